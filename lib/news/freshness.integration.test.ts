// What the newsroom writes is what pages read, and the tags that its changes log are those that the pages noted:
// whatever an editor changes, no page that shows it may stay as it was.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { announce } from '#lib/change-log/announce.ts'
import type { CacheTag } from '#lib/change-log/tags.ts'
import { type Locale, locales } from '#lib/locales.ts'
import type { Article } from '#lib/newsroom/payload-types.ts'
import { bodyOf, type TestNewsroom, testNewsroom } from '#lib/newsroom/testing/newsroom.ts'
import {
  authorPage,
  frontPage,
  latestPage,
  sectionPage,
  shortLink,
  siteFrame,
  staticPage,
  story,
  topicPage,
} from './index.ts'
import { addPicture } from './testing/newsroom.ts'
import { watch } from './testing/watch.ts'

let newsroom: TestNewsroom
/** Ids by name. */
const ids: Record<string, number> = {}

const id = (name: string) => ids[name] ?? 0

const createStory = async (name: string, headline: string, data: Partial<Article>) => {
  const created = await newsroom.payload.create({
    collection: 'articles',
    data: { headline, section: id('world'), kind: 'news', body: bodyOf('Satu.'), _status: 'published', ...data },
  })
  ids[name] = created.id
}

const update = (
  collection: 'articles' | 'translations' | 'sections' | 'topics' | 'authors' | 'pages' | 'media',
  name: string,
  data: object,
  locale?: Locale,
) => newsroom.payload.update({ collection, id: id(name), data, locale })

const translate = async (name: string, of: string, locale: 'en' | 'ja' | 'ar', headline: string) => {
  const created = await newsroom.payload.create({
    collection: 'translations',
    data: { article: id(of), locale, headline, origin: 'human', _status: 'published' },
  })
  ids[name] = created.id
}

beforeAll(async () => {
  newsroom = await testNewsroom()
  const { payload } = newsroom
  for (const [order, [key, name]] of Object.entries({ world: 'Dunia', sports: 'Olahraga' }).entries()) {
    ids[key] = (
      await payload.create({ collection: 'sections', data: { key, name, slug: name.toLowerCase(), order } })
    ).id
  }
  ids.picture = await addPicture('0123456789abcdef0123', { id: 'Pelabuhan' })
  ids.mangroves = (await payload.create({ collection: 'topics', data: { name: 'Bakau', slug: 'bakau' } })).id
  ids.football = (await payload.create({ collection: 'topics', data: { name: 'Bola', slug: 'bola' } })).id
  ids.sari = (await payload.create({ collection: 'authors', data: { name: 'Sari', slug: 'sari' } })).id
  ids.budi = (await payload.create({ collection: 'authors', data: { name: 'Budi', slug: 'budi' } })).id
  ids.about = (
    await payload.create({
      collection: 'pages',
      data: { title: 'Tentang', slug: 'tentang', order: 1, body: bodyOf('Kami.') },
    })
  ).id
  await createStory('harbour', 'Pelabuhan dibuka', {
    topics: [id('mangroves')],
    authors: [id('sari')],
    hero: id('picture'),
  })
  await createStory('forest', 'Hutan tumbuh', { topics: [id('mangroves')], authors: [id('sari')] })
  await createStory('final', 'Final malam ini', {
    section: id('sports'),
    topics: [id('football')],
    authors: [id('budi')],
  })
  await createStory('draft', 'Belum selesai', { _status: 'draft' })
  await translate('harbourArabic', 'harbour', 'ar', 'افتتاح الميناء')
})
afterAll(() => newsroom?.close())

/** The story wherever it stands now. */
async function wherever(locale: Locale, name: string) {
  const link = await shortLink(locale, `${id(name)}`)
  if (link.kind !== 'moved') return link
  const [, , section = '', segment = ''] = link.path.split('/')
  return story(locale, section, segment)
}

/** Every page of the site, by a name that says its edition. */
function pages(): [string, () => Promise<unknown>][] {
  return locales.flatMap((locale): [string, () => Promise<unknown>][] =>
    [
      [`${locale} frame`, () => siteFrame(locale)],
      [`${locale} front`, () => frontPage(locale)],
      [`${locale} latest`, () => latestPage(locale)],
      ...['dunia', 'olahraga', 'laga'].map(
        (slug) => [`${locale} section ${slug}`, () => sectionPage(locale, slug)] as const,
      ),
      ...['bakau', 'bola'].map((slug) => [`${locale} topic ${slug}`, () => topicPage(locale, slug)] as const),
      ...['sari', 'budi'].map((slug) => [`${locale} author ${slug}`, () => authorPage(locale, slug)] as const),
      ...['harbour', 'forest', 'final', 'draft'].map(
        (name) => [`${locale} story ${name}`, () => wherever(locale, name)] as const,
      ),
      [`${locale} page`, () => staticPage(locale, 'tentang')],
    ].map(([name, page]) => [name, page] as [string, () => Promise<unknown>]),
  )
}

