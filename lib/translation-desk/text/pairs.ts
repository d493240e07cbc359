// Pairs the segments of an original with those of its translation.
import { align, type Segment, type SegmentRecord } from '#lib/segments/index.ts'

/** A segment of the original and its translation; at least one of them exists. */
export type SegmentPair = {
  readonly original: Segment | null
  readonly translated: Segment | null
  /** The record of the text, or of the suggestion for a missing text. */
  readonly record: SegmentRecord | null
}

/**
 * Pairs both sides in the original's order; a segment that only the translation has follows the one before it there.
 *
 * @param records of the translation: one per segment in its order, and some that only hold a suggestion
 */
export function pairSegments(
  original: readonly Segment[],
  translated: readonly Segment[],
  records: readonly SegmentRecord[],
): SegmentPair[] {
  const written = records.filter(({ target }) => target !== '')
  const texts = new Map(written.map((record, index) => [record, textOf(record, translated, index)]))
  const byKey = new Map(written.filter(({ key }) => key !== '').map((record) => [record.key, record]))
  const before = [...byKey.values()].map(({ key, source }) => ({ key, hash: source }))
  const continues = align(before, original)
  const onlySuggested = new Map(records.filter(({ target }) => target === '').map((record) => [record.key, record]))
  const pairs = original.map((segment): SegmentPair => {
    const record = byKey.get(continues.get(segment.key) ?? '')
    const text = record && texts.get(record)
    if (record && text) return { original: segment, translated: text, record }
    return { original: segment, translated: null, record: onlySuggested.get(segment.key) ?? null }
  })
  return withAdditions(
    pairs,
    translated,
    new Map([...texts].flatMap(([record, text]) => (text ? [[text, record]] : []))),
  )
}

/** The text that a record is about: at the same index, else the first with its hash. */
function textOf(record: SegmentRecord, translated: readonly Segment[], index: number): Segment | undefined {
  const there = translated[index]
  return there?.hash === record.target ? there : translated.find(({ hash }) => hash === record.target)
}

function withAdditions(
  pairs: readonly SegmentPair[],
  translated: readonly Segment[],
  records: ReadonlyMap<Segment, SegmentRecord>,
): SegmentPair[] {
  const paired = new Map(pairs.flatMap((pair) => (pair.translated ? [[pair.translated, pair]] : [])))
  /** By what they follow; null: the beginning. */
  const additions = new Map<SegmentPair | null, SegmentPair[]>()
  let last: SegmentPair | null = null
  for (const segment of translated) {
    const pair = paired.get(segment)
    if (pair) last = pair
    else {
      const addition = { original: null, translated: segment, record: records.get(segment) ?? null }
      additions.set(last, [...(additions.get(last) ?? []), addition])
    }
  }
  return [...(additions.get(null) ?? []), ...pairs.flatMap((pair) => [pair, ...(additions.get(pair) ?? [])])]
}

/** Whether each side has all that the other has. */
export const isComplete = (pairs: readonly SegmentPair[]) =>
  pairs.every(({ original, translated }) => original !== null && translated !== null)

/** The key of a pair; see `SheetSegment.key`. */
export const pairKey = ({ original, translated }: SegmentPair) => original?.key ?? `+${translated?.key}`

/** Keys of the translation's segments by those of the original's. */
export const translatedKeys = (pairs: readonly SegmentPair[]): ReadonlyMap<string, string> =>
  new Map(pairs.flatMap(({ original, translated }) => (original && translated ? [[original.key, translated.key]] : [])))
