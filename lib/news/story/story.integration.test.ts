import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { type Locale, locales } from '#lib/locales.ts'
import { shortLink, story } from '../index.ts'
import { addAuthor, addPicture, addSection, addStory, addTopic, addTranslation, morning } from '../testing/newsroom.ts'
import { found, watch } from '../testing/watch.ts'
import type { Story } from '../types.ts'

let database: TestDatabase
let world: number
let mangroves: number
let sari: number
let harbour: number

beforeAll(async () => {
  database = await testDatabase()
  const slugs = { id: 'dunia', en: 'world', zh: 'world', ja: 'world', ar: 'world', fr: 'monde' }
  world = await addSection('world', slugs, { ...slugs, id: 'Dunia', ar: 'العالم' })
  await addSection('sports', { id: 'olahraga', en: 'sports', fr: 'sport' })
  mangroves = await addTopic('mangroves', { id: 'Bakau', ja: 'マングローブ' })
  sari = await addAuthor('sari-wulandari', 'Sari Wulandari')
  harbour = await addPicture('aaaa', { id: 'Pelabuhan saat fajar', ar: 'الميناء عند الفجر' }, { id: 'Fajar' })
})
afterAll(() => database.drop())

/** The story in an edition, wherever its canonical address is. */
async function read(locale: Locale, id: number): Promise<Story> {
  const link = await shortLink(locale, `${id}`)
  if (link.kind !== 'moved') throw new Error(`story ${id} is not published`)
  const [, , section = '', segment = ''] = link.path.split('/')
  return found(await story(locale, section, segment))
}

