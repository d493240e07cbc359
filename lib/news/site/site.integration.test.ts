import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announce, type Change, onChange } from '#lib/change-log/announce.ts'
import { block, body, paragraph, storyLink, text } from '#lib/content/body/testing/bodies.ts'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { siteFrame, staticPage } from '../index.ts'
import { addPage, addPicture, addSection, addStory, addTranslation, setSite } from '../testing/newsroom.ts'
import { found, watch } from '../testing/watch.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

describe('the frame', () => {
  it('stands before the newsroom has saved anything', async () => {
    expect(await siteFrame('zh')).toEqual({
      name: 'Warta',
      tagline: { text: '', locale: 'id' },
      publisher: 'Warta',
      translationNotice: null,
      indexMachineTranslations: true,
      footer: null,
      timeZone: 'Asia/Jakarta',
      sections: [],
      pages: [],
      sample: false,
      breaking: null,
    })
  })

  it('says things in the language of the edition, else in Indonesian', async () => {
    await addSection('world', { id: 'dunia', zh: 'world' }, { id: 'Dunia', zh: '国际' })
    await addSection('culture', { id: 'budaya' }, { id: 'Budaya' })
    await addPage('about', { id: 'Tentang kami', zh: '关于我们' }, {})
    await addPage('contact', { id: 'Kontak' }, {})
    await setSite(
      { name: 'Kabar', publisher: 'Yayasan Kabar', time_zone: 'Asia/Makassar' },
      { tagline: { id: 'Dari timur', zh: '来自东方' }, footer: { id: 'Hak cipta' }, translation_notice: { zh: ' ' } },
    )
    announce('everything')
    expect(await siteFrame('zh')).toEqual({
      name: 'Kabar',
      tagline: { text: '来自东方', locale: 'zh' },
      publisher: 'Yayasan Kabar',
      translationNotice: null,
      indexMachineTranslations: true,
      footer: { text: 'Hak cipta', locale: 'id' },
      timeZone: 'Asia/Makassar',
      sections: [
        { id: expect.any(Number), name: { text: '国际', locale: 'zh' }, path: '/zh/world' },
        { id: expect.any(Number), name: { text: 'Budaya', locale: 'id' }, path: '/zh/budaya' },
      ],
      pages: [
        { title: { text: '关于我们', locale: 'zh' }, path: '/zh/pages/about' },
        { title: { text: 'Kontak', locale: 'id' }, path: '/zh/pages/contact' },
      ],
      sample: false,
      breaking: null,
    })
  })

  it('is remembered for all editions, and noted every time', async () => {
    await siteFrame('id')
    const { queries, tags } = await watch(() => siteFrame('ar'))
    expect(queries).toEqual([])
    expect(tags).toEqual(['breaking', 'sections', 'site'])
  })

  it('knows whether search engines may have machine translations', async () => {
    await pool().query('UPDATE site SET index_machine_translations = false')
    announce(['site'])
    expect((await siteFrame('ar')).indexMachineTranslations).toBe(false)
    await pool().query('UPDATE site SET index_machine_translations = NULL')
    announce(['site'])
    expect((await siteFrame('ar')).indexMachineTranslations).toBe(true)
  })

  it('asks again after a change of the site', async () => {
    await pool().query(`UPDATE site SET name = 'Warta Timur'`)
    expect((await siteFrame('fr')).name).toBe('Kabar')
    announce(['site'])
    expect((await siteFrame('fr')).name).toBe('Warta Timur')
  })

  it('tells when the stories are a sample, and reading it drops nothing', async () => {
    const changes: Change[] = []
    const stop = onChange((change) => changes.push(change))
    for (const sample of [true, false]) {
      await pool().query('UPDATE site SET sample = $1', [sample])
      announce(['site'])
      expect((await siteFrame('ar')).sample).toBe(sample)
    }
    expect(changes).toEqual([['site'], ['site']])
    stop()
  })
})

describe('a static page', () => {
  let linked: number
  beforeAll(async () => {
    const section = await addSection('sports', { id: 'olahraga', ar: 'sports' })
    const picture = await addPicture('desk', { id: 'Ruang redaksi', ar: 'غرفة الأخبار' })
    linked = await addStory({ section, slug: 'final' })
    await addTranslation(linked, 'ar', { slug: 'cup-final' })
    const of = (words: string) =>
      body(paragraph(text(words), storyLink(linked, text('final'))), block('picture', { media: picture }))
    const titles = { id: 'Koreksi', ar: 'تصويبات', ja: '訂正' }
    await addPage('corrections', titles, { id: of('Kami memperbaiki.'), ar: of('نصحّح.'), ja: body(paragraph()) })
    announce('everything')
  })

  it('is in the language of the edition', async () => {
    const { answer, tags } = await watch(() => staticPage('ar', 'corrections'))
    expect(found(answer)).toMatchObject({
      title: { text: 'تصويبات', locale: 'ar' },
      bodyLocale: 'ar',
      written: ['id', 'ar'],
      body: [
        { content: [{ text: 'نصحّح.' }, { kind: 'link', href: `/ar/sports/${linked}-cup-final`, external: false }] },
        { kind: 'picture', picture: { alt: { text: 'غرفة الأخبار', locale: 'ar' } } },
      ],
      path: '/ar/pages/corrections',
      paths: { id: '/id/pages/corrections', fr: '/fr/pages/corrections' },
    })
    expect(tags).toEqual([`card:${linked}:ar`, expect.stringMatching(/^page:\d+$/), 'sections', 'site'])
  })

  it.each([
    ['has no text', 'ja', { text: '訂正', locale: 'ja' }],
    ['is not there', 'fr', { text: 'Koreksi', locale: 'id' }],
  ] as const)('is Indonesian where the translation %s', async (_, locale, title) => {
    const view = found(await staticPage(locale, 'corrections'))
    expect(view).toMatchObject({
      title,
      bodyLocale: 'id',
      written: ['id', 'ar'],
      body: [{ content: [{ text: 'Kami memperbaiki.' }, {}] }, {}],
    })
  })

  it.each(['nothing', '', '\0', '..', 'About', '訂正', '\ud800', 'a b'])('%j is missing, and noted', async (slug) => {
    const { answer, tags } = await watch(() => staticPage('ar', slug))
    expect(answer).toEqual({ kind: 'missing' })
    expect(tags).toEqual(['site'])
  })
})
