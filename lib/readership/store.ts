// Counts of reads in the database. Plain SQL: the portal never loads Payload.

import type { Pool } from 'pg'
import { readable } from '#lib/content/sql.ts'
import type { Read } from './counter.ts'

// Which readers were counted already is settled where all web processes meet. Both tables are written in one order, so
// that two processes never wait for each other in a circle. Drafts and what never was a story count nothing.
const countQuery = `
  WITH given AS (
    SELECT g.* FROM unnest($1::timestamptz[], $2::date[], $3::int[], $4::text[]::"_locales"[], $5::int[])
        AS g(hour, day, article_id, locale, reader)
      JOIN articles a ON a.id = g.article_id AND ${readable('a')}
  ), new AS (
    INSERT INTO reads_counted (day, article_id, locale, reader)
      SELECT DISTINCT day, article_id, locale, reader FROM given ORDER BY 1, 2, 3, 4
    ON CONFLICT DO NOTHING RETURNING day, article_id, locale, reader
  ), counts AS (
    SELECT article_id, locale, hour, count(*)::int AS n FROM (
      SELECT article_id, locale, min(hour) AS hour FROM new JOIN given USING (day, article_id, locale, reader)
      GROUP BY day, article_id, locale, reader) once
    GROUP BY article_id, locale, hour
  )
  INSERT INTO reads (article_id, locale, at, n) SELECT article_id, locale, hour, n FROM counts ORDER BY 1, 2, 3
  ON CONFLICT (article_id, locale, at) DO UPDATE SET n = reads.n + excluded.n`

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
