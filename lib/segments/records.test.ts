import { describe, expect, it } from 'vitest'
import { recordsAfterEditing } from './editing.ts'
import { textHash } from './hash.ts'
import { isRestructured, readRecords, type SegmentRecord, sourceHashesOf } from './records.ts'
import { stepsFor } from './steps.ts'
import type { Segment } from './types.ts'

/** Paragraphs of a body, in any language. */
const paragraphs = (...texts: readonly string[]): Segment[] =>
  texts.map((text, index) => ({ key: `body.${index}`, kind: 'paragraph', text, hash: textHash(text) }))

const indonesian = ['Satu.', 'Dua.', 'Tiga.']
const arabic = ['واحد.', 'اثنان.', 'ثلاثة.']
const original = paragraphs(...indonesian)
const translation = paragraphs(...arabic)
const at = '2026-11-25T08:00:00.000Z'
const later = '2026-11-25T09:00:00.000Z'

const record = (source: Segment | undefined, target: Segment | undefined, more: Partial<SegmentRecord> = {}) =>
  ({
    key: source?.key ?? '',
    source: source?.hash ?? '',
    target: target?.hash ?? '',
    origin: 'machine',
    engine: 'openai',
    at,
    warnings: [],
    suggestion: null,
    ...more,
  }) satisfies SegmentRecord

/** A translation as the machine left it; of the places named, a person corrected the text. */
const recordsWith = (...corrected: readonly number[]): SegmentRecord[] =>
  original.map((segment, index) =>
    record(segment, translation[index], corrected.includes(index) ? { origin: 'human', engine: null } : {}),
  )

const suggestion = (text: string, source: string) => ({
  text,
  source: textHash(source),
  engine: 'openai',
  at,
  warnings: [],
})

describe('readRecords', () => {
  const about = (sourceHashes: readonly string[] | null, segments = translation) =>
    ({ segments, sourceHashes, origin: 'human', at }) as const
  const sources = (records: readonly SegmentRecord[]) => records.map(({ key, source }) => [key, source])

  it('gives what is kept', () => {
    const kept = recordsWith(1)
    expect(readRecords(JSON.parse(JSON.stringify(kept)), about(null), original)).toEqual(kept)
  })

  it.each<[string, unknown]>([
    ['nothing', null],
    ['no list', { key: 'body.0' }],
    ['a list of something else', ['body.0']],
  ])('derives it from %s', (_, stored) => {
    const derived = readRecords(stored, about(original.map(({ hash }) => hash)), original)
    expect(sources(derived)).toEqual(original.map(({ key, hash }) => [key, hash]))
    expect(derived.map(({ target, origin }) => [target, origin])).toEqual(
      translation.map(({ hash }) => [hash, 'human']),
    )
  })

  it('knows where a paragraph stands that has moved since, and which of two equal ones it is', () => {
    const twice = paragraphs('Satu.', 'Dua.', 'Satu.')
    const hashes = twice.map(({ hash }) => hash)
    expect(readRecords(null, about(hashes), twice).map(({ key }) => key)).toEqual(['body.0', 'body.1', 'body.2'])
    const moved = paragraphs('Dua.', 'Satu.', 'Tiga.')
    const before = original.map(({ hash }) => hash)
    expect(readRecords(null, about(before), moved).map(({ key }) => key)).toEqual(['body.1', 'body.0', 'body.2'])
  })

  it.each<[string, readonly string[] | null]>([
    ['no hashes', null],
    ['as many as another text has', original.slice(1).map(({ hash }) => hash)],
  ])('says of a text with %s that nothing is known', (_, hashes) => {
    expect(sources(readRecords(null, about(hashes), original))).toEqual(translation.map(() => ['', '']))
  })
})

