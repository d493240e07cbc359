// The admin's buttons for moving documents: what they say beforehand, and the number that is typed.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type Asker, bodyOf, type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'

let newsroom: TestNewsroom
let section = 0
beforeAll(async () => {
  newsroom = await testNewsroom()
  const { id } = await newsroom.payload.create({
    collection: 'sections',
    data: { key: 'dunia', name: 'Dunia', slug: 'dunia', order: 1 },
  })
  section = id
})
afterAll(() => newsroom?.close())

async function story(headline: string): Promise<number> {
  const data = { headline, section, body: bodyOf('Isi.'), kind: 'news', _status: 'published' } as const
  return (await newsroom.payload.create({ collection: 'articles', data })).id
}
const say = async (asker: Asker, path: string, language = 'id') =>
  (await newsroom.ask(asker, 'GET', path, undefined, { 'Accept-Language': language })).body as {
    lines?: string[]
    number?: number | null
  }
const move = async (asker: Asker, collection: string, body: object) =>
  (await newsroom.ask(asker, 'POST', `/${collection}/move`, body)).status
const statuses = async (ids: readonly number[]) => {
  const { rows } = await pool().query<{ status: string }>(
    `SELECT CASE WHEN deleted_at IS NOT NULL THEN 'trash' ELSE _status::text END AS status FROM articles
      WHERE id = ANY($1) ORDER BY id`,
    [ids],
  )
  return rows.map(({ status }) => status)
}

it('says of a story how much it is read, what goes along and what readers get, in the language of the person', async () => {
  const id = await story('Dibaca')
  await newsroom.payload.create({
    collection: 'translations',
    data: { article: id, locale: 'en', headline: 'Read', body: bodyOf('Text.'), origin: 'human', _status: 'published' },
  })
  await pool().query(`INSERT INTO reads (at, article_id, locale, n) VALUES (now(), $1, 'id', 4310)`, [id])
  await newsroom.payload.updateGlobal({ slug: 'front', data: { ranked: [id] } })
  const { lines = [] } = await say('editor', `/articles/move?act=discard&ids=${id}`)
  expect(lines.join('\n')).toMatch(/dibaca 4\.310 kali hari ini/)
  expect(lines.join('\n')).toMatch(/Terjemahan yang ikut: 1/)
  expect(lines.join('\n')).toMatch(/Halaman tidak ditemukan/)
  expect(lines.join('\n')).toMatch(/halaman depan/)
  expect(lines.join('\n')).toMatch(/30 hari/)
  expect((await say('editor', `/articles/move?act=discard&ids=${id}`, 'en')).lines?.join('\n')).toMatch(/4,310 times/)
  expect((await newsroom.ask('reader', 'GET', `/articles/move?act=discard&ids=${id}`)).status).toBe(403)
})

it('says of publishing what goes out, whose it is and who is still at it, and refuses while they are', async () => {
  const id = await story('Semula')
  const half = { headline: 'Setengah kal', _status: 'draft' }
  await newsroom.ask('admin', 'POST', `/articles/${id}/editing`, { tab: 'tab-of-admin', what: 'hold' })
  await newsroom.ask('admin', 'PATCH', `/articles/${id}?draft=true&autosave=true`, half)
  const asked = `/articles/move?act=publish&ids=${id}`
  const { lines = [] } = await say('editor', asked, 'en')
  expect(lines.join('\n')).toMatch(/goes out: changes .* by admin, /)
  expect(lines.join('\n')).toMatch(/admin has “Setengah kal” open/)
  expect(lines.join('\n')).not.toMatch(/Page not found/)
  const refused = await newsroom.ask('editor', 'POST', '/articles/move', { act: 'publish', ids: [id] })
  expect([refused.status, JSON.stringify(refused.body)]).toEqual([409, expect.stringContaining('admin')])
  expect((await newsroom.ask('reader', 'GET', `/articles/${id}`)).body.headline).toBe('Semula')
  await newsroom.ask('admin', 'POST', `/articles/${id}/editing`, { tab: 'tab-of-admin', what: 'leave' })
  expect(await move('editor', 'articles', { act: 'publish', ids: [id] })).toBe(200)
  expect((await newsroom.ask('reader', 'GET', `/articles/${id}`)).body.headline).toBe('Setengah kal')
  expect((await say('editor', asked, 'en')).lines?.join()).toMatch(/already/)
})

it('takes a note along, or nothing happens at all', async () => {
  const id = await story('Dicatat')
  expect(await move('editor', 'articles', { act: 'discard', ids: [id], note: { ar: 'سُحب.' } })).toBe(400)
  expect(await statuses([id])).toEqual(['published'])
  expect(
    await move('editor', 'articles', { act: 'unpublish', ids: [id], note: { id: 'Ditarik, karena keliru.' } }),
  ).toBe(200)
  expect(await statuses([id])).toEqual(['draft'])
  const { rows } = await pool().query('SELECT texts FROM withdrawal_notes WHERE article_id = $1', [id])
  expect(rows).toEqual([{ texts: { id: 'Ditarik, karena keliru.' } }])
})

it('moves several for administrators who type how many', async () => {
  const ids = [await story('Satu'), await story('Dua'), await story('Tiga')]
  for (const act of ['discard', 'unpublish', 'publish', 'deleteForGood'] as const) {
    expect(await move('editor', 'articles', { act, ids, count: 3 }), act).toBe(403)
  }
  expect(await move('admin', 'articles', { act: 'unpublish', ids })).toBe(409)
  expect(await move('admin', 'articles', { act: 'unpublish', ids, count: 2 })).toBe(409)
  expect(await statuses(ids)).toEqual(['published', 'published', 'published'])
  expect(await move('admin', 'articles', { act: 'unpublish', ids, count: 3 })).toBe(200)
  expect(await statuses(ids)).toEqual(['draft', 'draft', 'draft'])
  expect(await move('reporter', 'articles', { act: 'publish', ids: ids.slice(0, 1) })).toBe(403)
  expect(await move('admin', 'articles', { act: 'discard', ids, count: 3 })).toBe(200)
  expect(await statuses(ids)).toEqual(['trash', 'trash', 'trash'])
  const many = Array.from({ length: 51 }, (_, at) => at + 1)
  expect(await move('admin', 'articles', { act: 'discard', ids: many, count: 51 })).toBe(409)
})

it('empties a trash for the administrator who types how much is in it', async () => {
  const { rows } = await pool().query<{ n: number }>(
    'SELECT count(*)::int AS n FROM articles WHERE deleted_at IS NOT NULL',
  )
  const there = rows[0]?.n ?? 0
  expect(there).toBeGreaterThan(0)
  expect((await say('admin', '/articles/move?act=empty')).number).toBe(there)
  expect(await move('editor', 'articles', { act: 'empty', ids: [], count: there })).toBe(403)
  expect(await move('admin', 'articles', { act: 'empty', ids: [], count: there + 1 })).toBe(409)
  expect(await move('admin', 'articles', { act: 'empty', ids: [] })).toBe(409)
  expect(await move('admin', 'articles', { act: 'empty', ids: [], count: there })).toBe(200)
  const after = await pool().query('SELECT FROM articles WHERE deleted_at IS NOT NULL')
  expect(after.rows).toEqual([])
  const log = await pool().query(
    `SELECT DISTINCT name FROM audit_log WHERE action = 'delete' AND collection = 'articles'`,
  )
  expect(log.rows).toEqual([{ name: 'admin' }])
})
