// The translation as it will be kept: texts put together in the original's structure, with a record of each segment.
import {
  type ComposedText,
  compose,
  escapeText,
  plainText,
  type SegmentRecord,
  type Step,
  type StoryText,
  segmentsOf,
  tagProblem,
} from '#lib/segments/index.ts'
import type { Given } from './ask.ts'

/** A text for a segment that had none, or a suggestion beside a person's. */
export type Found = Given & { readonly origin: 'machine'; readonly at: string }

export type Made = {
  readonly text: ComposedText
  readonly records: readonly SegmentRecord[]
  /** Whether any tag had to be left out: readers must not get that. */
  readonly broken: boolean
}

/** A text whose tags fit the original's; one that does not fit loses its tags. */
function fitting(source: string, text: string): string {
  return tagProblem(source, text) === null ? text : escapeText(plainText(text))
}

/** A person's words keep their record; the machine's new text for them waits beside as a suggestion. */
function withSuggestion(record: SegmentRecord, hash: string, found: Found | undefined): SegmentRecord {
  const { redo: _done, ...kept } = record
  if (!found) return record
  const { text, engine, at, warnings } = found
  return { ...kept, suggestion: { text, source: hash, engine, at, warnings } }
}

/**
 * @param steps of the whole original
 * @param found texts by key, for what is missing and for what a person's text needs suggestions
 */
export function composeTranslation(
  original: StoryText,
  steps: readonly Step[],
  found: ReadonlyMap<string, Found>,
): Made {
  const texts = new Map<string, string>()
  let broken = false
  for (const step of steps) {
    const { key, text: source } = step.segment
    const text = step.kind === 'missing' ? found.get(key)?.text : step.text
    if (text === undefined) throw new Error(`segment ${key} has no translation`)
    const usable = fitting(source, text)
    if (usable !== text && step.kind === 'missing') broken = true
    texts.set(key, usable)
  }
  const text = compose(original, texts)
  const made = new Map(segmentsOf(text).map((segment) => [segment.key, segment.hash]))
  const records = steps.flatMap((step): SegmentRecord[] => {
    const { key, hash } = step.segment
    const target = made.get(key)
    if (target === undefined) return []
    if (step.kind === 'kept') return [{ ...step.record, key, target }]
    if (step.kind === 'person') return [{ ...withSuggestion(step.record, hash, found.get(key)), key, target }]
    const { engine, at, warnings } = found.get(key) ?? { engine: null, at: '', warnings: [] }
    return [{ key, source: hash, target, origin: 'machine', engine, at, warnings, suggestion: null }]
  })
  return { text, records, broken }
}

/**
 * The records of a text that only people change, with the machine's suggestions for what is behind the original.
 * Segments that the text lacks get a record without a text.
 */
export function withSuggestions(
  records: readonly SegmentRecord[],
  steps: readonly Step[],
  found: ReadonlyMap<string, Found>,
): SegmentRecord[] {
  const suggested = new Map<SegmentRecord, SegmentRecord>()
  const added: SegmentRecord[] = []
  for (const step of steps) {
    const { key, hash } = step.segment
    const given = found.get(key)
    if (!given || step.kind === 'kept') continue
    if (step.kind === 'person') {
      suggested.set(step.record, withSuggestion(step.record, hash, given))
    } else {
      const { text, engine, at, warnings } = given
      const suggestion = { text, source: hash, engine, at, warnings }
      added.push({ key, source: '', target: '', origin: 'human', engine: null, at, warnings: [], suggestion })
    }
  }
  const written = records.filter(({ target }) => target !== '')
  return [...written.map((record) => suggested.get(record) ?? record), ...added]
}
