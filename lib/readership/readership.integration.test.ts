// From a page's word that a story was read to the lists of what is read most: real HTTP, a real database.
import { request } from 'node:http'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { frontPage, mostReadPage, story as readStory } from '#lib/news/index.ts'
import { addSection, addStory, addTranslation } from '#lib/news/testing/newsroom.ts'
import { found, watch } from '#lib/news/testing/watch.ts'
import { testSite } from '#lib/portal/testing/site.ts'
import type { Read } from './counter.ts'
import { createReadership } from './index.ts'
import { pruneReads, renewRankings } from './ranking.ts'
import { storeReads } from './store.ts'

const siteUrl = 'https://news.example'
const hour = 3_600_000
let database: TestDatabase
let section: number
let client: pg.Client
let stories: number[]

beforeAll(async () => {
  database = await testDatabase()
  section = await addSection('world', { id: 'dunia' })
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})
beforeEach(async () => {
  await pool().query('TRUNCATE reads, reads_counted, most_read, change_log; DELETE FROM articles')
  stories = []
  for (let n = 0; n < 6; n += 1) stories.push(await addStory({ section, headline: `Judul ${n}` }))
})

const story = (index: number) => stories[index] ?? 0

/** A read, so many hours ago. */
function read(index: number, reader: number, hoursAgo = 0, locale: Read['locale'] = 'ar'): Read {
  const at = new Date(Math.floor(Date.now() / hour) * hour - hoursAgo * hour).toISOString()
  return { hour: at, day: at.slice(0, 10), article: story(index), locale, reader }
}

const counts = async (locale = 'ar') =>
  Object.fromEntries(
    (
      await pool().query<{ article_id: number; n: number }>(
        `SELECT article_id, sum(n)::int AS n FROM reads WHERE locale = $1::"_locales" GROUP BY 1`,
        [locale],
      )
    ).rows.map(({ article_id, n }) => [stories.indexOf(article_id), n]),
  )

describe('a page that was read', () => {
  const browser = { 'user-agent': 'Mozilla/5.0 (Android 14; Mobile)', 'sec-fetch-site': 'same-origin' }

  /** The answers' status codes, and what was counted in Arabic. */
  async function send(sent: { headers?: object; path?: string; method?: string; body?: string }[]) {
    const readership = createReadership({ secret: () => 'only-for-tests', siteUrl, trustProxy: true })
    const site = await testSite(() => {}, { roles: ['portal'], siteUrl, endpoints: { reads: readership.handle } })
    const statuses: number[] = []
    for (const { headers, path, method = 'POST', body = '' } of sent) {
      const options = { port: site.port, host: '127.0.0.1', method, agent: false }
      const all = { ...browser, 'content-length': Buffer.byteLength(body), ...headers }
      statuses.push(
        await new Promise<number>((resolve, reject) => {
          request({ ...options, path: path ?? `/ar/${story(0)}/reads`, headers: all }, (answer) => {
            expect(answer.headers).not.toHaveProperty('set-cookie')
            answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
          })
            .on('error', reject)
            .end(body)
        }),
      )
    }
    await site.close()
    await readership.stop()
    return { statuses, counted: await counts() }
  }

  it('is counted once, however often it is loaded, and nothing about the reader is stored', async () => {
    const { statuses, counted } = await send([{}, {}, {}, { headers: { 'x-forwarded-for': '203.0.113.9' } }])
    expect(statuses).toEqual([204, 204, 204, 204])
    expect(counted).toEqual({ 0: 2 })
    const { rows } = await pool().query('SELECT * FROM reads_counted')
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['article_id', 'day', 'locale', 'reader'])
  })

  it.each<[string, Parameters<typeof send>[0][number], number]>([
    ['a foreign page', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
    ['nobody says where from', { headers: { 'sec-fetch-site': undefined } }, 403],
    ['a program', { headers: { 'user-agent': 'Googlebot/2.1' } }, 204],
    ['no browser', { headers: { 'user-agent': '' } }, 204],
    ['a story that never was', { path: '/ar/999999/reads' }, 204],
    ['a body', { body: 'x'.repeat(2000) }, 413],
    ['a question', { method: 'GET' }, 405],
  ])('counts nothing: %s', async (_, sent, status) => {
    const headers = Object.fromEntries(
      Object.entries({ ...browser, ...sent.headers }).filter(([, value]) => value !== undefined),
    )
    const dropped = sent.headers && 'sec-fetch-site' in sent.headers && !headers['sec-fetch-site']
    const given = dropped ? { ...sent, headers: { 'sec-fetch-site': 'none' } } : sent
    expect(await send([given])).toEqual({ statuses: [status], counted: {} })
  })

  it('is counted so often from one address and no more', async () => {
    const many = Array.from({ length: 130 }, (_, n) => ({
      path: `/ar/${story(n % 6)}/reads`,
      headers: { 'user-agent': `Mozilla ${n}` },
    }))
    const { statuses, counted } = await send(many)
    expect(new Set(statuses)).toEqual(new Set([204]))
    for (const n of Object.values(counted)) expect(n).toBeLessThanOrEqual(16)
  })
})

