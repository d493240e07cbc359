// Telling search engines, against a service of our own over real HTTP and a real database.
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { appendChange } from '#lib/change-log/append.ts'
import { beginning, readChanges } from '#lib/change-log/position.ts'
import { loadPosition, pruneChanges, savePosition } from '#lib/change-log/stored-position.ts'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { addSection, addStory, addTranslation } from '#lib/news/testing/newsroom.ts'
import { notifySearchEngines } from './notify.ts'
import { isPublicSite } from './request.ts'

const siteUrl = 'https://warta.example'
let database: TestDatabase
let service: Server
let answer: { status: number; headers?: Record<string, string> }
let received: {
  headers: IncomingHttpHeaders
  body: { key: string; host: string; keyLocation: string; urlList: string[] }
}[]
let section: number

beforeAll(async () => {
  database = await testDatabase()
  section = await addSection('world', { id: 'dunia', ar: 'world', ja: 'world' })
  service = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: JSON.parse(await text(request)) })
    response.writeHead(answer.status, answer.headers).end()
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  service.close()
  await database.drop()
})
beforeEach(async () => {
  received = []
  answer = { status: 200 }
  await pool().query('DELETE FROM site')
  await pool().query(`INSERT INTO site (name, index_now) VALUES ('Warta', true)`)
  await pool().query('TRUNCATE change_log, index_now_urls')
  await pool().query(`UPDATE index_now SET failures = 0, again_at = '-infinity'`)
})

const change = (...tags: string[]) => pool().query('INSERT INTO change_log (tags) VALUES ($1)', [tags])
const due = () => pool().query(`UPDATE index_now SET again_at = '-infinity'`)

function tell() {
  const { port } = service.address() as AddressInfo
  return notifySearchEngines({ pool: pool(), siteUrl, endpoint: `http://127.0.0.1:${port}/indexnow` })
}

async function state() {
  const { rows } = await pool().query(
    `SELECT failures, extract(epoch FROM again_at - now())::int AS seconds FROM index_now`,
  )
  const { position } = await loadPosition(pool(), 'indexnow')
  const reading = await readChanges(pool(), position, 10_000)
  const untold = reading.kind === 'read' ? reading.entries.length : null
  return { ...(rows[0] as { failures: number; seconds: number }), untold }
}

it('tells of every edition that a changed story has, with the key', async () => {
  const id = await addStory({ section })
  await addTranslation(id, 'ar', { slug: 'port' })
  await addTranslation(id, 'ja', { status: 'draft' })
  await change(`article:${id}`, `card:${id}:id`, 'front')
  await change('site')
  expect(await tell()).toEqual({ kind: 'taken' })
  const { rows } = await pool().query('SELECT key FROM index_now')
  expect(rows[0].key).toMatch(/^[0-9a-f]{32}$/)
  expect(received).toHaveLength(1)
  expect(received[0]).toMatchObject({
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: {
      host: 'warta.example',
      key: rows[0].key,
      keyLocation: `${siteUrl}/${rows[0].key}.txt`,
      urlList: [`${siteUrl}/id/dunia/${id}-judul`, `${siteUrl}/ar/world/${id}-port`],
    },
  })
  expect(await state()).toMatchObject({ failures: 0, untold: 0 })
})

it('speaks once a minute at most, and only if there is something to say', async () => {
  const id = await addStory({ section })
  await change(`article:${id}`)
  expect(await tell()).toEqual({ kind: 'taken' })
  await change(`article:${id}`)
  expect(await tell()).toBeNull()
  expect((await state()).seconds).toBeGreaterThan(55)
  await due()
  expect(await tell()).toEqual({ kind: 'taken' })
  await due()
  expect(await tell()).toBeNull()
  expect(received).toHaveLength(2)
})

it('two workers at once speak once', async () => {
  const id = await addStory({ section })
  await change(`article:${id}`)
  expect((await Promise.all([tell(), tell(), tell()])).filter(Boolean)).toHaveLength(1)
})

it('tells of what is withdrawn, deleted or moved by its old address', async () => {
  const [moved, withdrawn] = [await addStory({ section }), await addStory({ section })]
  await change(`article:${moved}`, `article:${withdrawn}`)
  await tell()
  await pool().query(`UPDATE articles SET slug = 'baru' WHERE id = $1`, [moved])
  await pool().query(`DELETE FROM articles WHERE id = $1`, [withdrawn])
  await change(`article:${moved}`)
  await change(`article:${withdrawn}`)
  await due()
  await tell()
  expect(received[1]?.body.urlList.toSorted()).toEqual(
    [
      `${siteUrl}/id/dunia/${moved}-baru`,
      `${siteUrl}/id/dunia/${moved}-judul`,
      `${siteUrl}/id/dunia/${withdrawn}-judul`,
    ].toSorted(),
  )
})

