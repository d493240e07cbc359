// Moments at which pages change without a save.
import type pg from 'pg'
import { appendChange } from '#lib/change-log/append.ts'
import { published, readableUntil } from '#lib/content/sql.ts'
import { type ArticleState, articleTags } from '../changes/rules.ts'

type Arriving = Omit<ArticleState, 'published' | 'stamp'>

/**
 * Logs a change for each published story that becomes readable (lib/content/sql.ts, `readable`): nobody saves anything at
 * that moment, and a cached page knows no time.
 *
 * @param since moment up to which stories have been logged; ISO 8601
 * @returns the moment up to which they have been logged now
 */
export async function logArrivals(client: pg.ClientBase, since: string): Promise<string> {
  const { rows: now } = await client.query<{ until: string }>(`SELECT (${readableUntil})::text AS until`)
  const until = now[0]?.until ?? since
  const { rows } = await client.query<Arriving>(
    `SELECT id, published_at::text AS "publishedAt", section_id AS section,
            array(SELECT topics_id FROM articles_rels r WHERE r.parent_id = a.id AND topics_id IS NOT NULL) AS topics,
            array(SELECT authors_id FROM articles_rels r WHERE r.parent_id = a.id AND authors_id IS NOT NULL) AS authors
       FROM articles a WHERE ${published('a')} AND published_at > $1 AND published_at <= $2`,
    [since, until],
  )
  for (const story of rows) {
    const tags = articleTags(null, { ...story, published: true, stamp: 'arrived' })
    await appendChange(client, tags)
  }
  return until
}

/**
 * Logs a change when the breaking-news line ends.
 *
 * @param since moment up to which ends have been logged; ISO 8601
 * @returns the moment up to which they have been logged now
 */
export async function logEndOfBreaking(client: pg.ClientBase, since: string): Promise<string> {
  const { rows } = await client.query<{ until: string; ended: boolean }>(
    `WITH moment AS (SELECT clock_timestamp() AS now)
     SELECT now::text AS until, EXISTS (SELECT FROM breaking WHERE active AND until > $1 AND until <= now) AS ended
       FROM moment`,
    [since],
  )
  if (rows[0]?.ended) await appendChange(client, ['breaking'])
  return rows[0]?.until ?? since
}
