import { afterAll, beforeAll, expect, it } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { feedPage } from '../index.ts'
import { addAuthor, addSection, addStory, addTopic, addTranslation, morning } from '../testing/newsroom.ts'
import { found, watch } from '../testing/watch.ts'

let database: TestDatabase
let world: number
/** Newest first; every second one is in Arabic, too. */
const ids: number[] = []
let draft: number
let tomorrow: number

beforeAll(async () => {
  database = await testDatabase()
  world = await addSection('world', { id: 'dunia', ar: 'world', ja: 'world' })
  const topic = await addTopic('port', { id: 'Pelabuhan', ar: 'الميناء' })
  const author = await addAuthor('sari', 'Sari Wulandari')
  for (let index = 0; index < 70; index++) {
    const publishedAt = new Date(morning.getTime() - index * 60_000)
    const id = await addStory({ section: world, topics: [topic], authors: [author], publishedAt })
    if (index % 2 === 0) await addTranslation(id, 'ar', { headline: `عنوان ${index}` })
    if (index % 2 === 1) await addTranslation(id, 'ar', { status: 'draft' })
    ids.push(id)
  }
  draft = await addStory({ section: world, status: 'draft', topics: [topic] })
  tomorrow = await addStory({ section: world, publishedAt: new Date(Date.now() + 3_600_000) })
})
afterAll(() => database.drop())

const feeds = [
  ['edition', { kind: 'edition' }, '/ar', ['latest']],
  ['section', { kind: 'section', slug: 'world' }, '/ar/world', ['section:']],
  ['topic', { kind: 'topic', slug: 'port' }, '/ar/topics/port', ['topic:']],
  ['author', { kind: 'author', slug: 'sari' }, '/ar/authors/sari', ['author:']],
] as const

it.each(feeds)('the Arabic feed of the %s has the newest stories that are in Arabic', async (_, about, path, lists) => {
  const { answer, tags } = await watch(() => feedPage('ar', about))
  const feed = found(answer)
  expect(feed.path).toBe(path)
  expect(feed.stories.map(({ id }) => id)).toEqual(ids.filter((_id, index) => index % 2 === 0).slice(0, 30))
  expect(feed.stories.every(({ textLocale }) => textLocale === 'ar')).toBe(true)
  // A story that is translated later comes in: its card in this edition was looked at.
  for (const id of ids.slice(0, 59)) expect(tags).toContain(`card:${id}:ar`)
  expect(tags.some((tag) => tag.startsWith(lists[0]))).toBe(true)
  expect(tags).not.toContain(`article:${ids[1]}`)
})

it('the original has them all, and neither drafts nor what is to come', async () => {
  const { stories } = found(await feedPage('id', { kind: 'edition' }))
  expect(stories.map(({ id }) => id)).toEqual(ids.slice(0, 30))
  expect(stories.map(({ id }) => id)).not.toEqual(expect.arrayContaining([draft]))
  expect(stories.map(({ id }) => id)).not.toEqual(expect.arrayContaining([tomorrow]))
})

it('is empty where nothing is translated', async () => {
  expect(found(await feedPage('ja', { kind: 'edition' })).stories).toEqual([])
})

it('tells when the text that it shows was written', async () => {
  const [id] = ids
  await pool().query(`UPDATE articles SET revised_at = $2 WHERE id = $1`, [id, '2026-03-01T05:00:00Z'])
  await pool().query(`UPDATE translations SET updated_at = $2 WHERE article_id = $1`, [id, '2026-03-01T06:00:00Z'])
  const modified = async (locale: 'id' | 'ar') =>
    found(await feedPage(locale, { kind: 'edition' })).stories[0]?.modifiedAt
  expect(await modified('id')).toBe('2026-03-01T05:00:00.000Z')
  expect(await modified('ar')).toBe('2026-03-01T06:00:00.000Z')
})

it.each([
  ['section', 'dunia', { kind: 'moved', path: '/ar/world' }],
  ['section', 'nowhere', { kind: 'missing' }],
  ['topic', 'Bukan Slug!', { kind: 'missing' }],
  ['author', 'nobody', { kind: 'missing' }],
] as const)('%s %s: %o', async (kind, slug, answer) => {
  expect(await feedPage('ar', { kind, slug })).toEqual(answer)
})
