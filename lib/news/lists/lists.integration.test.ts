import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announce } from '#lib/change-log/announce.ts'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { locales } from '#lib/locales.ts'
import { authorPage, latestPage, sectionPage, topicPage } from '../index.ts'
import { addAuthor, addPicture, addSection, addStory, addTopic, addTranslation, morning } from '../testing/newsroom.ts'
import { found, watch } from '../testing/watch.ts'
import type { LookupResult, StoryList } from '../types.ts'

let database: TestDatabase
let world: number
let mangroves: number
let sari: number
/** Newest first: the order of every list. */
let ids: number[]

const stories = 60

beforeAll(async () => {
  database = await testDatabase()
  world = await addSection('world', { id: 'dunia', en: 'world', zh: 'world', ja: 'world', ar: 'world', fr: 'monde' })
  const sport = await addSection('sports', { id: 'olahraga', en: 'sports' })
  const portrait = await addPicture('face', { id: 'Sari', ar: 'ساري' })
  mangroves = await addTopic('mangroves', { id: 'Bakau', ar: 'المانغروف' })
  sari = await addAuthor('sari', 'Sari Wulandari', { id: 'Wartawan.', ja: '記者' }, portrait)
  const hero = await addPicture('hero', { id: 'Hutan' })
  const common = { section: world, topics: [mangroves], authors: [sari] }
  const written: { id: number; at: number }[] = []
  for (let index = 0; index < stories; index++) {
    // Four by four at the same millisecond, written in no order of time.
    const at = new Date(morning.getTime() - ((Math.floor(index / 4) * 7) % 15) * 1000 - 1)
    const id = await addStory({ ...common, headline: `Judul ${index}`, publishedAt: at, hero })
    if (index % 3 === 0) await addTranslation(id, 'ar', { headline: `عنوان ${index}`, standfirst: 'موجز' })
    if (index % 3 === 1) await addTranslation(id, 'ar', { status: 'draft', headline: 'مسودة' })
    written.push({ id, at: at.getTime() })
  }
  await addStory({ ...common, status: 'draft', headline: 'Rahasia' })
  await addStory({ ...common, publishedAt: new Date(Date.now() + 3_600_000), headline: 'Besok' })
  await addStory({ section: sport, headline: 'Final', publishedAt: new Date(0) })
  ids = written.sort((a, b) => b.at - a.at || b.id - a.id).map((story) => story.id)
})
afterAll(() => database.drop())

type Verb = (before?: string) => Promise<LookupResult<{ list: StoryList; paths: Record<string, string> }>>

const lists: [string, number, Verb][] = [
  ['latest', 24, (before) => latestPage('ar', before)],
  ['section', 20, (before) => sectionPage('ar', 'world', before)],
  ['topic', 20, (before) => topicPage('ar', 'mangroves', before)],
  ['author', 20, (before) => authorPage('ar', 'sari', before)],
]

const beforeOf = (path: string | null) => (path === null ? undefined : (path.split('?before=')[1] ?? ''))

/** All stories of a list, page by page; `between` happens after each page. */
async function readAll(verb: Verb, between: (page: number) => Promise<void> = async () => undefined) {
  const pages: number[][] = []
  for (let before: string | undefined, last = false; !last; ) {
    const { list } = found(await verb(before))
    pages.push(list.cards.map((card) => card.id))
    before = beforeOf(list.next)
    last = before === undefined
    await between(pages.length)
  }
  return pages
}

