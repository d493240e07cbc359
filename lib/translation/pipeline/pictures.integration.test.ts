import { afterAll, beforeAll, expect, it } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type TestNewsroom, testNewsroom } from '#lib/newsroom/testing/newsroom.ts'
import { configuredEngines } from '../engines/index.ts'
import { Slots } from '../gate/slots.ts'
import { type StandIn, startStandIn } from '../testing/stand-in.ts'
import type { PipelineContext } from './context.ts'
import { translatePictures } from './pictures.ts'

const words: Record<string, Record<string, string>> = {
  'Nelayan menarik jala saat fajar': { ar: 'صيادون يسحبون الشباك عند الفجر', ja: '夜明けに網を引く漁師たち' },
  'Pantai Kuta, Selasa pagi.': { ar: 'شاطئ كوتا صباح الثلاثاء.', ja: '火曜の朝、クタの海岸。' },
}

let newsroom: TestNewsroom
let service: StandIn
let slots: Slots
let pipeline: PipelineContext
let article: number
let picture: number

beforeAll(async () => {
  newsroom = await testNewsroom()
  service = await startStandIn({ translate: (text, target) => words[text]?.[target] })
  const { default: pg } = await import('pg')
  slots = new Slots(async () => {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await client.connect()
    return client
  })
  const env = service.env('openai')
  pipeline = {
    gate: { db: pool(), slots, warn: () => {}, inTransaction: async (work) => work(pool()) },
    payload: async () => newsroom.payload,
    engines: (locale) => configuredEngines(env, locale),
    glossary: async () => [],
  }
  const { rows } = await pool().query<{ id: number }>(
    "INSERT INTO media (hash, width, height, filename, mime_type) VALUES ('0123456789abcdef0123', 900, 600, 'a.jpg', 'image/jpeg') RETURNING id",
  )
  picture = rows[0]?.id ?? 0
  await pool().query("INSERT INTO media_locales (_parent_id, _locale, alt, caption) VALUES ($1, 'id', $2, $3)", [
    picture,
    ...Object.keys(words),
  ])
  const data = { name: 'Dunia', slug: 'dunia', key: 'world', order: 1 }
  const section = (await newsroom.payload.create({ collection: 'sections', data })).id
  const story = { headline: 'Laut', section, hero: picture, kind: 'news', _status: 'published' } as const
  article = (await newsroom.payload.create({ collection: 'articles', data: story })).id
})

afterAll(async () => {
  await slots.close()
  await service.close()
  await newsroom.close()
})

const textsIn = async (locale: string) =>
  (
    await pool().query('SELECT alt, caption FROM media_locales WHERE _parent_id = $1 AND _locale = $2::_locales', [
      picture,
      locale,
    ])
  ).rows

it('says in Arabic what the pictures show, and tells the pages that show them', async () => {
  await newsroom.tags()
  await translatePictures(pipeline, { article, locale: 'ar' }, new AbortController().signal)
  expect(await textsIn('ar')).toEqual([{ alt: 'صيادون يسحبون الشباك عند الفجر', caption: 'شاطئ كوتا صباح الثلاثاء.' }])
  expect(await newsroom.tags()).toContain(`article:${article}`)
  expect(await textsIn('id'), 'the original stays').toEqual([
    { alt: 'Nelayan menarik jala saat fajar', caption: 'Pantai Kuta, Selasa pagi.' },
  ])
})

it('leaves what is there, and asks nothing when all is there', async () => {
  await pool().query("INSERT INTO media_locales (_parent_id, _locale, alt) VALUES ($1, 'ja', 'ある人の言葉')", [
    picture,
  ])
  await translatePictures(pipeline, { article, locale: 'ja' }, new AbortController().signal)
  expect(await textsIn('ja')).toEqual([{ alt: 'ある人の言葉', caption: '火曜の朝、クタの海岸。' }])
  const asked = service.stats.segments
  for (const locale of ['ar', 'ja'] as const) {
    await translatePictures(pipeline, { article, locale }, new AbortController().signal)
  }
  expect(service.stats.segments).toBe(asked)
})

it('leaves the Indonesian words where the translation fails its checks', async () => {
  // The stand-in knows no French: it answers with the Indonesian text, marked.
  await translatePictures(pipeline, { article, locale: 'fr' }, new AbortController().signal)
  expect(await textsIn('fr')).toEqual([])
})
