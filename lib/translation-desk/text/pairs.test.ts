import { expect, it } from 'vitest'
import { type Segment, type SegmentRecord, segmentsOf, textHash } from '#lib/segments/index.ts'
import { isComplete, pairKey, pairSegments } from './pairs.ts'

const segment = (key: string, text: string): Segment => ({ key, kind: 'paragraph', text, hash: textHash(text) })
const record = (key: string, source: string, target: string, more: Partial<SegmentRecord> = {}): SegmentRecord => ({
  key,
  source: source && textHash(source),
  target: target && textHash(target),
  origin: 'machine',
  engine: 'openai',
  at: '2026-11-01T00:00:00.000Z',
  warnings: [],
  suggestion: null,
  ...more,
})
const read = (pairs: ReturnType<typeof pairSegments>) =>
  pairs.map((pair) => `${pairKey(pair)}: ${pair.original?.text ?? '-'} / ${pair.translated?.text ?? '-'}`)

const original = [segment('body.0', 'satu'), segment('body.1', 'dua'), segment('body.2', 'tiga')]

it('puts each text beside its original, also when that has changed', () => {
  const pairs = pairSegments(
    [segment('body.0', 'satu'), segment('body.1', 'dua!'), segment('body.2', 'tiga')],
    [segment('body.0', 'واحد'), segment('body.1', 'اثنان'), segment('body.2', 'ثلاثة')],
    [record('body.0', 'satu', 'واحد'), record('body.1', 'dua', 'اثنان'), record('body.2', 'tiga', 'ثلاثة')],
  )
  expect(read(pairs)).toEqual(['body.0: satu / واحد', 'body.1: dua! / اثنان', 'body.2: tiga / ثلاثة'])
  expect(isComplete(pairs)).toBe(true)
})

it('follows paragraphs that have moved', () => {
  const pairs = pairSegments(
    [segment('body.0', 'tiga'), segment('body.1', 'satu')],
    [segment('body.0', '一'), segment('body.1', '三')],
    [record('body.0', 'satu', '一'), record('body.2', 'tiga', '三')],
  )
  expect(read(pairs)).toEqual(['body.0: tiga / 三', 'body.1: satu / 一'])
})

it('shows what is missing with its suggestion, and what was added where it stands', () => {
  const suggestion = { text: 'deux', source: textHash('dua'), engine: 'openai', at: '', warnings: [] }
  const pairs = pairSegments(
    original,
    [segment('body.0', 'un'), segment('body.1', 'note'), segment('body.2', 'trois')],
    [
      record('body.0', 'satu', 'un'),
      record('', '', 'note', { origin: 'human' }),
      record('body.2', 'tiga', 'trois'),
      record('body.1', '', '', { suggestion }),
    ],
  )
  expect(read(pairs)).toEqual(['body.0: satu / un', '+body.1: - / note', 'body.1: dua / -', 'body.2: tiga / trois'])
  expect(pairs[2]?.record?.suggestion?.text).toBe('deux')
  expect(isComplete(pairs)).toBe(false)
})

it('takes a text whose pair is not known by its words', () => {
  const pairs = pairSegments(original, [segment('body.5', 'two')], [record('body.1', 'dua', 'two')])
  expect(read(pairs)).toEqual(['body.0: satu / -', 'body.1: dua / two', 'body.2: tiga / -'])
})

it('has nothing to pair where there is no translation', () => {
  const headline = segmentsOf({ headline: 'Judul' })
  expect(read(pairSegments(headline, [], []))).toEqual(['headline: Judul / -'])
})
