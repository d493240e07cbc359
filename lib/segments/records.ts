// What each segment of a translation is made from, and by whom: kept with the translation, in reading order.
import { align } from './align.ts'
import type { Segment } from './types.ts'

/** Of what a check finds: whether it keeps a translation from being published by itself. */
export type Severity = 'blocking' | 'warning'

/**
 * What a check found. `detail` holds the values for the check's sentence (`{found}`, `{expected}`…), never HTML; it is
 * kept as JSON with the segment.
 */
export type Warning = {
  readonly check: string
  readonly severity: Severity
  readonly detail: Readonly<Record<string, string>>
}

/** The machine's new text for a changed original, waiting beside a person's words. */
export type Suggestion = {
  /** Tagged text. */
  readonly text: string
  /** Hash of the original's segment that it was made from. */
  readonly source: string
  readonly engine: string
  readonly at: string
  readonly warnings: readonly Warning[]
}

export type SegmentRecord = {
  /** Of the original's segment that it translates; empty: a person's own addition. */
  readonly key: string
  /** Hash of the original's segment that the text was made from; empty: unknown. */
  readonly source: string
  /**
   * Hash of the translation's own segment. Empty: the translation has none; there is a suggestion for it (`source` is
   * empty), or a person left it out.
   */
  readonly target: string
  readonly origin: 'machine' | 'human'
  /** Name of the engine or `memory`; null for people's words. */
  readonly engine: string | null
  /** ISO 8601, UTC. */
  readonly at: string
  readonly warnings: readonly Warning[]
  readonly suggestion: Suggestion | null
  /** Someone asked for a new machine translation; the text is neither reused nor taken from memory. */
  readonly redo?: true
}

const isRecord = (value: unknown): value is SegmentRecord =>
  typeof value === 'object' && value !== null && 'key' in value && 'source' in value && 'target' in value

/**
 * The records kept with a translation; where there are none (it was imported, or is older than they are), what can be
 * said of it: one per segment, in order, made from the segments of the original that `sourceHashes` names.
 *
 * @param stored as the database has them: any JSON
 * @param origin of the translation as a whole
 */
export function recordsOf(
  stored: unknown,
  translation: {
    readonly segments: readonly Segment[]
    readonly sourceHashes: readonly string[] | null
    readonly origin: 'machine' | 'human'
    readonly at: string
  },
  original: readonly Segment[],
): SegmentRecord[] {
  if (Array.isArray(stored) && stored.every(isRecord)) return stored
  const { segments, sourceHashes, origin, at } = translation
  const madeFrom = sourceHashes ?? []
  const matches = segments.length === madeFrom.length
  const now = new Map(original.map(({ hash, key }) => [hash, key]))
  return segments.map((segment, index) => {
    const source = matches ? (madeFrom[index] ?? '') : ''
    // Two equal paragraphs have one hash: the place decides, where it agrees.
    const key = original[index]?.hash === source ? original[index]?.key : now.get(source)
    return {
      key: key ?? (matches ? segment.key : ''),
      source,
      target: segment.hash,
      origin,
      engine: null,
      at,
      warnings: [],
      suggestion: null,
    }
  })
}

/** Whether the translation has a text for it. */
export const isWritten = ({ target }: SegmentRecord): boolean => target !== ''

/** Whether a person left it out of the translation. */
const isLeftOut = ({ target, source }: SegmentRecord): boolean => target === '' && source !== ''

/**
 * Whether a person has changed what the translation consists of: added something that the original doesn't have, left
 * something out, put two paragraphs into one.
 */
export const isReshaped = (records: readonly SegmentRecord[]): boolean =>
  records.some((record) => isLeftOut(record) || (isWritten(record) && record.origin === 'human' && record.key === ''))

/**
 * Which record stands for which segment of the original as it is now, whatever has become of the original since the
 * records were written.
 *
 * @returns records by the keys of the original's segments
 */
export function recordsNow(
  records: readonly SegmentRecord[],
  original: readonly Segment[],
): ReadonlyMap<string, SegmentRecord> {
  const byKey = new Map(records.filter(({ key }) => key !== '').map((record) => [record.key, record]))
  const before = [...byKey.values()].map(({ key, source, suggestion }) => ({
    key,
    hash: source || (suggestion?.source ?? ''),
  }))
  const found = [...align(before, original)].flatMap(([now, then]): [string, SegmentRecord][] => {
    const record = byKey.get(then)
    return record ? [[now, record]] : []
  })
  return new Map(found)
}

/**
 * The hashes of the original that a translation was made from, as `sourceHashes` keeps them: the original's own when
 * each of its segments is translated as it is now, or left out by a person; else what its segments were made from.
 */
export function madeFrom(records: readonly SegmentRecord[], original: readonly Segment[]): string[] {
  const now = recordsNow(records, original)
  const isCurrent = original.every(({ key, hash }) => now.get(key)?.source === hash)
  return isCurrent ? original.map(({ hash }) => hash) : records.filter(isWritten).map(({ source }) => source)
}
