// Which segment of a translation stands for which of its original.
import { align, type Segment, type SegmentRecord } from '#lib/segments/index.ts'

/** A place of the story: at least one side is there. */
export type SegmentPlace = {
  readonly original: Segment | null
  readonly translated: Segment | null
  /** What is known of the text, or of the suggestion for a text that is missing. */
  readonly record: SegmentRecord | null
}

/**
 * Puts both sides next to each other, in the original's order; what only the translation has stands behind what it
 * follows there. Pure.
 *
 * @param records of the translation: one per segment in its order, and some that only hold a suggestion
 */
export function placesOf(
  original: readonly Segment[],
  translated: readonly Segment[],
  records: readonly SegmentRecord[],
): SegmentPlace[] {
  const written = records.filter(({ target }) => target !== '')
  const texts = new Map(written.map((record, index) => [record, textOf(record, translated, index)]))
  const byKey = new Map(written.filter(({ key }) => key !== '').map((record) => [record.key, record]))
  const before = [...byKey.values()].map(({ key, source }) => ({ key, hash: source }))
  const continues = align(before, original)
  const onlySuggested = new Map(records.filter(({ target }) => target === '').map((record) => [record.key, record]))
  const places = original.map((segment): SegmentPlace => {
    const record = byKey.get(continues.get(segment.key) ?? '')
    const text = record && texts.get(record)
    if (record && text) return { original: segment, translated: text, record }
    return { original: segment, translated: null, record: onlySuggested.get(segment.key) ?? null }
  })
  return withAdditions(
    places,
    translated,
    new Map([...texts].flatMap(([record, text]) => (text ? [[text, record]] : []))),
  )
}

/** The text that a record is about: at its place, or else the one with its hash. */
function textOf(record: SegmentRecord, translated: readonly Segment[], index: number): Segment | undefined {
  const there = translated[index]
  return there?.hash === record.target ? there : translated.find(({ hash }) => hash === record.target)
}

function withAdditions(
  places: readonly SegmentPlace[],
  translated: readonly Segment[],
  records: ReadonlyMap<Segment, SegmentRecord>,
): SegmentPlace[] {
  const paired = new Map(places.flatMap((place) => (place.translated ? [[place.translated, place]] : [])))
  /** By what they follow; null: the beginning. */
  const additions = new Map<SegmentPlace | null, SegmentPlace[]>()
  let last: SegmentPlace | null = null
  for (const segment of translated) {
    const place = paired.get(segment)
    if (place) last = place
    else {
      const addition = { original: null, translated: segment, record: records.get(segment) ?? null }
      additions.set(last, [...(additions.get(last) ?? []), addition])
    }
  }
  return [...(additions.get(null) ?? []), ...places.flatMap((place) => [place, ...(additions.get(place) ?? [])])]
}

/** Whether each side has all that the other has. */
export const isComplete = (places: readonly SegmentPlace[]) =>
  places.every(({ original, translated }) => original !== null && translated !== null)

/** The name of a place; see `SheetSegment.key`. */
export const nameOf = ({ original, translated }: SegmentPlace) => original?.key ?? `+${translated?.key}`

/** Keys of the translation's segments by those of the original's. */
export const keysOf = (places: readonly SegmentPlace[]): ReadonlyMap<string, string> =>
  new Map(
    places.flatMap(({ original, translated }) => (original && translated ? [[original.key, translated.key]] : [])),
  )
