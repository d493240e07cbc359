// Compares a translation with its original, segment by segment.
import { alignRecords, hasTarget, type SegmentRecord } from './records.ts'
import type { Segment } from './types.ts'

/** An article's text and its translation. */
type Pair = { readonly original: readonly Segment[]; readonly translated: readonly Segment[] }

/** What to do about one segment of the original. `own` is the translation's segment, with its own tag numbers. */
export type SegmentStep =
  /** The text is up to date. */
  | { readonly kind: 'kept'; readonly segment: Segment; readonly own: Segment; readonly record: SegmentRecord }
  /** A person's text is behind the original, or a new translation was requested: it stays and gets a suggestion. */
  | { readonly kind: 'person'; readonly segment: Segment; readonly own: Segment; readonly record: SegmentRecord }
  /**
   * There is no text yet, or a machine's text that is to be replaced. `record`: of the machine's text, or of a segment
   * without a text. `redo`: the translation memory isn't asked either.
   */
  | {
      readonly kind: 'missing'
      readonly segment: Segment
      readonly record: SegmentRecord | null
      readonly redo: boolean
    }

/**
 * One step per segment of the original, in reading order.
 *
 * @param records of the translation; those with a text are parallel to its segments
 */
export function stepsFor({ original, translated }: Pair, records: readonly SegmentRecord[]): SegmentStep[] {
  const texts = new Map(records.filter(hasTarget).map((record, index) => [record, textOf(record, translated, index)]))
  const now = alignRecords(records, original)
  return original.map((segment): SegmentStep => {
    const record = now.get(segment.key) ?? null
    const own = record && texts.get(record)
    if (!own) return { kind: 'missing', segment, record, redo: record?.redo === true }
    if (record.source === segment.hash && !record.redo) return { kind: 'kept', segment, own, record }
    if (record.origin === 'human') return { kind: 'person', segment, own, record }
    return { kind: 'missing', segment, record, redo: record.redo === true }
  })
}

/** The segment of a record: the one at the same index, else the first with its hash. */
function textOf(record: SegmentRecord, translated: readonly Segment[], index: number): Segment | undefined {
  const there = translated[index]
  return there?.hash === record.target ? there : translated.find(({ hash }) => hash === record.target)
}
