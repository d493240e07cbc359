import { describe, expect, it } from 'vitest'
import { body, link, paragraph, text } from '#lib/content/body/testing/bodies.ts'
import { type SegmentRecord, type StoryText, segmentsOf, stepsFor, textHash } from '#lib/segments/index.ts'
import { composeTranslation, type FoundText, withSuggestions } from './compose.ts'

const at = '2026-11-25T08:00:00.000Z'
const story = (...blocks: unknown[]): StoryText => ({ headline: 'Bulan', body: body(...blocks) })
const said = (words: string) => paragraph(text(words))
const found = (words: string, more: Partial<FoundText> = {}): FoundText => ({
  text: words,
  engine: 'openai',
  warnings: [],
  broken: false,
  at,
  ...more,
})

/** A translation of a story, by a machine but for the places that are named. */
function recordsFor(original: StoryText, translation: StoryText, ...persons: readonly string[]): SegmentRecord[] {
  const translated = segmentsOf(translation)
  return segmentsOf(original).map(({ key, hash }, index) => ({
    key,
    source: hash,
    target: translated[index]?.hash ?? '',
    origin: persons.includes(key) ? 'human' : 'machine',
    engine: 'openai',
    at: '',
    warnings: [],
    suggestion: null,
  }))
}

const made = (
  original: StoryText,
  translation: StoryText | null,
  records: SegmentRecord[],
  texts: Record<string, FoundText>,
) =>
  composeTranslation(
    original,
    translation,
    stepsFor({ original: segmentsOf(original), translated: segmentsOf(translation ?? {}) }, records),
    new Map(Object.entries(texts)),
  )

const texts = (given: StoryText) => segmentsOf(given).map((segment) => segment.text)

