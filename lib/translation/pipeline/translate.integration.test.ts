// A story in five more languages, and what is sent when it changes.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'
import { sameStructure, segmentsOf } from '#lib/segments/index.ts'
import { Desk } from '#lib/translation/testing/newsroom.ts'
import { indonesian, inLanguage } from '../testing/dictionary.ts'
import { bodyOf, heading, picture, plain, points, pullQuote, tagged, wholeStory } from '../testing/story.ts'

let desk: Desk
beforeAll(async () => {
  desk = await Desk.open()
})
afterAll(() => desk?.close())
beforeEach(() => desk.forget())

const textsOf = async (story: number, locale: TranslationLocale) =>
  segmentsOf(await desk.translation(story, locale)).map(({ text }) => text)
const everywhere = async <Result>(
  look: (locale: TranslationLocale) => Promise<Result>,
): Promise<Record<string, Result>> =>
  Object.fromEntries(await Promise.all(translationLocales.map(async (locale) => [locale, await look(locale)])))
const inEach = <Result>(make: (locale: TranslationLocale) => Result) =>
  Object.fromEntries(translationLocales.map((locale) => [locale, make(locale)]))

describe('before a worker comes to it, a story', () => {
  it('is asked for in five languages with its publication; a draft, an autosave, what is undone asks for none', async () => {
    const draft = await desk.write(wholeStory(), true)
    await desk.newsroom.payload.update({ collection: 'articles', id: draft.id, data: {}, draft: true, autosave: true })
    expect(await desk.jobs()).toEqual([])

    const transaction = await desk.newsroom.payload.db.beginTransaction()
    const req = { transactionID: transaction ?? 0 }
    const data = { _status: 'published' } as const
    await desk.newsroom.payload.update({ collection: 'articles', id: draft.id, data, req })
    expect(await desk.jobs()).toEqual([])
    await desk.newsroom.payload.db.rollbackTransaction(transaction ?? 0)
    expect(await desk.jobs()).toEqual([])
    expect(await desk.progress(draft.id, 'ar')).toEqual({ state: 'none' })

    await desk.change(draft.id, {})
    expect((await desk.jobs()).map(({ locale }) => locale).sort()).toEqual([...translationLocales].sort())
    expect(await desk.progress(draft.id, 'ar')).toMatchObject({ state: 'waiting' })
    // What is changed beside the published text is nobody's business yet.
    await desk.forget()
    await desk.change(draft.id, { headline: indonesian('rain') }, true)
    expect(await desk.jobs()).toEqual([])
  })

  it('leaves nothing when it is deleted or taken back', async () => {
    const gone = await desk.write(wholeStory())
    const back = await desk.write({ headline: indonesian('rain') })
    const jobs = await desk.jobs()
    await desk.newsroom.payload.delete({ collection: 'articles', id: gone.id })
    await desk.newsroom.payload.update({ collection: 'articles', id: back.id, data: { _status: 'draft' } })
    expect((await desk.jobs()).length).toBe(jobs.length)
    await desk.startWorker()
    await desk.settled()
    expect(desk.service.stats.requests).toBe(0)
    expect(await desk.progress(gone.id, 'ar')).toEqual({ state: 'none' })
    expect(await desk.progress(back.id, 'ar')).toMatchObject({ state: 'done' })
  })
})

