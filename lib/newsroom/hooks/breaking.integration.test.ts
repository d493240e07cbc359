// The sentences of a line of breaking news belong to one event.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Locale } from '#lib/locales.ts'
import type { Breaking } from '../payload-types.ts'
import { bodyOf, type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'

let newsroom: TestNewsroom
let stories: number[]
beforeAll(async () => {
  newsroom = await testNewsroom()
  const { id: section } = await newsroom.payload.create({
    collection: 'sections',
    data: { key: 'world', name: 'Dunia', slug: 'dunia', order: 1 },
  })
  stories = []
  for (const headline of ['Gunung meletus', 'Hasil pemilu']) {
    const data = { headline, section, body: bodyOf('Satu.'), kind: 'news' as const, _status: 'published' as const }
    stories.push((await newsroom.payload.create({ collection: 'articles', data })).id)
  }
})
afterAll(() => newsroom?.close())

const save = (data: Partial<Breaking>, locale: Locale = 'id') =>
  newsroom.payload.updateGlobal({ slug: 'breaking', data, locale })
const sentences = async () => {
  const { text } = await newsroom.payload.findGlobal({ slug: 'breaking', locale: 'all', depth: 0 })
  return Object.fromEntries(Object.entries(text as unknown as Record<string, string | null>).filter(([, said]) => said))
}

beforeEach(async () => {
  await save({ active: false, text: null, article: null, until: null })
  await save({ active: true, text: 'Gunung meletus', article: stories[0] ?? null })
  await save({ text: 'Volcano erupts' }, 'en')
  await save({ text: 'بركان يثور' }, 'ar')
  expect(Object.keys(await sentences()).sort()).toEqual(['ar', 'en', 'id'])
})

it('stay while the line stays what it is', async () => {
  await save({ until: new Date(Date.now() + 60_000).toISOString() })
  await save({ text: 'Volcano erupts in Java' }, 'en')
  await save({ active: true, text: 'Gunung meletus' })
  expect(await sentences()).toEqual({ id: 'Gunung meletus', en: 'Volcano erupts in Java', ar: 'بركان يثور' })
})

it('go when the Indonesian one says something else', async () => {
  await save({ text: 'Hasil pemilu keluar' })
  expect(await sentences()).toEqual({ id: 'Hasil pemilu keluar' })
})

it('go when the line leads to another story, but for the one that comes with it', async () => {
  await save({ text: 'The votes are counted', article: stories[1] ?? null }, 'en')
  expect(await sentences()).toEqual({ en: 'The votes are counted' })
})

it('go when the line is switched off', async () => {
  await save({ active: false }, 'en')
  expect(await sentences()).toEqual({ id: 'Gunung meletus' })
})

it('go when a line that was over is taken up again', async () => {
  await save({ until: new Date(Date.now() - 1000).toISOString() })
  await save({ text: 'Gunung meletus', until: null })
  expect(await sentences()).toEqual({ id: 'Gunung meletus' })
})

it('end with the story that is deleted, and readers hear of it', async () => {
  const [, story = 0] = stories
  await save({ text: 'Hasil pemilu keluar', article: story })
  await newsroom.tags()
  await newsroom.payload.delete({ collection: 'articles', id: story })
  expect(await newsroom.tags()).toContain('breaking')
  expect(await newsroom.payload.findGlobal({ slug: 'breaking', depth: 0 })).toMatchObject({ active: false })
})
