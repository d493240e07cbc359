// Counts of reads in the database. Plain SQL: the portal never loads Payload.
import type { Pool } from 'pg'
import type { Read } from './counter.ts'

// Which readers were counted already is settled where all web processes meet. Both tables are written in one order, so
// that two processes never wait for each other in a circle. Drafts and what never was a story count nothing.
const countQuery = `
  with given as (
    select g.* from unnest($1::timestamptz[], $2::date[], $3::int[], $4::text[]::"_locales"[], $5::int[])
        as g(hour, day, article_id, locale, reader)
      join articles a on a.id = g.article_id and a._status = 'published' and a.published_at <= now() + interval '10 seconds'
  ), new as (
    insert into reads_counted (day, article_id, locale, reader)
      select distinct day, article_id, locale, reader from given order by 1, 2, 3, 4
    on conflict do nothing returning day, article_id, locale, reader
  ), counts as (
    select article_id, locale, hour, count(*)::int as n from (
      select article_id, locale, min(hour) as hour from new join given using (day, article_id, locale, reader)
      group by day, article_id, locale, reader) once
    group by article_id, locale, hour
  )
  insert into reads (article_id, locale, at, n) select article_id, locale, hour, n from counts order by 1, 2, 3
  on conflict (article_id, locale, at) do update set n = reads.n + excluded.n`

/**
 * Counts reads, each reader of a story and edition once a day; to be repeated safely.
 *
 * @throws what PostgreSQL says, when it can't be reached or refuses
 */
export async function storeReads(pool: Pool, reads: readonly Read[]): Promise<void> {
  await pool.query({
    name: 'audience count',
    text: countQuery,
    values: [
      reads.map(({ hour }) => hour),
      reads.map(({ day }) => day),
      reads.map(({ article }) => article),
      reads.map(({ locale }) => locale),
      reads.map(({ reader }) => reader),
    ],
  })
}
