// Which stories are read most, per edition: worked out by the worker, told to web processes only where an order changed.
import type pg from 'pg'
import type { Locale } from '#lib/locales.ts'
import { tellChange } from '#lib/newsroom/changes/log.ts'
import { type Period, periods, ranked } from './periods.ts'

type Ranking = { locale: Locale; days: Period; articles: number[] }

const countedQuery = `
  with counted as (
    select r.locale, r.article_id, sum(r.n) as month,
      sum(r.n) filter (where r.at > now() - interval '7 days') as week,
      sum(r.n) filter (where r.at > now() - interval '1 day') as day
    from reads r where r.at > now() - interval '30 days' group by r.locale, r.article_id
  ), placed as (
    select c.locale, p.days, c.article_id, row_number() over (
        partition by c.locale, p.days order by p.n desc, a.published_at desc, a.id desc) as rank
    from counted c
      cross join lateral (values (${periods[0]}, c.day), (${periods[1]}, c.week), (${periods[2]}, c.month)) p(days, n)
      join articles a on a.id = c.article_id and a._status = 'published'
    where p.n > 0
  )
  select locale, days, array_agg(article_id order by rank) as articles from placed where rank <= ${ranked}
  group by locale, days`

const storedQuery = `
  select locale, days, array_agg(article_id order by rank) as articles from most_read group by locale, days`

const replaceQuery = `
  with gone as (delete from most_read where locale = $1::"_locales" and days = $2 and rank > cardinality($3::int[]))
  insert into most_read (locale, days, rank, article_id)
    select $1::"_locales", $2, rank, id from unnest($3::int[]) with ordinality x(id, rank)
  on conflict (locale, days, rank) do update set article_id = excluded.article_id`

const byKey = (rankings: readonly Ranking[]) =>
  new Map(rankings.map((ranking) => [`${ranking.locale} ${ranking.days}`, ranking]))

/**
 * Works out the rankings anew. An edition whose order has changed gets a change-log entry (`most-read:ar`), in the same
 * transaction. For one process at a time.
 *
 * @returns the editions whose order has changed
 */
export async function renewRankings(client: pg.ClientBase): Promise<Locale[]> {
  await client.query('begin')
  try {
    const counted = byKey((await client.query<Ranking>(countedQuery)).rows)
    const stored = byKey((await client.query<Ranking>(storedQuery)).rows)
    const changed = new Set<Locale>()
    for (const key of new Set([...counted.keys(), ...stored.keys()])) {
      const [now, before] = [counted.get(key), stored.get(key)]
      const known = now ?? before
      if (!known || now?.articles.join() === before?.articles.join()) continue
      await client.query(replaceQuery, [known.locale, known.days, now?.articles ?? []])
      changed.add(known.locale)
    }
    if (changed.size > 0)
      await tellChange(
        client,
        [...changed].map((locale) => `most-read:${locale}`),
      )
    await client.query('commit')
    return [...changed]
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

/**
 * Makes hours that have passed into days, and forgets what no ranking asks for any more, and who was counted.
 */
export async function pruneReads(client: pg.ClientBase): Promise<void> {
  await client.query(`delete from reads_counted where day < (now() at time zone 'UTC' - interval '1 hour')::date`)
  await client.query(`delete from reads where at <= now() - interval '31 days'`)
  // An hour that a web process still holds back, while the database is away, may come later: it is folded the next time.
  await client.query(
    `with hours as (
       delete from reads where at <= now() - interval '2 days' and at <> date_trunc('day', at, 'UTC')
       returning article_id, locale, at, n)
     insert into reads (article_id, locale, at, n)
       select article_id, locale, date_trunc('day', at, 'UTC'), sum(n) from hours group by 1, 2, 3 order by 1, 2, 3
     on conflict (article_id, locale, at) do update set n = reads.n + excluded.n`,
  )
}