describe('composeTranslation', () => {
  const before = story(
    paragraph(text('Lihat '), link('https://a.example/', text('foto')), text(' dan '), text('peta', 1)),
  )
  // In Arabic the map comes first.
  const arabic: StoryText = {
    headline: 'القمر',
    body: body(paragraph(text('الخريطة', 1), text(' مع '), link('https://a.example/', text('الصورة')))),
  }

  it('puts a new text into the structure of the original', () => {
    const {
      text: composed,
      records,
      broken,
    } = made(before, null, [], {
      headline: found('القمر'),
      'body.0': found('<2>الخريطة</2> مع <1>الصورة</1>'),
    })
    expect(composed).toMatchObject({ headline: 'القمر' })
    expect(texts(composed)).toEqual(texts(arabic))
    expect(broken.size).toBe(0)
    expect(records.map(({ key, source, target, origin }) => [key, source, target, origin])).toEqual(
      segmentsOf(before).map(({ key, hash }, index) => [key, hash, segmentsOf(composed)[index]?.hash, 'machine']),
    )
  })

  it.each(['machine', 'human'] as const)(
    'keeps links and emphasis with their words, whatever their order: %s',
    (origin) => {
      const records = recordsFor(before, arabic, ...(origin === 'human' ? ['body.0'] : []))
      const { text: composed } = made(before, arabic, records, {})
      expect(composed.body).toMatchObject(arabic.body as object)
    },
  )

  it('gives a machine’s text the link as it is now, and leaves a person’s as it was', () => {
    const moved = story(
      paragraph(text('Lihat '), link('https://b.example/', text('foto')), text(' dan '), text('peta', 1)),
    )
    const urls = (...persons: string[]) =>
      JSON.stringify(made(moved, arabic, recordsFor(before, arabic, ...persons), {}).text.body).match(/https:[^"]*/g)
    expect(urls()).toEqual(['https://b.example/'])
    expect(urls('body.0')).toEqual(['https://a.example/'])
  })

  it('keeps a person’s words, links and all, when the original has other tags or none; a suggestion waits beside them', () => {
    const plain = story(said('Semua sudah dipindahkan.'))
    const records = recordsFor(before, arabic, 'body.0')
    const { text: composed, records: after, broken } = made(plain, arabic, records, { 'body.0': found('نقل كل شيء.') })
    expect(composed.body).toMatchObject(arabic.body as object)
    expect(broken.size).toBe(0)
    expect(after[1]).toMatchObject({
      origin: 'human',
      target: records[1]?.target,
      source: records[1]?.source,
      suggestion: { text: 'نقل كل شيء.', source: textHash('Semua sudah dipindahkan.') },
    })
  })

  it.each([
    ['a lost tag', 'الخريطة مع <1>الصورة</1>'],
    ['a tag too many', '<1>الصورة</1> <2>الخريطة</2> <3>مع</3>'],
    ['a tag twice', '<1>الصورة</1> <1>مع</1> <2>الخريطة</2>'],
    ['a tag within another', '<1>الصورة <2>الخريطة</2></1>'],
    ['an open tag', '<1>الصورة <2>الخريطة</2>'],
  ])('keeps the words alone of a text with %s, and says that it is broken', (_, words) => {
    const { text: composed, broken } = made(before, null, [], {
      headline: found('القمر'),
      'body.0': found(words, { broken: true }),
    })
    expect([...broken]).toEqual(['body.0'])
    expect(texts(composed)[1]).toBe(words.replace(/<[^>]*>/g, ''))
  })

  it('drops a suggestion for what the original does not say any more', () => {
    const records = recordsFor(before, arabic, 'body.0').map((record) => ({
      ...record,
      suggestion: { text: 'قديم', source: textHash('Lama.'), engine: 'openai', at, warnings: [] },
    }))
    expect(made(before, arabic, records, {}).records.map(({ suggestion }) => suggestion)).toEqual([null, null])
  })
})

describe('withSuggestions', () => {
  const original = story(said('Satu.'), said('Dua.'), said('Tiga.'))
  const translation: StoryText = { headline: 'القمر', body: body(said('واحد.'), said('ثلاثة.')) }
  const all = recordsFor(original, { headline: 'القمر', body: body(said('واحد.'), said('اثنان.'), said('ثلاثة.')) })
  /** The second paragraph is left out by a person. */
  const records = all.map((record) => ({
    ...record,
    origin: 'human' as const,
    ...(record.key === 'body.1' ? { target: '' } : {}),
  }))
  const suggest = (now: StoryText, from: readonly SegmentRecord[], given: Record<string, FoundText>) =>
    withSuggestions(
      from,
      stepsFor({ original: segmentsOf(now), translated: segmentsOf(translation) }, from),
      new Map(Object.entries(given)),
    )
  const short = (list: readonly SegmentRecord[]) =>
    list.map(({ key, target, suggestion }) => `${key}${target ? '' : ' –'}${suggestion ? ` ${suggestion.text}` : ''}`)

  it('puts them beside what they are for, at its place in the original', () => {
    const now = story(said('Satu!'), said('Dua.'), said('Dua setengah.'), said('Tiga.'))
    const given = { 'body.0': found('واحد!'), 'body.2': found('اثنان ونصف.') }
    expect(short(suggest(now, records, given))).toEqual([
      'headline',
      'body.0 واحد!',
      'body.1 –',
      'body.2 – اثنان ونصف.',
      'body.3',
    ])
  })

  it('leaves the words, their origin and their source', () => {
    const [, after] = suggest(story(said('Satu!'), said('Dua.'), said('Tiga.')), records, { 'body.0': found('واحد!') })
    expect({ ...after, suggestion: null }).toEqual(records[1])
  })

  it('keeps them when nothing is new, and leaves what the original has lost to the person', () => {
    const pending = suggest(story(said('Satu.'), said('Dua.'), said('Dua lagi.'), said('Tiga.')), records, {
      'body.2': found('اثنان أيضا.'),
    })
    const now = story(said('Dua lagi.'), said('Tiga.'))
    const after = suggest(now, pending, {})
    expect(short(after)).toEqual(['headline', '', 'body.0 – اثنان أيضا.', 'body.1'])
    expect(after.filter(({ target }) => target).map(({ target }) => target)).toEqual(
      segmentsOf(translation).map(({ hash }) => hash),
    )
  })

  it('takes the wish to ask anew as done', () => {
    const asked = records.map((record) => (record.key === 'body.0' ? { ...record, redo: true as const } : record))
    const after = suggest(original, asked, { 'body.0': found('أول.') })
    expect(after.some(({ redo }) => redo)).toBe(false)
    expect(short(after)).toEqual(['headline', 'body.0 أول.', 'body.1 –', 'body.2'])
  })
})
