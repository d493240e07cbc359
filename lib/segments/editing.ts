// The segment records of a translation after a person has edited it.
import { align } from './align.ts'
import { alignRecords, hasTarget, type SegmentRecord } from './records.ts'
import type { Segment } from './types.ts'

/** A translation before a person edited it. */
export type TranslationBeforeEdit = {
  readonly records: readonly SegmentRecord[]
  readonly segments: readonly Segment[]
  /** Records of its earlier versions, by `target`. */
  readonly former?: ReadonlyMap<string, SegmentRecord>
}

/**
 * The records after a person has edited the translation. A segment that stays word for word keeps its record; every other
 * one is the person's, made from the original as it is now. Omissions are recorded, so that the machine doesn't fill
 * them; suggestions stay until they are followed.
 *
 * A segment with the words of an earlier version gets its record of that version back if the edit also brought new words:
 * the form was open while the machine worked. An edit that only restores old words is deliberate.
 *
 * @param edited the segments after the edit
 * @param at ISO 8601, UTC
 */
export function recordsAfterEditing(
  before: TranslationBeforeEdit,
  edited: readonly Segment[],
  original: readonly Segment[],
  at: string,
): SegmentRecord[] {
  const written = before.records.filter(hasTarget)
  const earlier = new Map(before.segments.map(({ key }, index) => [key, written[index]]))
  const continues = align(before.segments, edited)
  const places = new Map([...alignRecords(before.records, original)].map(([now, record]) => [record, now]))
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
  return insertMissingRecords(before.records, { continued, after, places, at })
}

type EditedRecords = {
  readonly continued: readonly (SegmentRecord | undefined)[]
  readonly after: readonly SegmentRecord[]
  readonly places: ReadonlyMap<SegmentRecord, string>
  readonly at: string
}

/** Inserts, in reading order, the records of the original's segments that the translation lacks. */
function insertMissingRecords(
  before: readonly SegmentRecord[],
  { continued, after, places, at }: EditedRecords,
): SegmentRecord[] {
  const keys = new Set(after.map(({ key }) => key))
  const preceding = new Map<SegmentRecord | undefined, SegmentRecord[]>()
  let next: SegmentRecord | undefined
  for (const record of before.toReversed()) {
    const key = places.get(record)
    if (continued.includes(record)) next = record
    else if (key !== undefined && !keys.has(key)) {
      const unwritten: SegmentRecord = hasTarget(record)
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