describe('publishing', () => {
  it('puts it into five languages, built as the original, with links and emphasis in place', async () => {
    const story = await desk.write(wholeStory())
    await desk.settled()
    const source = segmentsOf(story)
    expect(await everywhere((locale) => desk.progress(story.id, locale))).toEqual(
      inEach(() => expect.objectContaining({ state: 'done', reason: null, engine: 'openai', segments: source.length })),
    )
    for (const locale of translationLocales) {
      const made = await desk.translation(story.id, locale)
      expect(made).toMatchObject({ status: 'published', origin: 'machine', isCurrent: true })
      expect(made.headline).toBe(inLanguage('headline', locale))
      expect(sameStructure(story, made)).toBe(true)
      expect(made.segments.map(({ key, source, origin, engine }) => ({ key, source, origin, engine }))).toEqual(
        source.map(({ key, hash }) => ({ key, source: hash, origin: 'machine', engine: 'openai' })),
      )
    }
    // In Arabic the fishermen come first; the link is theirs all the same.
    const { body } = await desk.translation(story.id, 'ar')
    expect(linkedWords(body)).toEqual(['صيادون محليون'])
    expect(JSON.stringify(body)).toMatch(/"text":"طلاب المدارس","[^}]*"format":1|"format":1[^}]*"text":"طلاب المدارس"/)
    expect(desk.service.stats.segments).toBe(5 * source.length)
  })

  it('sends what stands twice once, and nothing that was translated for another story', async () => {
    const first = await desk.write({ headline: indonesian('city'), body: bodyOf(plain('city'), plain('rain')) })
    await desk.settled()
    expect(desk.sent('ar').sort()).toEqual([indonesian('city'), indonesian('rain')].sort())
    expect(await textsOf(first.id, 'ar')).toEqual(
      ['city', 'city', 'rain'].map((name) => inLanguage(name as 'city', 'ar')),
    )
    const second = await desk.write({ headline: indonesian('rain'), body: bodyOf(plain('city'), plain('ending')) })
    await desk.settled()
    expect(desk.sent('ar').slice(2)).toEqual([indonesian('ending')])
    const { segments } = await desk.translation(second.id, 'ar')
    expect(segments.map(({ engine }) => engine)).toEqual(['memory', 'memory', 'openai'])
  })
})

/** What the links of a body say. */
function linkedWords(given: unknown): string[] {
  if (Array.isArray(given)) return given.flatMap(linkedWords)
  if (typeof given !== 'object' || given === null) return []
  const { type, children } = given as { type?: string; children?: { text?: string }[] }
  if (type === 'link') return [(children ?? []).map(({ text }) => text).join('')]
  return Object.values(given).flatMap(linkedWords)
}

describe('a change', () => {
  it('of one paragraph sends that paragraph alone, and leaves the rest word for word', async () => {
    const story = await desk.write(wholeStory())
    await desk.settled()
    const before = await everywhere((locale) => textsOf(story.id, locale))
    await desk.forget()
    const body = bodyOf(tagged(), plain('province'), heading(), points, pullQuote, plain('ending'))
    await desk.change(story.id, { body })
    await desk.settled()
    expect(await everywhere(async (locale) => desk.sent(locale))).toEqual(inEach(() => [indonesian('province')]))
    expect(await everywhere((locale) => textsOf(story.id, locale))).toEqual(
      inEach((locale) =>
        before[locale]
          ?.filter((text) => text !== inLanguage('caption', locale))
          .map((text) => (text === inLanguage('city', locale) ? inLanguage('province', locale) : text)),
      ),
    )
    expect((await desk.translation(story.id, 'ar')).isCurrent).toBe(true)
  })

  it('of nothing sends nothing, and writes nothing', async () => {
    const story = await desk.write(wholeStory())
    await desk.settled()
    await desk.forget()
    const versions = await everywhere((locale) => desk.versions(story.id, locale))
    await desk.change(story.id, {})
    await desk.settled()
    expect(desk.service.stats.requests).toBe(0)
    expect(await everywhere((locale) => desk.versions(story.id, locale))).toEqual(versions)
    expect(await desk.progress(story.id, 'ar')).toMatchObject({ state: 'done', reason: null, segments: 0 })
  })

  it.each([
    ['a picture', (media: number) => bodyOf(tagged(), picture(media), plain('city'), heading(), plain('ending'))],
    ['the level of a heading', () => bodyOf(tagged(), plain('city'), heading('h3'), plain('ending'))],
    ['the place of a link', () => bodyOf(tagged('https://pelaut.example/'), plain('city'), heading(), plain('ending'))],
    ['the order of paragraphs', () => bodyOf(plain('ending'), plain('city'), heading(), tagged())],
    ['a paragraph less', () => bodyOf(tagged(), heading(), plain('ending'))],
  ])('of %s sends nothing; the translation is built as the original', async (_, bodyWith) => {
    const words = {
      headline: indonesian('headline'),
      body: bodyOf(tagged(), plain('city'), heading(), plain('ending')),
    }
    const story = await desk.write(words)
    await desk.settled()
    await desk.forget()
    const changed = await desk.change(story.id, { body: bodyWith(await desk.picture()) })
    await desk.settled()
    expect(desk.service.stats.requests).toBe(0)
    const made = await desk.translation(story.id, 'ar')
    expect(made).toMatchObject({ status: 'published', isCurrent: true })
    expect(sameStructure(changed, made)).toBe(true)
    const shape = (given: unknown) => JSON.stringify(given).match(/https:[^"]*|"media":\d+|"h\d"/g)
    expect(shape(made.body)).toEqual(shape(changed.body))
    expect(linkedWords(made.body)).toEqual(linkedWords(changed.body).map(() => 'صيادون محليون'))
  })

  it('while it is being translated is translated next, and nothing of the old text is left', async () => {
    desk.service.behave({ status: 503 }, { status: 503 })
    const story = await desk.write({ headline: indonesian('headline'), body: bodyOf(plain('city')) })
    await desk.change(story.id, { body: bodyOf(plain('province')) })
    await desk.change(story.id, { body: bodyOf(plain('ministry')) })
    await desk.settled()
    expect(await everywhere((locale) => textsOf(story.id, locale))).toEqual(
      inEach((locale) => [inLanguage('headline', locale), inLanguage('ministry', locale)]),
    )
    expect((await desk.translation(story.id, 'ar')).isCurrent).toBe(true)
  })

  it('turned back uses what was known before', async () => {
    const story = await desk.write({ headline: indonesian('headline'), body: bodyOf(tagged(), plain('city')) })
    await desk.settled()
    await desk.change(story.id, { body: bodyOf(plain('city')) })
    await desk.settled()
    const sent = desk.service.stats.segments
    await desk.change(story.id, { body: bodyOf(tagged(), plain('city')) })
    await desk.settled()
    expect(desk.service.stats.segments).toBe(sent)
    expect(segmentsOf(await desk.translation(story.id, 'fr')).map(({ text }) => text)).toEqual([
      inLanguage('headline', 'fr'),
      'Des <1>pêcheurs de la région</1> et des <2>élèves</2> ont participé à cette action.',
      inLanguage('city', 'fr'),
    ])
  })
})
