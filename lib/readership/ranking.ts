// Which stories are read most, per edition: worked out by the worker, told to web processes only where an order
// changed.
import type pg from 'pg'
import { appendChange } from '#lib/change-log/append.ts'
import { published } from '#lib/content/sql.ts'
import type { Locale } from '#lib/locales.ts'
import { type Period, periods, rankingLength } from './periods.ts'

type Ranking = { locale: Locale; days: Period; articles: number[] }

const countedQuery = `
  WITH counted AS (
    SELECT r.locale, r.article_id, sum(r.n) AS month,
      sum(r.n) FILTER (WHERE r.at > now() - interval '7 days') AS week,
      sum(r.n) FILTER (WHERE r.at > now() - interval '1 day') AS day
    FROM reads r WHERE r.at > now() - interval '30 days' GROUP BY r.locale, r.article_id
  ), placed AS (
    SELECT c.locale, p.days, c.article_id, row_number() OVER (
        PARTITION BY c.locale, p.days ORDER BY p.n DESC, a.published_at DESC, a.id DESC) AS rank
    FROM counted c
      CROSS JOIN LATERAL (VALUES (${periods[0]}, c.day), (${periods[1]}, c.week), (${periods[2]}, c.month)) p(days, n)
      JOIN articles a ON a.id = c.article_id AND ${published('a')}
    WHERE p.n > 0
  )
  SELECT locale, days, array_agg(article_id ORDER BY rank) AS articles FROM placed WHERE rank <= ${rankingLength}
  GROUP BY locale, days`

const storedQuery = `
  SELECT locale, days, array_agg(article_id ORDER BY rank) AS articles FROM most_read GROUP BY locale, days`

const replaceQuery = `
  WITH gone AS (DELETE FROM most_read WHERE locale = $1::"_locales" AND days = $2 AND rank > cardinality($3::int[]))
  INSERT INTO most_read (locale, days, rank, article_id)
    SELECT $1::"_locales", $2, rank, id FROM unnest($3::int[]) WITH ORDINALITY x(id, rank)
  ON CONFLICT (locale, days, rank) DO UPDATE SET article_id = excluded.article_id`

const byKey = (rankings: readonly Ranking[]) =>
  new Map(rankings.map((ranking) => [`${ranking.locale} ${ranking.days}`, ranking]))

/**
 * Works out the rankings anew. An edition whose order has changed gets a change-log entry (`most-read:ar`), in the same
 * transaction. For one process at a time.
 *
 * @returns the editions whose order has changed
 */
export async function renewRankings(client: pg.ClientBase): Promise<Locale[]> {
  await client.query('BEGIN')
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
      await appendChange(
        client,
        [...changed].map((locale) => `most-read:${locale}` as const),
      )
    await client.query('COMMIT')
    return [...changed]
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/**
 * Makes hours that have passed into days, and forgets what no ranking asks for any more, and who was counted.
 */
export async function pruneReads(client: pg.ClientBase): Promise<void> {
  await client.query(`DELETE FROM reads_counted WHERE day < (now() AT TIME ZONE 'UTC' - interval '1 hour')::date`)
  await client.query(`DELETE FROM reads WHERE at <= now() - interval '31 days'`)
  // An hour that a web process still holds back, while the database is away, may come later: it is folded the next time.
  await client.query(
    `WITH hours AS (
       DELETE FROM reads WHERE at <= now() - interval '2 days' AND at <> date_trunc('day', at, 'UTC')
       RETURNING article_id, locale, at, n)
     INSERT INTO reads (article_id, locale, at, n)
       SELECT article_id, locale, date_trunc('day', at, 'UTC'), sum(n) FROM hours GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
     ON CONFLICT (article_id, locale, at) DO UPDATE SET n = reads.n + excluded.n`,
  )
}
