// What is to be done about a translation, segment by segment.
import { isDeepStrictEqual } from 'node:util'
import { isBehind } from '#lib/content/sql.ts'
import {
  alignedTexts,
  type SegmentStep,
  type StoryText,
  sourceHashesOf,
  stepsFor,
  tagProblem,
} from '#lib/segments/index.ts'
import { composeTranslation, hasStaleSuggestion } from './compose.ts'
import type { Existing, Original } from './stories.ts'

/** What a translation needs to match its original, and what it does not say properly yet. */
export function planFor(original: Original, existing: Existing | null): SegmentStep[] {
  const steps = stepsFor({ original: original.segments, translated: existing?.segments ?? [] }, existing?.records ?? [])
  if (!existing || existing.isPeoples) return steps
  const keys = new Map(steps.flatMap((step) => (step.kind === 'kept' ? [[step.segment.key, step.own.key]] : [])))
  const texts = alignedTexts(original.text, { translation: existing.text, keys })
  // What failed its checks is asked for again with the next change, or when someone asks (`redo`), not at every save.
  const isChanged = isBehind(existing.sourceHashes, original.hashes)
  return steps.map((step): SegmentStep => {
    if (step.kind !== 'kept' || step.record.origin === 'human') return step
    const { segment, record } = step
    const missing = { kind: 'missing', segment, record, redo: false } as const
    const isHeld = existing.isDraft && record.warnings.some(({ severity }) => severity === 'blocking')
    if (isHeld) return isChanged ? missing : step
    // A link that has become something else in the original can't be told from the text.
    return tagProblem(segment.text, texts.get(segment.key) ?? '') ? missing : step
  })
}

/** Whether a text is wanted from the memory or an engine: as the translation's own, or as a suggestion. */
export function needsText(step: SegmentStep, isPeoples: boolean): boolean {
  const { kind, segment, record } = step
  if (kind === 'kept') return false
  if (kind === 'missing' && !isPeoples) return true
  if (!record || record.redo) return true
  const leftOut = record.target === '' ? record.source : null
  return (record.suggestion?.source ?? leftOut) !== segment.hash
}

/** Whether everything is as it should be, and nothing has to be written. */
export function isComplete(existing: Existing, original: Original, steps: readonly SegmentStep[]): boolean {
  const { isPeoples, records, sourceHashes } = existing
  const isCurrent = !isBehind(sourceHashes, original.hashes)
  const isAsked = records.some(({ redo }) => redo)
  // A person's text that they made, or vouched for, with the original as it is, needs no suggestions.
  if (existing.origin === 'human' && isCurrent && !isAsked) return true
  if (steps.some((step) => needsText(step, isPeoples))) return false
  if (steps.some(({ record, segment }) => record && hasStaleSuggestion(record, segment.hash))) return false
  if (isPeoples) return true
  const isMadeFromThis = isDeepStrictEqual(sourceHashes, sourceHashesOf(records, original.segments))
  return (
    isMadeFromThis &&
    existing.segments.length === steps.length &&
    !existing.isDraft &&
    hasShape(existing, original, steps)
  )
}

/**
 * Whether links, pictures, and what is a heading, are as in the original. What a person changed of them since the
 * original was saved last stays.
 */
function hasShape(existing: Existing, original: Original, steps: readonly SegmentStep[]): boolean {
  if (existing.savedAt > original.savedAt) return true
  return isSameText(existing, composeTranslation(original.text, existing.text, steps, new Map()).text)
}

/** Whether a translation has this text already. */
export function isSameText({ text }: Existing, other: StoryText): boolean {
  const parts = ({ headline, standfirst, place, body, corrections }: StoryText) => ({
    headline: headline ?? null,
    standfirst: standfirst ?? null,
    place: place ?? null,
    body: withoutIds(body ?? null),
    corrections: (corrections ?? []).map((correction) => correction.text ?? ''),
  })
  return isDeepStrictEqual(parts(text), parts(other))
}

/** The editor names blocks and links when it saves them for the first time; readers see nothing of it. */
function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => (name === 'id' ? [] : [[name, withoutIds(part)]])),
  )
}
