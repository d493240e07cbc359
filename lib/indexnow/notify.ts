// Submits the URLs of published, changed and withdrawn stories to IndexNow, from the change log.
import type { Pool } from 'pg'
import { beginning, type Entry, type Position, type Reading, readChanges } from '#lib/change-log/position.ts'
import { hasUnread, loadPosition, savePosition } from '#lib/change-log/stored-position.ts'
import { storiesOf } from '#lib/change-log/tags.ts'
import { transact } from '#lib/database/transact.ts'
import { listedStories } from '#lib/news/index.ts'
import { backoff } from '#lib/runtime/backoff.ts'
import { indexableEditions } from '#lib/seo/alternates.ts'
import { maxUrlsPerRequest, type Outcome, submit } from './request.ts'

/** Stories per submission: with an old and a new URL in six editions each, they fit one request. */
const maximumStories = 800
const maximumEntries = 2000
/** Seconds between submissions, doubled with each failure up to six hours. */
const pauses = { first: 60, longest: 6 * 3600 }

// The worker that moves `again_at` submits: any number of workers may try.
const claimQuery = `
  UPDATE index_now SET again_at = now() + $1 * interval '1 second'
   WHERE again_at <= now() AND ${hasUnread('indexnow')}
     AND EXISTS (SELECT FROM site WHERE index_now)
  RETURNING key, failures, coalesce((SELECT index_machine_translations FROM site LIMIT 1), true) AS unreviewed`

type Claim = { key: string; failures: number; unreviewed: boolean }

/** One submission: the stories of as many entries as fit, and the position after those entries. */
type Submission = { readonly stories: readonly number[]; readonly position: Position; readonly missed: number }

async function nextSubmission(pool: Pool): Promise<Submission> {
  const { position, missed } = await loadPosition(pool, 'indexnow')
  const reading = await readOn(pool, position)
  const { stories, count } = fitting(reading.entries)
  return { stories, position: reading.after(count), missed }
}

/** In a restored database the whole log is submitted again: twice is better than never. */
async function readOn(pool: Pool, position: Position): Promise<Extract<Reading, { kind: 'read' }>> {
  const reading = await readChanges(pool, position, maximumEntries)
  return reading.kind === 'read' ? reading : readOn(pool, beginning)
}

function fitting(entries: readonly Entry[]): { stories: number[]; count: number } {
  let stories = new Set<number>()
  let count = 0
  for (const { tags } of entries) {
    const more = new Set([...stories, ...storiesOf(tags)])
    if (count > 0 && more.size > maximumStories) break
    stories = more
    count += 1
  }
  return { stories: [...stories], count }
}

type Known = { article_id: number; url: string }

/** URLs that search engines may list now. */
async function currentUrls(stories: readonly number[], unreviewed: boolean, siteUrl: string): Promise<Known[]> {
  const listed = stories.length > 0 ? await listedStories(stories) : []
  return listed.flatMap((story) =>
    indexableEditions(story, { indexMachineTranslations: unreviewed }).map((locale) => ({
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

async function settle(pool: Pool, { stories, position, missed }: Submission, current: readonly Known[]): Promise<void> {
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
  if (missed > 0) console.error(`indexnow: ${missed} changes were too old to be submitted; the sitemaps have them`)
}

/**
 * Submits the URLs of changed stories, if the newsroom has turned IndexNow on, there are any, and a submission is due: at
 * most one a minute over all workers.
 *
 * @param options.siteUrl public origin; see `isPublicSite`
 * @returns the outcome; `null` when there was nothing to do
 * @throws errors of the database; the service's failures are outcomes, and postpone the next submission
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
  const submission = await nextSubmission(pool)
  const current = await currentUrls(submission.stories, claim.unreviewed, siteUrl)
  const known = await pool.query<Known>('SELECT article_id, url FROM index_now_urls WHERE article_id = ANY($1)', [
    submission.stories,
  ])
  // A story that is gone or has moved is submitted with its old URL, which answers 404 or redirects.
  const urls = [...new Set([...current, ...known.rows].map(({ url }) => url))]
  const outcome = await submitAll(endpoint, siteUrl, claim.key, urls)
  if (outcome.kind === 'failed') {
    const wait = Math.max(outcome.after ?? 0, backoff(claim.failures + 1, pauses))
    await pool.query(`UPDATE index_now SET failures = failures + 1, again_at = now() + $1 * interval '1 second'`, [
      Math.min(wait, pauses.longest),
    ])
  } else {
    await settle(pool, submission, current)
  }
  return outcome
}
