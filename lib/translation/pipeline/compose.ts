// Composes a translation and its segment records from the original's structure and the texts that were found.
import {
  alignedTexts,
  type ComposedText,
  compose,
  hasTarget,
  type SegmentRecord,
  type SegmentStep,
  type StoryText,
  segmentsOf,
  tagProblem,
} from '#lib/segments/index.ts'
import type { CheckedTranslation } from './ask.ts'

/** A text for a segment that had none, or a suggestion beside a person's. */
export type FoundText = CheckedTranslation & { readonly at: string }

export type ComposedTranslation = {
  readonly text: ComposedText
  /** One for each step, in their order. */
  readonly records: readonly SegmentRecord[]
  /** Keys of segments whose tags were dropped because they don't fit: not for readers. */
  readonly broken: ReadonlySet<string>
}

/** Adds the machine's new text as a suggestion. */
function withSuggestion(record: SegmentRecord, hash: string, found: FoundText | undefined): SegmentRecord {
  if (!found) return withoutStaleSuggestion(record, hash)
  const { redo: _done, ...kept } = record
  const { text, engine, at, warnings } = found
  return { ...kept, suggestion: { text, source: hash, engine, at, warnings } }
}

/** Whether a suggestion was made from an earlier version of the segment. */
export const hasStaleSuggestion = ({ suggestion }: SegmentRecord, hash: string): boolean =>
  suggestion !== null && suggestion.source !== hash

const withoutStaleSuggestion = (record: SegmentRecord, hash: string): SegmentRecord =>
  hasStaleSuggestion(record, hash) ? { ...record, suggestion: null } : record

/**
 * Composes a translation in its original's structure. A machine's texts get the original's current links and emphasis; a
 * person's keep their own.
 *
 * @param translation the current translation; null if there is none
 * @param steps of the whole original
 * @param found new texts by key, for missing segments and for suggestions
 */
export function composeTranslation(
  original: StoryText,
  translation: StoryText | null,
  steps: readonly SegmentStep[],
  found: ReadonlyMap<string, FoundText>,
): ComposedTranslation {
  const machines = alignedTexts(original, { translation: translation ?? {}, keys: ownKeys(steps, 'machine') })
  const texts = new Map<string, string>()
  const broken = new Set<string>()
  for (const { kind, segment } of steps) {
    const text = kind === 'missing' ? found.get(segment.key)?.text : machines.get(segment.key)
    if (text === undefined && kind === 'missing') throw new Error(`segment ${segment.key} has no translation`)
    if (text === undefined) continue
    texts.set(segment.key, text)
    if (tagProblem(segment.text, text)) broken.add(segment.key)
  }
  const people = { translation: translation ?? {}, keys: ownKeys(steps, 'human') }
  const text = compose(original, texts, people, broken)
  const targets = new Map(segmentsOf(text).map((segment) => [segment.key, segment.hash]))
  return { text, records: steps.map((step) => recordFor(step, targets, found)), broken }
}

/** Keys of the translation's segments by those of the original's, for texts that stay. */
function ownKeys(steps: readonly SegmentStep[], origin: SegmentRecord['origin']): Map<string, string> {
  return new Map(
    steps.flatMap((step) =>
      step.kind !== 'missing' && step.record.origin === origin ? [[step.segment.key, step.own.key]] : [],
    ),
  )
}

function recordFor(
  step: SegmentStep,
  targets: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, FoundText>,
): SegmentRecord {
  const { key, hash } = step.segment
  const target = targets.get(key)
  if (target === undefined) throw new Error(`segment ${key} was lost`)
  if (step.kind === 'kept') return { ...withoutStaleSuggestion(step.record, hash), key, target }
  const given = found.get(key)
  if (step.kind === 'person') return { ...withSuggestion(step.record, hash, given), key, target }
  if (!given) throw new Error(`segment ${key} has no translation`)
  const { engine, at, warnings } = given
  return { key, source: hash, target, origin: 'machine', engine, at, warnings, suggestion: null }
}

/**
 * The records of a translation that only people change, with the machine's suggestions for outdated segments. Segments
 * that the translation lacks get a record without a text.
 */
export function withSuggestions(
  records: readonly SegmentRecord[],
  steps: readonly SegmentStep[],
  found: ReadonlyMap<string, FoundText>,
): SegmentRecord[] {
  const renewed = new Map<SegmentRecord, SegmentRecord>()
  const added = new Map<SegmentRecord | undefined, SegmentRecord[]>()
  let previous: SegmentRecord | undefined
  for (const { kind, segment, record } of steps) {
    const { key, hash } = segment
    const given = kind === 'kept' ? undefined : found.get(key)
    if (record) {
      renewed.set(record, { ...withSuggestion(record, hash, given), key })
      previous = record
    } else if (given) {
      added.set(previous, [...(added.get(previous) ?? []), onlySuggestion(key, hash, given)])
    }
  }
  const keys = new Set(steps.map(({ segment }) => segment.key))
  const others = (record: SegmentRecord): SegmentRecord[] => {
    // The segment has left the original: its suggestion is useless, its text is a person's addition now.
    if (!hasTarget(record)) return []
    return [keys.has(record.key) ? { ...record, key: '', suggestion: null } : record]
  }
  const rest = records.flatMap((record) => {
    const now = renewed.get(record)
    return [...(now ? [now] : others(record)), ...(added.get(record) ?? [])]
  })
  return [...(added.get(undefined) ?? []), ...rest]
}

function onlySuggestion(key: string, hash: string, { text, engine, at, warnings }: FoundText): SegmentRecord {
  const suggestion = { text, source: hash, engine, at, warnings }
  return { key, source: '', target: '', origin: 'human', engine: null, at, warnings: [], suggestion }
}