describe.each(lists)('the %s list', (name, size, verb) => {
  const expected = () =>
    name === 'latest' ? 'latest' : `${name}:${{ section: world, topic: mangroves, author: sari }[name]}`

  it('holds every published story once, newest first, also where many have the same time', async () => {
    const pages = await readAll(verb)
    const all = pages.flat()
    expect(name === 'latest' ? all.slice(0, -1) : all).toEqual(ids)
    expect(new Set(all).size).toBe(all.length)
    expect(pages.slice(0, -1).map((page) => page.length)).toEqual(pages.slice(0, -1).map(() => size))
  })

  it('neither repeats nor skips a story while others come and go', async () => {
    const extra: number[] = []
    const pages = await readAll(verb, async () => {
      const now = new Date(morning.getTime() + 1000 * extra.length)
      extra.push(await addStory({ section: world, topics: [mangroves], authors: [sari], publishedAt: now }))
    })
    expect(pages.flat().slice(0, ids.length)).toEqual(ids)
    await pool().query('DELETE FROM articles WHERE id = ANY($1)', [extra])
  })

  it('is three queries at most, pictures included, and reads no body', async () => {
    await verb()
    const { queries } = await watch(() => verb())
    expect(queries.length).toBeLessThanOrEqual(3)
    expect(queries.filter((query) => query.name === 'news pictures')).toHaveLength(1)
    for (const query of queries) expect(query.text).not.toMatch(/body|\*/)
  })

  it('notes itself and its cards', async () => {
    const { answer, tags } = await watch(() => verb())
    const cards = found(answer).list.cards.map((card) => `card:${card.id}:ar`)
    expect(tags).toEqual([...cards, expected(), 'sections'].sort())
  })

  it('shows each story in the language of the edition, else in Indonesian', async () => {
    const { list } = found(await verb())
    for (const card of list.cards) {
      const translated = Number(card.headline.match(/\d+/)?.[0]) % 3 === 0
      expect(card.textLocale).toBe(translated ? 'ar' : 'id')
      expect(card.headline).toMatch(translated ? /^عنوان/ : /^Judul/)
      expect(card.standfirst).toBe(translated ? 'موجز' : null)
      expect(card.path).toBe(`/ar/world/${card.id}-${translated ? 'slug-ar' : 'judul'}`)
      expect(card.picture).toMatchObject({ src: '/media/hero', alt: { text: 'Hutan', locale: 'id' } })
    }
  })

  it.each(['', 'abc', '1', '1-0', '-1-1', '\0', '9999999999999999999999-1', '1-99999999999', '01-1', '1-1 '])(
    'has no page at %j',
    async (before) => {
      const { answer, queries } = await watch(() => verb(before))
      expect(answer).toEqual({ kind: 'missing' })
      expect(queries).toEqual([])
    },
  )

  it('ends, and says so after its end', async () => {
    expect(found(await verb('0-1')).list).toEqual({ cards: [], next: null })
    expect(found(await verb('253402300799999-2147483647')).list.cards[0]?.id).toBe(ids[0])
  })

  it('keeps its place in every edition', async () => {
    const first = found(await verb())
    const before = beforeOf(first.list.next)
    const second = found(await verb(before))
    for (const locale of locales) {
      expect(first.paths[locale]).not.toContain('?')
      expect(second.paths[locale]).toBe(`${first.paths[locale]}?before=${before}`)
    }
  })
})

describe('a section', () => {
  it('is found by its slug in this edition, and led to from any other', async () => {
    expect(found(await sectionPage('fr', 'monde'))).toMatchObject({
      id: world,
      kind: 'section',
      name: { text: 'monde', locale: 'fr' },
      description: { text: 'Tentang world', locale: 'id' },
      path: '/fr/monde',
      paths: { id: '/id/dunia', en: '/en/world', ar: '/ar/world', fr: '/fr/monde' },
    })
    expect(await sectionPage('en', 'dunia')).toEqual({ kind: 'moved', path: '/en/world' })
    expect(await sectionPage('en', 'monde', '5-1')).toEqual({ kind: 'moved', path: '/en/world?before=5-1' })
    expect(await sectionPage('ja', 'sports')).toEqual({ kind: 'moved', path: '/ja/olahraga' })
    expect(found(await sectionPage('ja', 'olahraga')).paths).toMatchObject({ ja: '/ja/olahraga', en: '/en/sports' })
  })

  it.each(['mars', '', '\0', '..', 'constructor', 'World', '世界', 'a'.repeat(100_000)])(
    '%.20j is missing',
    async (slug) => {
      const { answer, tags } = await watch(() => sectionPage('en', slug))
      expect(answer).toEqual({ kind: 'missing' })
      expect(tags).toContain('sections')
    },
  )

  it('is renamed for all pages at once', async () => {
    await pool().query(`UPDATE sections_locales SET slug = 'globe' WHERE _parent_id = $1 AND _locale = 'en'`, [world])
    announce(['sections'])
    expect(await sectionPage('en', 'world')).toEqual({ kind: 'moved', path: '/en/globe' })
    expect(found(await sectionPage('en', 'globe')).id).toBe(world)
  })
})

describe('topics and authors', () => {
  it('have names and descriptions in the language of the edition, else in Indonesian', async () => {
    expect(found(await topicPage('ar', 'mangroves'))).toMatchObject({
      kind: 'topic',
      name: { text: 'المانغروف', locale: 'ar' },
      path: '/ar/topics/mangroves',
    })
    expect(found(await topicPage('ja', 'mangroves')).name).toEqual({ text: 'Bakau', locale: 'id' })
    expect(found(await authorPage('ja', 'sari'))).toMatchObject({
      kind: 'author',
      name: { text: 'Sari Wulandari', locale: 'id' },
      description: { text: '記者', locale: 'ja' },
      portrait: { src: '/media/face', alt: { text: 'Sari', locale: 'id' } },
      paths: { zh: '/zh/authors/sari' },
    })
  })

  it('stand there without stories, too', async () => {
    await addTopic('empty', { id: 'Kosong' })
    await addAuthor('new', 'Baru')
    expect(found(await topicPage('fr', 'empty')).list).toEqual({ cards: [], next: null })
    expect(found(await authorPage('fr', 'new'))).toMatchObject({
      portrait: null,
      description: null,
      list: { cards: [] },
    })
  })

  it.each(['nobody', '', '\0', '..', 'SARI', 'sari ', '記者', "sari' or true", '\ud800'])(
    '%j is missing',
    async (slug) => {
      expect(await topicPage('en', slug)).toEqual({ kind: 'missing' })
      expect(await authorPage('en', slug)).toEqual({ kind: 'missing' })
    },
  )
})