describe('stepsFor', () => {
  /** What is to be done, shortly: `kept واحد.`, `missing Empat.` */
  const steps = (now: readonly Segment[], records = recordsWith(), translated = translation) =>
    stepsFor({ original: now, translated }, records).map((step) =>
      step.kind === 'missing' ? `missing ${step.segment.text}` : `${step.kind} ${step.own.text}`,
    )

  it.each<[string, string[], string[]]>([
    ['nothing', ['Satu.', 'Dua.', 'Tiga.'], ['kept واحد.', 'kept اثنان.', 'kept ثلاثة.']],
    ['a paragraph changed', ['Satu.', 'Dua!', 'Tiga.'], ['kept واحد.', 'missing Dua!', 'kept ثلاثة.']],
    [
      'one more at the start',
      ['Nol.', 'Satu.', 'Dua.', 'Tiga.'],
      ['missing Nol.', 'kept واحد.', 'kept اثنان.', 'kept ثلاثة.'],
    ],
    [
      'one more at the end',
      ['Satu.', 'Dua.', 'Tiga.', 'Empat.'],
      ['kept واحد.', 'kept اثنان.', 'kept ثلاثة.', 'missing Empat.'],
    ],
    ['one less', ['Satu.', 'Tiga.'], ['kept واحد.', 'kept ثلاثة.']],
    ['others in their place', ['Tiga.', 'Satu.', 'Dua.'], ['kept ثلاثة.', 'kept واحد.', 'kept اثنان.']],
    ['one twice', ['Satu.', 'Satu.', 'Dua.', 'Tiga.'], ['kept واحد.', 'missing Satu.', 'kept اثنان.', 'kept ثلاثة.']],
    ['all', ['A.', 'B.'], ['missing A.', 'missing B.']],
    ['no more than blanks', ['Satu. ', ' Dua.', 'Tiga.'], ['kept واحد.', 'kept اثنان.', 'kept ثلاثة.']],
  ])('%s changed of what a machine translated', (_, now, expected) => {
    expect(steps(paragraphs(...now))).toEqual(expected)
  })

  it.each<[string, string[], string[]]>([
    ['its source', ['Satu.', 'Dua!', 'Tiga.'], ['kept واحد.', 'person اثنان.', 'kept ثلاثة.']],
    ['its source and the one before', ['Satu!', 'Dua!', 'Tiga.'], ['missing Satu!', 'person اثنان.', 'kept ثلاثة.']],
    ['another', ['Satu.', 'Dua.', 'Tiga!'], ['kept واحد.', 'kept اثنان.', 'missing Tiga!']],
    ['its place', ['Dua.', 'Satu.', 'Tiga.'], ['kept اثنان.', 'kept واحد.', 'kept ثلاثة.']],
  ])('%s changed of what a person corrected', (_, now, expected) => {
    expect(steps(paragraphs(...now), recordsWith(1))).toEqual(expected)
  })

  it('keeps apart two equal paragraphs of which one was corrected', () => {
    const twins = paragraphs('Satu.', 'Satu.')
    const own = paragraphs('واحد.', 'أولا.')
    const records = [record(twins[0], own[0]), record(twins[1], own[1], { origin: 'human' })]
    expect(steps(twins, records, own)).toEqual(['kept واحد.', 'kept أولا.'])
    expect(steps(paragraphs('Satu!', 'Satu.'), records, own)).toEqual(['missing Satu!', 'kept أولا.'])
    expect(steps(paragraphs('Satu.', 'Satu!'), records, own)).toEqual(['kept واحد.', 'person أولا.'])
  })

  it.each<[SegmentRecord['origin'], string]>([
    ['machine', 'missing Dua.'],
    ['human', 'person اثنان.'],
  ])('asks anew when someone wants it, of a text by a %s', (origin, expected) => {
    const records = recordsWith().map((each, index) => (index === 1 ? { ...each, origin, redo: true as const } : each))
    expect(steps(original, records)).toEqual(['kept واحد.', expected, 'kept ثلاثة.'])
    expect(stepsFor({ original, translated: translation }, records)[1]).toMatchObject({ record: { redo: true } })
  })

  it('finds a text whose place in the translation is another than its record’s', () => {
    const records = [recordsWith()[2], recordsWith()[0], recordsWith()[1]].flatMap((each) => each ?? [])
    expect(steps(original, records)).toEqual(['kept واحد.', 'kept اثنان.', 'kept ثلاثة.'])
  })

  it('knows what is noted of a text that isn’t there', () => {
    const leftOut = record(original[1], undefined, { origin: 'human' })
    const records = [recordsWith()[0], leftOut, recordsWith()[2]].flatMap((each) => each ?? [])
    const translated = [translation[0], translation[2]].flatMap((each) => each ?? [])
    expect(stepsFor({ original, translated }, records)[1]).toMatchObject({ kind: 'missing', record: leftOut })
    const changed = paragraphs('Satu.', 'Dua!', 'Tiga.')
    expect(stepsFor({ original: changed, translated }, records)[1]).toMatchObject({ kind: 'missing', record: leftOut })
  })
})