describe('a story in an edition', () => {
  let id: number
  beforeAll(async () => {
    id = await addStory({
      headline: 'Pelabuhan timur dibuka',
      standfirst: 'Kapal pertama tiba.',
      place: 'Makassar',
      slug: 'pelabuhan-timur-dibuka',
      section: world,
      topics: [mangroves],
      authors: [sari],
      hero: harbour,
      corrections: ['Nama kapal diperbaiki.', 'Jumlah penumpang diperbaiki.'],
    })
    await addTranslation(id, 'en', { headline: 'East harbour opens', slug: 'east-harbour-opens', place: 'Makassar' })
    await addTranslation(id, 'ar', {
      headline: 'افتتاح الميناء الشرقي',
      slug: 'east-harbour-opens',
      corrections: ['صُحّح اسم السفينة.'],
      hashes: ['a', 'old'],
    })
    await addTranslation(id, 'zh', {
      headline: '东港启用',
      slug: '东港',
      reviewed: { role: 'Redaktur bahasa', at: morning },
    })
    await addTranslation(id, 'fr', { status: 'draft', headline: 'Brouillon secret', slug: 'brouillon-secret' })
  })

  it.each([
    ['id', 'id', { kind: 'original' }, 'Pelabuhan timur dibuka'],
    ['en', 'en', { kind: 'translated', by: 'machine', reviewed: null, behind: false }, 'East harbour opens'],
    ['ar', 'ar', { kind: 'translated', by: 'machine', reviewed: null, behind: true }, 'افتتاح الميناء الشرقي'],
    [
      'zh',
      'zh',
      {
        kind: 'translated',
        by: 'machine',
        reviewed: { role: 'Redaktur bahasa', at: '2026-03-01T02:00:00.000Z' },
        behind: false,
      },
      '东港启用',
    ],
    ['ja', 'id', { kind: 'fallback' }, 'Pelabuhan timur dibuka'],
    ['fr', 'id', { kind: 'fallback' }, 'Pelabuhan timur dibuka'],
  ] as const)('%s shows the text in %s', async (locale, textLocale, availability, headline) => {
    const view = await read(locale, id)
    expect(view).toMatchObject({ locale, textLocale, availability, text: { headline } })
    expect(view.translations).toEqual(['en', 'zh', 'ar'])
    expect(view.unreviewed).toEqual(['en', 'ar'])
  })

  it('has an address in every edition, the same from each', async () => {
    const paths = {
      id: `/id/dunia/${id}-pelabuhan-timur-dibuka`,
      en: `/en/world/${id}-east-harbour-opens`,
      zh: `/zh/world/${id}-east-harbour-opens`,
      ja: `/ja/world/${id}-pelabuhan-timur-dibuka`,
      ar: `/ar/world/${id}-east-harbour-opens`,
      fr: `/fr/monde/${id}-pelabuhan-timur-dibuka`,
    }
    for (const locale of locales) {
      const view = await read(locale, id)
      expect(view.paths).toEqual(paths)
      expect(view).toMatchObject({ path: paths[locale], originalPath: paths.id, shortPath: `/${locale}/${id}` })
    }
  })

  it('names things in the language of the edition, else in Indonesian', async () => {
    expect(await read('ar', id)).toMatchObject({
      section: { id: world, name: { text: 'العالم', locale: 'ar' }, path: '/ar/world' },
      topics: [{ id: mangroves, name: { text: 'Bakau', locale: 'id' }, path: '/ar/topics/mangroves' }],
      authors: [{ id: sari, name: 'Sari Wulandari', path: '/ar/authors/sari-wulandari' }],
      picture: {
        src: '/media/aaaa',
        width: 1600,
        height: 1000,
        colour: '#334455',
        focus: { x: 25, y: 75 },
        alt: { text: 'الميناء عند الفجر', locale: 'ar' },
        caption: { text: 'Fajar', locale: 'id' },
        credit: 'Warta',
      },
    })
    expect((await read('ja', id)).topics).toMatchObject([{ name: { text: 'マングローブ', locale: 'ja' } }])
  })

  it('dates corrections as the original does, and leaves out those not translated yet', async () => {
    expect((await read('id', id)).text.corrections).toEqual([
      { at: '2026-03-01T02:00:00.000Z', text: 'Nama kapal diperbaiki.' },
      { at: '2026-03-01T02:01:00.000Z', text: 'Jumlah penumpang diperbaiki.' },
    ])
    expect((await read('ar', id)).text.corrections).toEqual([
      { at: '2026-03-01T02:00:00.000Z', text: 'صُحّح اسم السفينة.' },
    ])
  })

  it('takes the dateline of the original where the translation has none', async () => {
    expect((await read('ar', id)).text.place).toBe('Makassar')
  })

  it.each([
    ['id', 'dunia', (own: number) => `${own}-judul-lama`, 'pelabuhan-timur-dibuka'],
    ['id', 'dunia', (own: number) => `${own}`, 'pelabuhan-timur-dibuka'],
    ['id', 'dunia', (own: number) => `${own}-`, 'pelabuhan-timur-dibuka'],
    ['id', 'dunia', (own: number) => `0${own}-pelabuhan-timur-dibuka`, 'pelabuhan-timur-dibuka'],
    ['id', 'world', (own: number) => `${own}-pelabuhan-timur-dibuka`, 'pelabuhan-timur-dibuka'],
    ['id', 'olahraga', (own: number) => `${own}-pelabuhan-timur-dibuka`, 'pelabuhan-timur-dibuka'],
    ['id', '\0', (own: number) => `${own}-\0\ud800`, 'pelabuhan-timur-dibuka'],
  ] as const)('in %s, %j and another slug lead to the canonical address', async (locale, section, segment, slug) => {
    const answer = await story(locale, section, segment(id))
    expect(answer).toEqual({ kind: 'moved', path: `/id/dunia/${id}-${slug}` })
  })

  it.each([
    ['ar', 'dunia', 'east-harbour-opens', '/ar/world/ID-east-harbour-opens'],
    ['ar', 'world', 'pelabuhan-timur-dibuka', '/ar/world/ID-east-harbour-opens'],
    ['fr', 'world', 'pelabuhan-timur-dibuka', '/fr/monde/ID-pelabuhan-timur-dibuka'],
    ['fr', 'monde', 'brouillon-secret', '/fr/monde/ID-pelabuhan-timur-dibuka'],
  ] as const)('in %s, /%s/…-%s leads to %s', async (locale, section, slug, canonical) => {
    expect(await story(locale, section, `${id}-${slug}`)).toEqual({
      kind: 'moved',
      path: canonical.replace('ID', `${id}`),
    })
  })

  it('reads one body: that of the text shown', async () => {
    await read('ar', id)
    const { queries } = await watch(() => story('ar', 'world', `${id}-east-harbour-opens`))
    expect(queries.map((query) => query.name)).toEqual(['news story', 'news related', 'news pictures'])
    const [query] = queries
    const { rows } = await pool().query(query?.text ?? '', query?.values)
    expect(rows[0]).toMatchObject({ body: null, translation: { headline: 'افتتاح الميناء الشرقي' } })
  })

  it('notes what it was made from', async () => {
    const { tags } = await watch(() => story('ar', 'world', `${id}-east-harbour-opens`))
    expect(tags).toEqual(
      [`article:${id}`, `author:${sari}`, `section:${world}`, 'sections', `topic:${mangroves}`].sort(),
    )
  })
})

