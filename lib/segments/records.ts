// The provenance of each segment of a translation, kept with the translation in reading order.
import { align } from './align.ts'
import type { Segment } from './types.ts'

/** Of a check's finding: a `blocking` one keeps a translation from being published automatically. */
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
  /** Key of the original's segment that it translates; empty for a person's addition. */
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
 * The records stored with a translation. A translation without any (imported, or older than the records) gets one per
 * segment, in order, with its source from `sourceHashes`.
 *
 * @param stored as the database has them: any JSON
 * @param origin of the translation as a whole
 */
export function readRecords(
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
  const sources = sourceHashes ?? []
  const matches = segments.length === sources.length
  const now = new Map(original.map(({ hash, key }) => [hash, key]))
  return segments.map((segment, index) => {
    const source = matches ? (sources[index] ?? '') : ''
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

/** Whether the translation has a text for the record. */
export const hasTarget = ({ target }: SegmentRecord): boolean => target !== ''

/** Whether a person left the segment out of the translation. */
const isOmitted = ({ target, source }: SegmentRecord): boolean => target === '' && source !== ''

/** Whether a person has changed the structure of the translation: added, left out or merged segments. */
export const isRestructured = (records: readonly SegmentRecord[]): boolean =>
  records.some((record) => isOmitted(record) || (hasTarget(record) && record.origin === 'human' && record.key === ''))

/**
 * Aligns records with the segments of the original as it is now; the original may have changed since the records were
 * written.
 *
 * @returns records by the keys of the original's segments
 */
export function alignRecords(
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
 * The value of `sourceHashes`: the hashes of the original that a translation was made from. They are the original's
 * current ones if each of its segments is translated as it is now, or left out by a person; else those in the records.
 */
export function sourceHashesOf(records: readonly SegmentRecord[], original: readonly Segment[]): string[] {
  const now = alignRecords(records, original)
  const isCurrent = original.every(({ key, hash }) => now.get(key)?.source === hash)
  return isCurrent ? original.map(({ hash }) => hash) : records.filter(hasTarget).map(({ source }) => source)
}
