// Tells search engines of stories that were published, changed or withdrawn, from the change log. Each entry of the log
// knows whether it was told: transactions end in another order than their numbers, so no position would do.
import type { Pool } from 'pg'
import { type CacheTag, storiesOf } from '#lib/change-log/tags.ts'
import { transact } from '#lib/database/transact.ts'
import { listedStories } from '#lib/news/index.ts'
import { backoff } from '#lib/runtime/backoff.ts'
import { offeredEditions } from '#lib/seo/alternates.ts'
import { mostUrls, type Outcome, submit } from './request.ts'

/** Stories in one turn: with an old and a new address in six editions each, they fit one request. */
const mostStories = 800
const mostEntries = 2000
/** Seconds between turns, doubled with each failure up to six hours. */
const pauses = { first: 60, longest: 6 * 3600 }

// Whoever sets the next turn has this one: any number of workers may ask.
const claimQuery = `
  UPDATE index_now SET again_at = now() + $1 * interval '1 second'
   WHERE again_at <= now() AND EXISTS (SELECT FROM change_log WHERE NOT told)
     AND EXISTS (SELECT FROM site WHERE index_now)
  RETURNING key, failures, coalesce((SELECT index_machine_translations FROM site LIMIT 1), true) AS unreviewed`

type Claim = { key: string; failures: number; unreviewed: boolean }
type Entry = { id: string; tags: CacheTag[] }

/** What was changed: as many entries, oldest first, as one turn takes; and the stories that they name. */
async function changes(pool: Pool): Promise<{ entries: string[]; stories: number[] }> {
  const { rows } = await pool.query<Entry>('SELECT id, tags FROM change_log WHERE NOT told ORDER BY id LIMIT $1', [
    mostEntries,
  ])
  const stories = new Set<number>()
  const entries: string[] = []
  for (const { id, tags } of rows) {
    const named = storiesOf(tags)
    if (entries.length > 0 && new Set([...stories, ...named]).size > mostStories) break
    for (const story of named) stories.add(story)
    entries.push(id)
  }
  return { entries, stories: [...stories] }
}

type Known = { article_id: number; url: string }

/** Addresses that search engines may list now. */
async function currentUrls(stories: readonly number[], unreviewed: boolean, siteUrl: string): Promise<Known[]> {
  const listed = stories.length > 0 ? await listedStories(stories) : []
  return listed.flatMap((story) =>
    offeredEditions(story, { indexMachineTranslations: unreviewed }).map((locale) => ({
      article_id: story.id,
      url: siteUrl + story.paths[locale],
    })),
  )
}

async function submitAll(endpoint: string, siteUrl: string, key: string, urls: readonly string[]): Promise<Outcome> {
  for (let begin = 0; begin < urls.length; begin += mostUrls) {
    const outcome = await submit(endpoint, { siteUrl, key, urls: urls.slice(begin, begin + mostUrls) })
    if (outcome.kind !== 'taken') return outcome
  }
  return { kind: 'taken' }
}

async function settle(pool: Pool, entries: string[], stories: number[], current: readonly Known[]): Promise<void> {
  await transact(pool, async (client) => {
    await client.query('UPDATE change_log SET told = true WHERE id = ANY($1)', [entries])
    await client.query('DELETE FROM index_now_urls WHERE article_id = ANY($1)', [stories])
    await client.query(
      `INSERT INTO index_now_urls (article_id, url) SELECT * FROM unnest($1::int[], $2::text[])
       ON CONFLICT DO NOTHING`,
      [current.map((known) => known.article_id), current.map((known) => known.url)],
    )
    await client.query('UPDATE index_now SET failures = 0')
  })
}

/**
 * Takes a turn, if it is time, something has changed and the newsroom wants it: once a minute at most, over all workers.
 *
 * @param options.siteUrl public origin; see `isPublicSite`
 * @returns what came of it; null: nothing to do
 * @throws what the database throws; the service's failures are outcomes, and put the next turn off
 */
export async function tellSearchEngines(options: {
  readonly pool: Pool
  readonly siteUrl: string
  readonly endpoint: string
}): Promise<Outcome | null> {
  const { pool, siteUrl, endpoint } = options
  const { rows } = await pool.query<Claim>(claimQuery, [pauses.first])
  const [claim] = rows
  if (!claim) return null
  const { entries, stories } = await changes(pool)
  const current = await currentUrls(stories, claim.unreviewed, siteUrl)
  const known = await pool.query<Known>('SELECT article_id, url FROM index_now_urls WHERE article_id = ANY($1)', [
    stories,
  ])
  // What is gone or has moved is told by its old address: it answers 404, or leads to the new one.
  const urls = [...new Set([...current, ...known.rows].map(({ url }) => url))]
  const outcome = await submitAll(endpoint, siteUrl, claim.key, urls)
  if (outcome.kind === 'failed') {
    const wait = Math.max(outcome.after ?? 0, backoff(claim.failures + 1, pauses))
    await pool.query(`UPDATE index_now SET failures = failures + 1, again_at = now() + $1 * interval '1 second'`, [
      Math.min(wait, pauses.longest),
    ])
  } else {
    await settle(pool, entries, stories, current)
  }
  return outcome
}
