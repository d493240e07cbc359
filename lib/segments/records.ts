// What each segment of a translation is made from, and by whom: kept with the translation, in reading order.
import { align } from './align.ts'
import type { Segment } from './types.ts'

export const severities = ['blocking', 'warning'] as const
export type Severity = (typeof severities)[number]

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
  /** Hash of the translation's own segment; empty: the translation has none yet, only a suggestion. */
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

/** The article's and the translation's text as they belong together. */
export type Pair = { readonly original: readonly Segment[]; readonly translated: readonly Segment[] }

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

/**
 * The records after a person has changed the translation: what stays word for word keeps its record, the rest is the
 * person's, made from the original as it is now.
 *
 * @param before records of the text before, and that text's segments
 * @param edited the text's segments now
 * @param at ISO 8601, UTC
 */
export function recordsAfterEditing(
  before: { readonly records: readonly SegmentRecord[]; readonly segments: readonly Segment[] },
  edited: readonly Segment[],
  original: readonly Segment[],
  at: string,
): SegmentRecord[] {
  const written = before.records.filter(({ target }) => target !== '')
  const earlier = new Map(before.segments.map(({ key }, index) => [key, written[index]]))
  const continues = align(before.segments, edited)
  const hashes = new Map(original.map(({ key, hash }) => [key, hash]))
  const nowOf = placesNow(written, original)
  return edited.map((segment) => {
    const from = continues.get(segment.key)
    const record = from === undefined ? undefined : earlier.get(from)
    if (record && record.target === segment.hash) return record
    // A new text stands for the same place of the original as the one before it, or else for the place it stands at.
    const key = record?.key ? (nowOf.get(record.key) ?? '') : hashes.has(segment.key) ? segment.key : ''
    return {
      key,
      source: hashes.get(key) ?? '',
      target: segment.hash,
      origin: 'human',
      engine: null,
      at,
      warnings: [],
      suggestion: null,
    }
  })
}

/** By the key that a record has: the key of the original's segment that it stands for now. */
function placesNow(records: readonly SegmentRecord[], original: readonly Segment[]): ReadonlyMap<string, string> {
  const before = records.filter(({ key }) => key !== '').map(({ key, source }) => ({ key, hash: source }))
  return new Map([...align(before, original)].map(([now, then]) => [then, now]))
}

/** What is to be done about one segment of the original. */
export type Step =
  /** The text is right as it stands. */
  | { readonly kind: 'kept'; readonly segment: Segment; readonly text: string; readonly record: SegmentRecord }
  /** A person's text stands although the original has changed, or someone asks anew: a suggestion is wanted. */
  | { readonly kind: 'person'; readonly segment: Segment; readonly text: string; readonly record: SegmentRecord }
  /** There is no text yet, or a machine's that may go. `redo`: not from the translation memory either. */
  | { readonly kind: 'missing'; readonly segment: Segment; readonly redo: boolean }

/**
 * What a translation needs to match its original: one step per segment of the original, in reading order.
 *
 * @param records of the translation, parallel to its segments but for those without a text
 */
export function stepsFor({ original, translated }: Pair, records: readonly SegmentRecord[]): Step[] {
  const written = records.filter(({ target }) => target !== '')
  const texts = new Map(written.map((record, index) => [record, textOf(record, translated, index)]))
  const byKey = new Map(written.filter(({ key }) => key !== '').map((record) => [record.key, record]))
  const before = [...byKey.values()].map(({ key, source }) => ({ key, hash: source }))
  const continues = align(before, original)
  return original.map((segment): Step => {
    const record = byKey.get(continues.get(segment.key) ?? '')
    const text = record && texts.get(record)
    if (!record || text === undefined) return { kind: 'missing', segment, redo: false }
    if (record.source === segment.hash && !record.redo) return { kind: 'kept', segment, text, record }
    if (record.origin === 'human') return { kind: 'person', segment, text, record }
    return { kind: 'missing', segment, redo: record.redo === true }
  })
}

/** The text that a record is about: at its place, or else the one with its hash. */
function textOf(record: SegmentRecord, translated: readonly Segment[], index: number): string | undefined {
  const there = translated[index]
  return there?.hash === record.target ? there.text : translated.find(({ hash }) => hash === record.target)?.text
}
