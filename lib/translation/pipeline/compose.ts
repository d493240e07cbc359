// The translation as it will be kept: texts put together in the original's structure, with a record of each segment.
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
import type { Given } from './ask.ts'

/** A text for a segment that had none, or a suggestion beside a person's. */
export type Found = Given & { readonly at: string }

export type Made = {
  readonly text: ComposedText
  /** One for each step, in their order. */
  readonly records: readonly SegmentRecord[]
  /** Keys of segments whose tags had to be left out: readers must not get that. */
  readonly broken: ReadonlySet<string>
}

/** The machine's new text waits beside what there is. */
function withSuggestion(record: SegmentRecord, hash: string, found: Found | undefined): SegmentRecord {
  if (!found) return withoutStale(record, hash)
  const { redo: _done, ...kept } = record
  const { text, engine, at, warnings } = found
  return { ...kept, suggestion: { text, source: hash, engine, at, warnings } }
}

/** A suggestion for what the original does not say any more is none. */
export const hasStaleSuggestion = ({ suggestion }: SegmentRecord, hash: string): boolean =>
  suggestion !== null && suggestion.source !== hash

const withoutStale = (record: SegmentRecord, hash: string): SegmentRecord =>
  hasStaleSuggestion(record, hash) ? { ...record, suggestion: null } : record

/**
 * Puts a translation together that follows its original's structure. What a machine wrote gets the original's links and
 * emphasis, as they are now; what a person wrote keeps its own.
 *
 * @param translation the text as it is; null if there is none
 * @param steps of the whole original
 * @param found texts by key, for what is missing and for what a person's text needs suggestions
 */
export function composeTranslation(
  original: StoryText,
  translation: StoryText | null,
  steps: readonly SegmentStep[],
  found: ReadonlyMap<string, Found>,
): Made {
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
  found: ReadonlyMap<string, Found>,
): SegmentRecord {
  const { key, hash } = step.segment
  const target = targets.get(key)
  if (target === undefined) throw new Error(`segment ${key} was lost`)
  if (step.kind === 'kept') return { ...withoutStale(step.record, hash), key, target }
  const given = found.get(key)
  if (step.kind === 'person') return { ...withSuggestion(step.record, hash, given), key, target }
  if (!given) throw new Error(`segment ${key} has no translation`)
  const { engine, at, warnings } = given
  return { key, source: hash, target, origin: 'machine', engine, at, warnings, suggestion: null }
}

/**
 * The records of a text that only people change, with the machine's suggestions for what is behind the original.
 * Segments that the text lacks get a record without a text.
 */
export function withSuggestions(
  records: readonly SegmentRecord[],
  steps: readonly SegmentStep[],
  found: ReadonlyMap<string, Found>,
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
    // What the original doesn't say any more: a suggestion for it has no use, a text is the person's own now.
    if (!hasTarget(record)) return []
    return [keys.has(record.key) ? { ...record, key: '', suggestion: null } : record]
  }
  const rest = records.flatMap((record) => {
    const now = renewed.get(record)
    return [...(now ? [now] : others(record)), ...(added.get(record) ?? [])]
  })
  return [...(added.get(undefined) ?? []), ...rest]
}

function onlySuggestion(key: string, hash: string, { text, engine, at, warnings }: Found): SegmentRecord {
  const suggestion = { text, source: hash, engine, at, warnings }
  return { key, source: '', target: '', origin: 'human', engine: null, at, warnings: [], suggestion }
}