describe('recordsAfterEditing', () => {
  const editedTo = (texts: readonly string[], records = recordsWith(), now = original) =>
    recordsAfterEditing({ records, segments: translation }, paragraphs(...texts), now, later)
  /** Shortly: place of the original, whose words, from which moment. */
  const short = (records: readonly SegmentRecord[]) =>
    records.map(({ key, origin, target, at: when }) => {
      const whose = target === '' ? 'left out' : origin
      return `${key || 'nowhere'} ${whose}${when === later ? ' now' : ''}`
    })
  const [one, two, three] = ['body.0 machine', 'body.1 machine', 'body.2 machine']

  it.each<[string, string[], (string | undefined)[]]>([
    ['nothing', [...arabic], [one, two, three]],
    ['one text', ['واحد.', 'اثنان!', 'ثلاثة.'], [one, 'body.1 human now', three]],
    ['blanks only', ['واحد. ', 'اثنان.', 'ثلاثة.'], [one, two, three]],
    ['all texts', ['أ.', 'ب.', 'ت.'], ['body.0 human now', 'body.1 human now', 'body.2 human now']],
    ['the order', ['ثلاثة.', 'واحد.', 'اثنان.'], [three, one, two]],
    ['a paragraph more', ['واحد.', 'جديد.', 'اثنان.', 'ثلاثة.'], [one, 'nowhere human now', two, three]],
    ['a paragraph less', ['واحد.', 'ثلاثة.'], [one, 'body.1 left out now', three]],
    ['the first less', ['اثنان.', 'ثلاثة.'], ['body.0 left out now', two, three]],
    ['the last two less', ['واحد.'], [one, 'body.1 left out now', 'body.2 left out now']],
    ['two in one', ['واحد. اثنان.', 'ثلاثة.'], ['body.0 human now', 'body.1 left out now', three]],
    ['one in two', ['وا', 'حد.', 'اثنان.', 'ثلاثة.'], ['body.0 human now', 'nowhere human now', two, three]],
    ['everything less', [], ['body.0 left out now', 'body.1 left out now', 'body.2 left out now']],
  ])('%s changed', (_, texts, expected) => {
    expect(short(editedTo(texts))).toEqual(expected)
  })

  it('says that what a person writes is made from the original as it is now', () => {
    const now = paragraphs('Satu.', 'Dua!', 'Tiga!')
    const records = editedTo(['واحد.', 'اثنان!', 'ثلاثة.'], recordsWith(), now)
    expect(records.map(({ source }) => source)).toEqual([original[0]?.hash, now[1]?.hash, original[2]?.hash])
  })

  it('keeps every record at its own place when the original has moved on beneath', () => {
    const now = paragraphs('Nol.', 'Satu.', 'Dua.', 'Tiga.')
    const records = editedTo(['واحد.', 'اثنان!', 'ثلاثة.'], recordsWith(), now)
    expect(short(records)).toEqual(['body.1 machine', 'body.2 human now', 'body.3 machine'])
    expect(isRestructured(records)).toBe(false)
  })

  it('drops the suggestion that was followed, and no other', () => {
    const waiting = recordsWith(0, 1).map((each, index) =>
      index < 2 ? { ...each, suggestion: suggestion('نص', `baru ${index}`) } : each,
    )
    const records = editedTo(['واحد.', 'نص', 'ثلاثة.'], waiting)
    expect(records.map((each) => each.suggestion !== null)).toEqual([true, false, false])
  })

  it('keeps a suggestion for what the text lacks until the text has it', () => {
    const now = paragraphs('Satu.', 'Dua.', 'Tiga.', 'Empat.')
    const pending = { ...record(now[3], undefined), source: '', suggestion: suggestion('أربعة.', 'Empat.') }
    const records = [...recordsWith(), pending]
    expect(editedTo([...arabic.slice(0, 2), 'ثلاثة!'], records, now)[3]).toEqual(pending)
    const followed = editedTo([...arabic, 'أربعة.'], records, now)
    expect(short(followed)).toEqual([one, two, three, 'body.3 human now'])
    expect(followed.every((each) => each.suggestion === null)).toBe(true)
  })

  it('puts what was left out back when a person writes it again', () => {
    const without = editedTo(['واحد.', 'ثلاثة.'])
    const again = recordsAfterEditing(
      { records: without, segments: paragraphs('واحد.', 'ثلاثة.') },
      paragraphs('واحد.', 'عاد.', 'ثلاثة.'),
      original,
      later,
    )
    expect(short(again)).toEqual([one, 'body.1 human now', three])
    expect(isRestructured(without)).toBe(true)
    expect(isRestructured(again)).toBe(false)
  })

  describe('when words of an earlier version come back', () => {
    const now = paragraphs('Satu.', 'Dua!', 'Tiga.')
    const newer = paragraphs('واحد.', 'جديد.', 'ثلاثة.')
    const back = (...texts: string[]) =>
      recordsAfterEditing(
        {
          records: newer.map((target, index) => record(now[index], target)),
          segments: newer,
          former: new Map(recordsWith().map((each) => [each.target, each])),
        },
        paragraphs(...texts),
        now,
        later,
      )

    it('beside new ones, from a form that was open, they are not a person’s, and not made anew', () => {
      const records = back('واحد.', 'اثنان.', 'ثلاثة!')
      expect(short(records)).toEqual([one, two, 'body.2 human now'])
      expect(records[1]?.source).toBe(original[1]?.hash)
    })

    it('by themselves, they are what a person wants', () => {
      const records = back('واحد.', 'اثنان.', 'ثلاثة.')
      expect(short(records)).toEqual([one, 'body.1 human now', three])
      expect(records[1]?.source).toBe(now[1]?.hash)
    })
  })
})

