// A new story or translation that is sent again with the same key, over REST.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type Asker, bodyOf, type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'
import { pruneIdempotencyKeys } from './idempotency.ts'

let newsroom: TestNewsroom
beforeAll(async () => {
  newsroom = await testNewsroom()
})
afterAll(() => newsroom?.close())

const send = async (key: string, data: object, asker: Asker = 'editor', collection = 'articles') => {
  const { status, body } = await newsroom.ask(asker, 'POST', `/${collection}?draft=true&depth=0`, data, {
    'Idempotency-Key': key,
  })
  return { status, id: (body.doc as { id: number } | undefined)?.id, body }
}
const named = async (headline: string) =>
  (await pool().query('SELECT FROM articles WHERE headline = $1', [headline])).rowCount

it('is made once, and given back', async () => {
  const story = { headline: 'الأرز', body: bodyOf('Isi.') }
  const first = await send('satu-kali', story)
  const again = await send('"satu-kali"', story)
  expect([first.status, again.status]).toEqual([201, 200])
  expect(again.id).toBe(first.id)
  expect(again.body.doc).toMatchObject({ headline: 'الأرز', _status: 'draft' })
  expect(await named('الأرز')).toBe(1)
  const translation = { article: first.id, locale: 'ar', headline: 'نص' }
  const made = await send('satu-kali', translation, 'editor', 'translations')
  expect([made.status, (await send('satu-kali', translation, 'editor', 'translations')).id]).toEqual([201, made.id])
})

it('is made once of many at one moment', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(() => send('bersamaan', { headline: 'Bersamaan' })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 201])
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect(await named('Bersamaan')).toBe(1)
})

it('is another’s with another person, and refused with other words', async () => {
  const first = await send('milik-siapa', { headline: 'Milik' })
  expect((await send('milik-siapa', { headline: 'Milik' }, 'admin')).id).not.toBe(first.id)
  const other = await send('milik-siapa', { headline: 'Lain' })
  expect([other.status, await named('Lain')]).toEqual([422, 0])
  expect((await send('pendek', { headline: 'Milik' })).status).toBe(400)
})

it('is made by the next attempt where the first was refused, and anew after a day', async () => {
  const story = { headline: 'Ditolak' }
  await pool().query("ALTER TABLE articles ADD CONSTRAINT no CHECK (headline <> 'Ditolak')")
  expect((await send('dicoba-lagi', story)).status).toBe(400)
  await pool().query('ALTER TABLE articles DROP CONSTRAINT no')
  const made = await send('dicoba-lagi', story)
  expect(made.status).toBe(201)
  await pool().query("UPDATE idempotency_keys SET at = now() - interval '25 hours'")
  expect((await send('dicoba-lagi', story)).id).not.toBe(made.id)
  await pruneIdempotencyKeys(pool())
  expect((await pool().query('SELECT FROM idempotency_keys')).rowCount).toBe(1)
})
