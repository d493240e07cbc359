// What a translation needs to match its original.
import { isWritten, recordsNow, type SegmentRecord } from './records.ts'
import type { Segment } from './types.ts'

/** The article's and the translation's text as they belong together. */
type Pair = { readonly original: readonly Segment[]; readonly translated: readonly Segment[] }

/** What is to be done about one segment of the original; `own` is the translation's segment, its tags in its own order. */
export type Step =
  /** The text is right as it stands. */
  | { readonly kind: 'kept'; readonly segment: Segment; readonly own: Segment; readonly record: SegmentRecord }
  /** A person's text stands although the original has changed, or someone asks anew: a suggestion is wanted. */
  | { readonly kind: 'person'; readonly segment: Segment; readonly own: Segment; readonly record: SegmentRecord }
  /**
   * There is no text yet, or a machine's that may go. `record`: that of the machine's text, or what is noted of a text
   * that isn't there. `redo`: not from the translation memory either.
   */
  | {
      readonly kind: 'missing'
      readonly segment: Segment
      readonly record: SegmentRecord | null
      readonly redo: boolean
    }

/**
 * What a translation needs to match its original: one step per segment of the original, in reading order.
 *
 * @param records of the translation, parallel to its segments but for those without a text
 */
export function stepsFor({ original, translated }: Pair, records: readonly SegmentRecord[]): Step[] {
  const texts = new Map(records.filter(isWritten).map((record, index) => [record, textOf(record, translated, index)]))
  const now = recordsNow(records, original)
  return original.map((segment): Step => {
    const record = now.get(segment.key) ?? null
    const own = record && texts.get(record)
    if (!own) return { kind: 'missing', segment, record, redo: record?.redo === true }
    if (record.source === segment.hash && !record.redo) return { kind: 'kept', segment, own, record }
    if (record.origin === 'human') return { kind: 'person', segment, own, record }
    return { kind: 'missing', segment, record, redo: record.redo === true }
  })
}

/** The text that a record is about: at its place, or else the one with its hash. */
function textOf(record: SegmentRecord, translated: readonly Segment[], index: number): Segment | undefined {
  const there = translated[index]
  return there?.hash === record.target ? there : translated.find(({ hash }) => hash === record.target)
}