describe('moments', () => {
  it.each([
    ['never', undefined, null],
    ['before publication', new Date(morning.getTime() - 1), null],
    ['at publication', morning, null],
    ['after publication', new Date(morning.getTime() + 60_000), '2026-03-01T02:01:00.000Z'],
  ])('revised %s', async (_, revisedAt, told) => {
    const id = await addStory({ section: world, revisedAt })
    expect(await read('id', id)).toMatchObject({ publishedAt: '2026-03-01T02:00:00.000Z', revisedAt: told })
    expect(await read('id', id)).toMatchObject({ modifiedAt: told ?? '2026-03-01T02:00:00.000Z' })
  })

  it('of a translation are its own, not those of the original, and not before publication', async () => {
    const id = await addStory({ section: world, revisedAt: new Date(morning.getTime() + 60_000) })
    await addTranslation(id, 'ar', { headline: 'ميناء', slug: 'harbour' })
    const write = (at: Date) => pool().query('UPDATE translations SET updated_at = $2 WHERE article_id = $1', [id, at])
    await write(new Date(morning.getTime() + 120_000))
    expect(await read('ar', id)).toMatchObject({ modifiedAt: '2026-03-01T02:02:00.000Z' })
    expect(await read('id', id)).toMatchObject({ modifiedAt: '2026-03-01T02:01:00.000Z' })
    await write(new Date(morning.getTime() - 120_000))
    expect(await read('ar', id)).toMatchObject({ modifiedAt: '2026-03-01T02:00:00.000Z' })
  })
})

describe('provenance', () => {
  it.each([
    ['written by a person', { origin: 'human' as const }, { by: 'human', reviewed: null }],
    [
      'written by a person after a review',
      { origin: 'human' as const, reviewed: { role: 'Redaktur', at: morning } },
      { by: 'human', reviewed: null },
    ],
    ['reviewed at an unknown time', { reviewed: { role: 'Redaktur' } }, { by: 'machine', reviewed: null }],
    ['made from other paragraphs', { hashes: ['b', 'a'] }, { behind: true }],
    ['made from fewer paragraphs', { hashes: ['a'] }, { behind: true }],
  ])('of a text %s', async (_, given, availability) => {
    const id = await addStory({ section: world })
    await addTranslation(id, 'ja', given)
    expect((await read('ja', id)).availability).toMatchObject({ kind: 'translated', ...availability })
  })

  it('is up to date where neither has hashes', async () => {
    const id = await addStory({ section: world })
    const translation = await addTranslation(id, 'ja')
    await pool().query('UPDATE articles SET segment_hashes = NULL WHERE id = $1', [id])
    await pool().query('UPDATE translations SET source_hashes = NULL WHERE id = $1', [translation])
    expect((await read('ja', id)).availability).toMatchObject({ behind: false })
  })
})

describe('what is not published', () => {
  const tomorrow = () => new Date(Date.now() + 24 * 3_600_000)

  it.each([
    ['a draft', () => addStory({ section: world, status: 'draft' })],
    [
      'a draft with a published translation',
      async () => {
        const id = await addStory({ section: world, status: 'draft' })
        await addTranslation(id, 'en')
        return id
      },
    ],
    ['a story of tomorrow', () => addStory({ section: world, publishedAt: tomorrow() })],
    ['a story without time', () => addStory({ section: world, publishedAt: null })],
    ['an id that nobody has', async () => 2_000_000_000],
  ])('%s is missing in every edition, and noted', async (_, make) => {
    const id = await make()
    for (const locale of locales) {
      for (const verb of [() => story(locale, 'world', `${id}-judul`), () => shortLink(locale, `${id}`)]) {
        const { answer, tags } = await watch(verb)
        expect(answer).toEqual({ kind: 'missing' })
        expect(tags).toContain(`article:${id}`)
      }
    }
  })

  it.each(['', 'a', '0', '-1', '1a', '2147483648', '99999999999999999999', '1e3', '\0', '..', '１２', '٣'])(
    '%j is no id',
    async (segment) => {
      const { answer, queries } = await watch(() => story('ar', 'world', segment))
      expect(answer).toEqual({ kind: 'missing' })
      expect(await shortLink('ar', segment)).toEqual({ kind: 'missing' })
      expect(queries).toEqual([])
    },
  )

  it.each(['12-a', '12-', '012'])('%j is no short link', async (segment) => {
    expect(await shortLink('ar', segment)).toEqual({ kind: 'missing' })
  })
})