describe('isRestructured', () => {
  it.each<[string, SegmentRecord[], boolean]>([
    ['a machine’s text', recordsWith(), false],
    ['a text with corrections', recordsWith(0, 2), false],
    [
      'a text with a suggestion for what it lacks',
      [{ ...record(original[0], undefined), source: '', suggestion: suggestion('نص', 'Nol.') }],
      false,
    ],
    ['a text by a machine, of unknown origin', [{ ...record(undefined, translation[0]) }], false],
    ['a person’s own paragraph', [record(undefined, translation[0], { origin: 'human' })], true],
    ['a paragraph left out', [record(original[0], undefined, { origin: 'human' })], true],
  ])('%s', (_, records, expected) => {
    expect(isRestructured(records)).toBe(expected)
  })
})

describe('sourceHashesOf', () => {
  const hashes = original.map(({ hash }) => hash)
  const leftOut = (source: Segment | undefined) => record(source, undefined, { origin: 'human' })

  it.each<[string, SegmentRecord[], readonly Segment[], readonly (string | undefined)[]]>([
    ['all of it', recordsWith(), original, hashes],
    ['all, in another order', [...recordsWith()].reverse(), original, hashes],
    ['all but what a person left out', [...recordsWith().slice(0, 2), leftOut(original[2])], original, hashes],
    [
      'all, and a person’s own paragraph',
      [...recordsWith(), record(undefined, translation[0], { origin: 'human' })],
      original,
      hashes,
    ],
    ['a part', recordsWith().slice(0, 2), original, hashes.slice(0, 2)],
    ['what has changed since', recordsWith(), paragraphs('Satu.', 'Dua!', 'Tiga.'), hashes],
    [
      'what was left out, and has changed since',
      [...recordsWith().slice(0, 2), leftOut(original[2])],
      paragraphs('Satu.', 'Dua.', 'Tiga!'),
      hashes.slice(0, 2),
    ],
  ])('%s', (_, records, now, expected) => {
    expect(sourceHashesOf(records, now)).toEqual(expected)
  })
})
