// What is known of a translation's segments after a person has changed it.
import { align } from './align.ts'
import { isWritten, recordsNow, type SegmentRecord } from './records.ts'
import type { Segment } from './types.ts'

/** A translation before a person changed it. */
export type Edited = {
  readonly records: readonly SegmentRecord[]
  readonly segments: readonly Segment[]
  /** Records of its earlier versions, by `target`. */
  readonly former?: ReadonlyMap<string, SegmentRecord>
}

/**
 * The records after a person has changed the translation. What stays word for word keeps its record; the rest is the
 * person's, made from the original as it is now. What the person left out is noted, so that nobody puts it back;
 * suggestions stay until they are followed.
 *
 * What says again what an earlier version said has the record that it had then, if anything else has really been written:
 * it comes from a form that was open while the machine worked. Whoever only brings old words back means them.
 *
 * @param edited the text's segments now
 * @param at ISO 8601, UTC
 */
export function recordsAfterEditing(
  before: Edited,
  edited: readonly Segment[],
  original: readonly Segment[],
  at: string,
): SegmentRecord[] {
  const written = before.records.filter(isWritten)
  const earlier = new Map(before.segments.map(({ key }, index) => [key, written[index]]))
  const continues = align(before.segments, edited)
  const places = new Map([...recordsNow(before.records, original)].map(([now, record]) => [record, now]))
  const continued = edited.map((segment) => earlier.get(continues.get(segment.key) ?? ''))
  const taken = new Set(continued.map((record) => record && places.get(record)))
  const hashes = new Map(original.map(({ key, hash }) => [key, hash]))
  const isNew = ({ hash }: Segment, index: number) => continued[index]?.target !== hash && !before.former?.has(hash)
  const former = edited.some(isNew) ? before.former : undefined

  const after = edited.map((segment, index): SegmentRecord => {
    const record = continued[index]
    const stays = record?.target === segment.hash
    const place = record && places.get(record)
    if (record && stays) return { ...record, key: place ?? (hashes.has(record.key) ? '' : record.key) }
    // What continues nothing stands for the place that it stands at, unless something else does.
    const key = place ?? (hashes.has(segment.key) && !taken.has(segment.key) ? segment.key : '')
    const then = former?.get(segment.hash)
    if (then && (then.key === '') === (key === '')) return { ...then, key, suggestion: null }
    const source = hashes.get(key) ?? ''
    return { key, source, target: segment.hash, origin: 'human', engine: null, at, warnings: [], suggestion: null }
  })
  return withUnwritten(before.records, { continued, after, places, at })
}

type After = {
  readonly continued: readonly (SegmentRecord | undefined)[]
  readonly after: readonly SegmentRecord[]
  readonly places: ReadonlyMap<SegmentRecord, string>
  readonly at: string
}

/** Puts in, at their places, records of what the original says and the translation doesn't. */
function withUnwritten(before: readonly SegmentRecord[], { continued, after, places, at }: After): SegmentRecord[] {
  const keys = new Set(after.map(({ key }) => key))
  const preceding = new Map<SegmentRecord | undefined, SegmentRecord[]>()
  let next: SegmentRecord | undefined
  for (const record of before.toReversed()) {
    const key = places.get(record)
    if (continued.includes(record)) next = record
    else if (key !== undefined && !keys.has(key)) {
      const unwritten: SegmentRecord = isWritten(record)
        ? { ...record, key, target: '', origin: 'human', engine: null, at, warnings: [], suggestion: null }
        : { ...record, key }
      preceding.set(next, [unwritten, ...(preceding.get(next) ?? [])])
    }
  }
  const placed = after.flatMap((record, index) => {
    const from = continued[index]
    return [...(from ? (preceding.get(from) ?? []) : []), record]
  })
  return [...placed, ...(preceding.get(undefined) ?? [])]
}
