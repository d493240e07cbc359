// What becomes of fingerprints that were made another way than today's.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { up } from '../migrations/20261125_000000_segment_hashes.ts'
import type { Article, Translation } from '../payload-types.ts'
import { bodyOf, type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'

let newsroom: TestNewsroom
beforeAll(async () => {
  newsroom = await testNewsroom()
})
afterAll(() => newsroom?.close())

const columns = [
  ['articles', 'segment_hashes'],
  ['_articles_v', 'version_segment_hashes'],
  ['translations', 'source_hashes'],
  ['_translations_v', 'version_source_hashes'],
] as const

type Stored = { readonly id: number; readonly hashes: string[] | null; readonly updated_at: Date }

async function stored(): Promise<Record<string, Stored[]>> {
  const read = async ([table, column]: (typeof columns)[number]) => {
    const statement = `SELECT id, ${column} AS hashes, updated_at FROM ${table} ORDER BY id`
    return [table, (await newsroom.payload.db.pool.query<Stored>(statement)).rows] as const
  }
  return Object.fromEntries(await Promise.all(columns.map(read)))
}

/** As if every fingerprint had been made the other way. */
async function age(): Promise<void> {
  for (const [table, column] of columns) {
    await newsroom.payload.db.pool.query(
      `UPDATE ${table} SET ${column} = (SELECT jsonb_agg(left(md5(hash), 16) ORDER BY place)
         FROM jsonb_array_elements_text(${column}) WITH ORDINALITY AS list(hash, place)) WHERE ${column} IS NOT NULL`,
    )
  }
}

const migrate = () => {
  const { payload } = newsroom
  return payload.db.drizzle.transaction((db) => up({ db, payload, req: {} } as never))
}

async function story(data: Partial<Article>): Promise<number> {
  const { payload } = newsroom
  const sections = await payload.find({ collection: 'sections', limit: 1 })
  const section =
    sections.docs[0] ??
    (await payload.create({ collection: 'sections', data: { key: 'world', name: 'Dunia', slug: 'dunia', order: 1 } }))
  const whole = { headline: 'Gempa guncang Cianjur', body: bodyOf('Satu.'), section: section.id, kind: 'news' as const }
  const { id } = await payload.create({ collection: 'articles', data: { ...whole, ...data } })
  return id
}
const change = (id: number, data: Partial<Article>, draft = false) =>
  newsroom.payload.update({ collection: 'articles', id, data, draft })
const translate = (article: number, locale: Translation['locale'], headline: string) =>
  newsroom.payload.create({
    collection: 'translations',
    data: { article, locale, headline, origin: 'machine', _status: 'published' },
  })

it('makes them anew; translations stay up to date, or behind, as they were', async () => {
  const { payload } = newsroom
  const at = new Date().toISOString()
  const published = await story({ _status: 'published', place: 'Cianjur', corrections: [{ at, text: 'Ralat <1>' }] })
  const french = await translate(published, 'fr', 'Séisme')
  await change(published, {
    _status: 'published',
    body: bodyOf('Dua.'),
    corrections: [
      { at, text: 'a' },
      { at, text: 'b' },
    ],
  })
  await translate(published, 'ar', 'زلزال')
  await change(published, { headline: 'Belum terbit' }, true)
  const draft = await story({ _status: 'draft' })
  await change(draft, { headline: 'Draf yang lebih baru' }, true)
  await translate(draft, 'ja', '地震')
  // More than are held in memory at once, and one that never had any.
  await payload.db.pool.query(
    `INSERT INTO articles (headline, segment_hashes, _status)
     SELECT 'Judul', to_jsonb(array[left(encode(sha256('Judul'), 'hex'), 32)]), 'draft'::enum_articles_status FROM generate_series(1, 450)
     UNION ALL SELECT 'Tanpa sidik', NULL, 'draft'`,
  )

  const before = await stored()
  await age()
  const aged = await stored()
  await migrate()
  const renewed = await stored()
  const behind = JSON.stringify(before.translations?.find(({ id }) => id === french.id)?.hashes)
  const expected = (table: string) =>
    before[table]?.map((row, index) => (JSON.stringify(row.hashes) === behind ? aged[table]?.[index] : row))
  expect(renewed.articles).toEqual(before.articles)
  expect(renewed._articles_v).toEqual(before._articles_v)
  expect(renewed.translations).toEqual(expected('translations'))
  expect(renewed._translations_v).toEqual(expected('_translations_v'))
  expect(renewed.translations).toContainEqual(aged.translations?.find(({ id }) => id === french.id))

  await migrate()
  expect(await stored()).toEqual(renewed)
})