it('says nothing of drafts, nor of machine translations that are kept from search engines', async () => {
  await pool().query('UPDATE site SET index_machine_translations = false')
  const [id, draft] = [await addStory({ section }), await addStory({ section, status: 'draft' })]
  await addTranslation(id, 'ar', { slug: 'port' })
  await change(`article:${id}`, `article:${draft}`)
  await tell()
  expect(received[0]?.body.urlList).toEqual([`${siteUrl}/id/dunia/${id}-judul`])
})

it('does nothing where the newsroom has not turned it on', async () => {
  await pool().query('UPDATE site SET index_now = false')
  await change('article:1')
  expect(await tell()).toBeNull()
  expect(received).toEqual([])
})

describe('a service that', () => {
  it.each([
    ['fails', { status: 500 }, 120],
    ['does not know the key', { status: 403 }, 120],
    ['asks to wait', { status: 429, headers: { 'retry-after': '900' } }, 900],
    ['asks to wait for ever', { status: 429, headers: { 'retry-after': '99999999' } }, 21_600],
  ])('%s is asked again later, longer and longer, and nothing is lost', async (_, given: typeof answer, seconds) => {
    const id = await addStory({ section })
    await change(`article:${id}`)
    answer = given
    expect(await tell()).toMatchObject({ kind: 'failed' })
    const first = await state()
    expect(first).toMatchObject({ failures: 1, untold: 1 })
    expect(Math.abs(first.seconds - seconds)).toBeLessThan(5)
    await due()
    await tell()
    expect((await state()).seconds).toBeGreaterThanOrEqual(Math.min(230, seconds + 100, first.seconds - 5))
    answer = { status: 202 }
    await due()
    expect(await tell()).toEqual({ kind: 'taken' })
    expect(await state()).toMatchObject({ failures: 0, untold: 0 })
    expect(received.at(-1)?.body.urlList).toEqual([`${siteUrl}/id/dunia/${id}-judul`])
  })

  it('refuses the addresses does not stand in the way of the next ones', async () => {
    await change(`article:${await addStory({ section })}`)
    answer = { status: 422 }
    expect(await tell()).toMatchObject({ kind: 'refused' })
    expect(await state()).toMatchObject({ untold: 0 })
  })

  it('is not there is a failure like others', async () => {
    await change('article:1', `article:${await addStory({ section })}`)
    const outcome = await notifySearchEngines({ pool: pool(), siteUrl, endpoint: 'http://127.0.0.1:1/' })
    expect(outcome).toMatchObject({ kind: 'failed' })
    expect(await state()).toMatchObject({ failures: 1, untold: 1 })
  })
})

it('takes many stories in turns that fit a request', async () => {
  const ids = await pool().query<{ id: number }>(
    `INSERT INTO articles (headline, section_id, published_at, slug, _status)
     SELECT 'Judul', $1, now() - interval '1 hour', 'judul', 'published' FROM generate_series(1, 1000) RETURNING id`,
    [section],
  )
  for (const { id } of ids.rows) await change(`article:${id}`)
  await tell()
  await due()
  await tell()
  expect(received.map(({ body }) => body.urlList.length)).toEqual([800, 200])
})

it('tells of a change that was committed long after others, which were told', async () => {
  const [slow, quick] = [await addStory({ section }), await addStory({ section })]
  const writer = await pool().connect()
  try {
    await writer.query('BEGIN')
    await appendChange(writer, [`article:${slow}`])
    await change(`article:${quick}`)
    await tell()
    await due()
    expect(await tell()).toBeNull()
    await writer.query('COMMIT')
    await tell()
    expect(received.map(({ body }) => body.urlList)).toEqual([
      [`${siteUrl}/id/dunia/${quick}-judul`],
      [`${siteUrl}/id/dunia/${slow}-judul`],
    ])
  } finally {
    writer.release()
  }
})

it('tells again of what the log has when the database was restored in another server', async () => {
  const id = await addStory({ section })
  await change(`article:${id}`)
  await tell()
  await savePosition(pool(), 'indexnow', { ...beginning, horizon: '9000000000000' })
  await due()
  expect(await tell()).toEqual({ kind: 'taken' })
  await due()
  expect(await tell()).toBeNull()
  expect(received.map(({ body }) => body.urlList)).toEqual(Array(2).fill([`${siteUrl}/id/dunia/${id}-judul`]))
})

it('says how many changes went with the log before they were told', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
  const id = await addStory({ section })
  await change(`article:${id}`)
  await change('front')
  await pool().query(`UPDATE change_log SET at = at - interval '25 hours'`)
  await change(`article:${id}`)
  await pruneChanges(pool())
  await tell()
  await change(`article:${id}`)
  await due()
  await tell()
  expect(received).toHaveLength(2)
  expect(errors.mock.calls).toEqual([['indexnow: 2 changes were too old to be submitted; the sitemaps have them']])
  errors.mockRestore()
})

it.each([
  ['https://news.warta.co.id', true],
  ['http://news.warta.co.id', false],
  ['https://localhost', false],
  ['https://warta.local', false],
  ['https://192.168.1.5', false],
  ['https://[::1]', false],
  ['https://desk', false],
])('%s is public: %s', (url, expected) => {
  expect(isPublicSite(url)).toBe(expected)
})
