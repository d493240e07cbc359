// Tells search engines of stories that were published, changed or withdrawn, from the change log.
import type { Pool } from 'pg'
import { beginning, type Entry, type Position, type Reading, readChanges } from '#lib/change-log/position.ts'
import { hasUnread, loadPosition, savePosition } from '#lib/change-log/stored-position.ts'
import { storiesOf } from '#lib/change-log/tags.ts'
import { transact } from '#lib/database/transact.ts'
import { listedStories } from '#lib/news/index.ts'
import { backoff } from '#lib/runtime/backoff.ts'
import { offeredEditions } from '#lib/seo/alternates.ts'
import { maxUrlsPerRequest, type Outcome, submit } from './request.ts'

/** Stories in one turn: with an old and a new address in six editions each, they fit one request. */
const mostStories = 800
const mostEntries = 2000
/** Seconds between turns, doubled with each failure up to six hours. */
const pauses = { first: 60, longest: 6 * 3600 }

// Whoever sets the next turn has this one: any number of workers may ask.
const claimQuery = `
  UPDATE index_now SET again_at = now() + $1 * interval '1 second'
   WHERE again_at <= now() AND ${hasUnread('indexnow')}
     AND EXISTS (SELECT FROM site WHERE index_now)
  RETURNING key, failures, coalesce((SELECT index_machine_translations FROM site LIMIT 1), true) AS unreviewed`

type Claim = { key: string; failures: number; unreviewed: boolean }

/** What one turn tells of: as many entries as fit, the stories that they are about, and the position behind them. */
type Turn = { readonly stories: readonly number[]; readonly position: Position; readonly missed: number }

async function nextTurn(pool: Pool): Promise<Turn> {
  const { position, missed } = await loadPosition(pool, 'indexnow')
  const reading = await readOn(pool, position)
  const { stories, count } = fitting(reading.entries)
  return { stories, position: reading.after(count), missed }
}

/** In a restored database search engines are told again of all that the log has: twice is better than never. */
async function readOn(pool: Pool, position: Position): Promise<Extract<Reading, { kind: 'read' }>> {
  const reading = await readChanges(pool, position, mostEntries)
  return reading.kind === 'read' ? reading : readOn(pool, beginning)
}

function fitting(entries: readonly Entry[]): { stories: number[]; count: number } {
  let stories = new Set<number>()
  let count = 0
  for (const { tags } of entries) {
    const more = new Set([...stories, ...storiesOf(tags)])
    if (count > 0 && more.size > mostStories) break
    stories = more
    count += 1
  }
  return { stories: [...stories], count }
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
  for (let begin = 0; begin < urls.length; begin += maxUrlsPerRequest) {
    const outcome = await submit(endpoint, { siteUrl, key, urls: urls.slice(begin, begin + maxUrlsPerRequest) })
    if (outcome.kind !== 'taken') return outcome
  }
  return { kind: 'taken' }
}

async function settle(pool: Pool, { stories, position, missed }: Turn, current: readonly Known[]): Promise<void> {
  await transact(pool, async (client) => {
    await savePosition(client, 'indexnow', position)
    await client.query('DELETE FROM index_now_urls WHERE article_id = ANY($1)', [stories])
    await client.query(
      `INSERT INTO index_now_urls (article_id, url) SELECT * FROM unnest($1::int[], $2::text[])
       ON CONFLICT DO NOTHING`,
      [current.map((known) => known.article_id), current.map((known) => known.url)],
    )
    await client.query('UPDATE index_now SET failures = 0')
  })
  if (missed > 0) console.error(`indexnow: ${missed} changes were too old to be told of; the sitemaps have them`)
}

/**
 * Takes a turn, if it is time, something has changed and the newsroom wants it: once a minute at most, over all workers.
 *
 * @param options.siteUrl public origin; see `isPublicSite`
 * @returns what came of it; null: nothing to do
 * @throws what the database throws; the service's failures are outcomes, and put the next turn off
 */
export async function notifySearchEngines(options: {
  readonly pool: Pool
  readonly siteUrl: string
  readonly endpoint: string
}): Promise<Outcome | null> {
  const { pool, siteUrl, endpoint } = options
  const { rows } = await pool.query<Claim>(claimQuery, [pauses.first])
  const [claim] = rows
  if (!claim) return null
  const turn = await nextTurn(pool)
  const current = await currentUrls(turn.stories, claim.unreviewed, siteUrl)
  const known = await pool.query<Known>('SELECT article_id, url FROM index_now_urls WHERE article_id = ANY($1)', [
    turn.stories,
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
    await settle(pool, turn, current)
  }
  return outcome
}