type Snapshot = ReadonlyMap<string, { readonly view: string; readonly tags: readonly CacheTag[] }>

async function snapshot(): Promise<Snapshot> {
  const seen: [string, { view: string; tags: readonly CacheTag[] }][] = []
  for (const [name, page] of pages()) {
    const { answer, tags } = await watch(page)
    seen.push([name, { view: JSON.stringify(answer), tags }])
  }
  return new Map(seen)
}

const everywhere = (...names: string[]) => locales.flatMap((locale) => names.map((name) => `${locale} ${name}`))
const inArabic = (...names: string[]) => names.map((name) => `ar ${name}`)

const lists = ['front', 'latest', 'section dunia', 'topic bakau', 'author sari']

it.each<[string, () => Promise<unknown>, string[] | null]>([
  [
    'a headline',
    () => update('articles', 'forest', { headline: 'Hutan tumbuh lagi', _status: 'published' }),
    everywhere(...lists, 'story forest', 'story harbour'),
  ],
  [
    'a body',
    () => update('articles', 'final', { body: bodyOf('Dua.'), _status: 'published' }),
    everywhere('front', 'latest', 'section olahraga', 'topic bola', 'author budi', 'story final'),
  ],
  [
    'a translation',
    () => translate('forestArabic', 'forest', 'ar', 'الغابة تنمو'),
    [...everywhere('story forest'), ...inArabic(...lists, 'story harbour')],
  ],
  [
    'a translation reworded',
    () => update('translations', 'forestArabic', { headline: 'الغابة تعود', _status: 'published' }),
    [...everywhere('story forest'), ...inArabic(...lists, 'story harbour')],
  ],
  [
    'the English slug, which the Arabic address takes',
    async () => {
      await update('translations', 'harbourArabic', { slug: '', _status: 'published' })
      await translate('harbourEnglish', 'harbour', 'en', 'Harbour opens')
    },
    null,
  ],
  ['a translation withdrawn', () => update('translations', 'forestArabic', { _status: 'draft' }), null],
  [
    'a story published',
    () => update('articles', 'draft', { _status: 'published' }),
    everywhere('front', 'latest', 'section dunia', 'story draft', 'story harbour', 'story forest'),
  ],
  [
    'a story ranked',
    () => newsroom.payload.updateGlobal({ slug: 'front', data: { ranked: [id('final')] } }),
    everywhere('front'),
  ],
  [
    'a story given another topic',
    () => update('articles', 'harbour', { topics: [id('football')], _status: 'published' }),
    null,
  ],
  [
    'a story moved to another section',
    () => update('articles', 'harbour', { section: id('sports'), _status: 'published' }),
    null,
  ],
  ['a picture described', () => update('media', 'picture', { alt: 'Dermaga' }), null],
  ['a picture described in Arabic', () => update('media', 'picture', { alt: 'الرصيف' }, 'ar'), null],
  ['a portrait', () => update('authors', 'budi', { portrait: id('picture') }), null],
  ['an author renamed', () => update('authors', 'sari', { name: 'Sari Wulandari' }), null],
  ['a topic renamed in Japanese', () => update('topics', 'football', { name: 'サッカー' }, 'ja'), null],
  ['a section renamed in Arabic', () => update('sections', 'sports', { name: 'رياضة', slug: 'laga' }, 'ar'), null],
  [
    'a section described',
    () => update('sections', 'sports', { description: 'Semua laga.' }),
    everywhere('section olahraga', 'section laga', 'story harbour', 'story final'),
  ],
  ['a page reworded', () => update('pages', 'about', { body: bodyOf('Kami menulis.') }), everywhere('page')],
  ['a page renamed', () => update('pages', 'about', { title: 'Tentang kami' }), null],
  ['the site', () => newsroom.payload.updateGlobal({ slug: 'site', data: { tagline: 'Dari timur' } }), null],
  ['a story withdrawn', () => update('articles', 'forest', { _status: 'draft' }), null],
  ['a story deleted', () => newsroom.payload.delete({ collection: 'articles', id: id('draft') }), null],
])('no page stays as it was after a change of %s', async (_, change, affected) => {
  await newsroom.tags()
  const before = await snapshot()
  await change()
  const changed = await newsroom.tags()
  announce(changed)
  const after = await snapshot()
  const dropped = [...before].filter(([, { tags }]) => tags.some((tag) => changed.includes(tag))).map(([name]) => name)
  const different = [...before].filter(([name, { view }]) => view !== after.get(name)?.view).map(([name]) => name)
  expect(different.filter((name) => !dropped.includes(name))).toEqual([])
  expect(different.length).toBeGreaterThan(0)
  if (affected) expect(dropped.filter((name) => !affected.includes(name))).toEqual([])
})
