// The desk of a large newsroom: 20,000 stories, each in five languages.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { translationLocales } from '#lib/locales.ts'
import { loadStories } from '#lib/news/testing/load.ts'
import { onThisMachine } from '#lib/runtime/testing/slowness.ts'
import { type DeskQuery, filters } from '../types.ts'
import type { Viewer } from '../viewer.ts'
import { readDesk } from './stories.ts'
import { readSummary } from './summary.ts'

const viewer: Viewer = {
  id: 1,
  role: 'editor',
  sees: translationLocales,
  changes: translationLocales,
  ownStoriesOnly: false,
  seesCosts: true,
}
const usual: DeskQuery = { state: 'open', locale: null, search: '', order: 'oldest', after: null }

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await loadStories(pool(), { stories: 20_000, paragraphs: 3 })
  // On a busy machine these statements take longer than a reader's may.
  const client = await pool().connect()
  await client.query('SET statement_timeout = 0')
  // Fingerprints as long as those of a real story, a few texts in every state, and a large backlog.
  await client.query(
    `UPDATE articles SET segment_hashes = (SELECT jsonb_agg(md5(articles.id || ':' || n)) FROM generate_series(1, 25) n)`,
  )
  await client.query(
    `UPDATE translations t SET source_hashes = CASE WHEN t.id % 5003 = 0 THEN '["x"]' ELSE a.segment_hashes END
       FROM articles a WHERE a.id = t.article_id`,
  )
  await client.query(
    `INSERT INTO translation_progress (article_id, locale, state, requested_at)
     SELECT id, locale, CASE WHEN id % 4 = 0 THEN 'waiting' WHEN id % 3001 = 0 THEN 'failed' WHEN id % 2003 = 0 THEN 'held' ELSE 'done' END,
            published_at FROM articles, unnest($1::text[]) locale`,
    [translationLocales],
  )
  await client.query(
    `INSERT INTO reports (article_id, locale, anchor, paragraph) SELECT id, 'ar', 'p1', 'x' FROM articles WHERE id % 1009 = 0`,
  )
  await client.query('VACUUM (ANALYZE) articles, translations, translation_progress, reports')
  client.release(true)
}, 600_000)
afterAll(() => database.drop())

/** The second of two runs, in milliseconds: the first one may find nothing in memory. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  await work()
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

// Far more than it takes here; a query that reads every text takes seconds.
const limit = 1_000

it.each(filters)('%s', async (state) => {
  const first = await readDesk(pool(), viewer, { ...usual, state })
  const times = {
    first: await timed(() => readDesk(pool(), viewer, { ...usual, state })),
    newest: await timed(() => readDesk(pool(), viewer, { ...usual, state, order: 'newest' })),
    next: await timed(() => readDesk(pool(), viewer, { ...usual, state, after: first.next })),
    language: await timed(() => readDesk(pool(), viewer, { ...usual, state, locale: 'ar' })),
    search: await timed(() => readDesk(pool(), viewer, { ...usual, state, search: 'nomor 199' })),
  }
  if (process.env.SHOW_TIMES) console.log(state, first.stories.length, JSON.stringify(times))
  for (const [what, time] of Object.entries(times)) expect(time, what).toBeLessThan(onThisMachine(limit))
})

it('the summary', async () => {
  const time = await timed(() => readSummary(pool(), viewer, null, {}))
  if (process.env.SHOW_TIMES) console.log('summary', time)
  expect(time).toBeLessThan(onThisMachine(limit))
})