describe('several web processes', () => {
  it('count each reader once, also when they write at the same moment', async () => {
    const mine = Array.from({ length: 300 }, (_, n) => read(n % 6, n))
    await Promise.all([storeReads(pool(), mine), storeReads(pool(), [...mine].reverse()), storeReads(pool(), mine)])
    expect(await counts()).toEqual({ 0: 50, 1: 50, 2: 50, 3: 50, 4: 50, 5: 50 })
    // What was written already, and is written again because nobody heard that it had been.
    await storeReads(pool(), mine)
    expect(await counts()).toMatchObject({ 0: 50 })
  })

  it('count no drafts', async () => {
    await pool().query(`UPDATE articles SET _status = 'draft' WHERE id = $1`, [story(0)])
    await storeReads(pool(), [read(0, 1), read(1, 1)])
    expect(await counts()).toEqual({ 1: 1 })
  })
})

describe('what is read most', () => {
  const tags = async () =>
    (await pool().query<{ tags: string[] }>('SELECT tags FROM change_log ORDER BY id')).rows.map((row) => row.tags)
  const page = async (days?: string) =>
    found(await mostReadPage('ar', days)).cards.map((card) => stories.indexOf(card.id))
  const many = (index: number, n: number, hoursAgo = 0, from = 0) =>
    Array.from({ length: n }, (_, reader) => read(index, from + reader, hoursAgo))

  it('differs by period, and is told only when an order changes', async () => {
    await storeReads(pool(), [...many(0, 3), ...many(1, 2), ...many(2, 5, 60), ...many(3, 9, 24 * 20)])
    expect(await renewRankings(client)).toEqual(['ar'])
    expect(await tags()).toEqual([['most-read:ar']])
    expect([await page(), await page('7'), await page('30')]).toEqual([
      [0, 1],
      [2, 0, 1],
      [3, 2, 0, 1],
    ])

    await storeReads(pool(), many(0, 1, 0, 100))
    expect(await renewRankings(client)).toEqual([])
    expect(await tags()).toHaveLength(1)

    await storeReads(pool(), many(1, 9, 0, 200))
    expect(await renewRankings(client)).toEqual(['ar'])
    expect([await page(), await tags()]).toEqual([
      [1, 0],
      [['most-read:ar'], ['most-read:ar']],
    ])
  })

  it('is made of days where hours have passed, and of nothing that is older than a month', async () => {
    await storeReads(pool(), [...many(0, 2, 60), ...many(0, 3, 61, 10), ...many(1, 1, 24 * 33), ...many(2, 1)])
    await renewRankings(client)
    const before = [await page('7'), await page('30')]
    await pruneReads(client)
    await pruneReads(client)
    await renewRankings(client)
    expect([await page('7'), await page('30')]).toEqual(before)
    const { rows } = await pool().query('SELECT article_id FROM reads WHERE article_id = $1', [story(1)])
    expect(rows).toEqual([])
    const { rows: days } = await pool().query(`SELECT at FROM reads WHERE article_id = $1`, [story(0)])
    expect(days.length).toBeLessThanOrEqual(2)
  })

  it('loses a story with its withdrawal, at once, and the order that nobody reads', async () => {
    await storeReads(pool(), [...many(0, 3), ...many(1, 2)])
    await renewRankings(client)
    const { tags: noted } = await watch(() => mostReadPage('ar', undefined))
    expect(noted).toEqual(expect.arrayContaining(['most-read:ar', `card:${story(0)}:ar`]))
    await pool().query(`UPDATE articles SET _status = 'draft' WHERE id = $1`, [story(0)])
    expect(await page()).toEqual([1])
    await pool().query('TRUNCATE reads')
    expect(await renewRankings(client)).toEqual(['ar'])
    expect(await page()).toEqual([])
  })

  it('stands on the front page, in the language of the edition, of the shortest period that has enough', async () => {
    expect((await frontPage('ar')).mostRead).toBe(null)
    await addTranslation(story(0), 'ar', { headline: 'عنوان' })
    const week = [1, 2, 3, 4].flatMap((index) => many(index, 6 - index, 60))
    await storeReads(pool(), [...many(0, 9), ...week])
    await renewRankings(client)
    const { mostRead } = await frontPage('ar')
    expect(mostRead?.days).toBe(7)
    expect(mostRead?.cards.map(({ textLocale }) => textLocale)).toEqual(['ar', 'id', 'id', 'id', 'id'])
    expect(mostRead?.periods.map(({ path }) => path)).toEqual(['/ar/most-read', '/ar/most-read/7', '/ar/most-read/30'])
    expect((await frontPage('ja')).mostRead).toBe(null)
  })

  it('makes an older story one to read next', async () => {
    const old = await addStory({ section, headline: 'Lama', publishedAt: new Date('2026-02-01T00:00:00Z') })
    await pool().query('DELETE FROM articles WHERE id = ANY($1)', [stories.slice(1)])
    const next = async () => found(await readStory('ar', 'dunia', `${story(0)}-judul`)).next
    expect((await next())?.id).toBe(old)
  })

  it.each(['1', '0', '07', '7 ', 'x', '999'])('has no page of %j days', async (days) => {
    expect(await mostReadPage('ar', days)).toEqual({ kind: 'missing' })
  })
})
