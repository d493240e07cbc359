// Plans the translation of a story, segment by segment.
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
import type { ExistingTranslation, Original } from './stories.ts'

/** The steps that bring a translation up to date, including segments that failed their checks. */
export function planFor(original: Original, existing: ExistingTranslation | null): SegmentStep[] {
  const steps = stepsFor({ original: original.segments, translated: existing?.segments ?? [] }, existing?.records ?? [])
  if (!existing || existing.isHumanOwned) return steps
  const keys = new Map(steps.flatMap((step) => (step.kind === 'kept' ? [[step.segment.key, step.own.key]] : [])))
  const texts = alignedTexts(original.text, { translation: existing.text, keys })
  // Segments that failed their checks are retried at the next change, or on request (`redo`), not at every save.
  const isChanged = isBehind(existing.sourceHashes, original.hashes)
  return steps.map((step): SegmentStep => {
    if (step.kind !== 'kept' || step.record.origin === 'human') return step
    const { segment, record } = step
    const missing = { kind: 'missing', segment, record, redo: false } as const
    const isHeld = existing.isDraft && record.warnings.some(({ severity }) => severity === 'blocking')
    if (isHeld) return isChanged ? missing : step
    // The hash doesn't show what kind of mark a tag stands for: a link may have become emphasis.
    return tagProblem(segment.text, texts.get(segment.key) ?? '') ? missing : step
  })
}

/** Whether a step needs a text from the memory or an engine, for the translation or as a suggestion. */
export function needsText(step: SegmentStep, isHumanOwned: boolean): boolean {
  const { kind, segment, record } = step
  if (kind === 'kept') return false
  if (kind === 'missing' && !isHumanOwned) return true
  if (!record || record.redo) return true
  const leftOut = record.target === '' ? record.source : null
  return (record.suggestion?.source ?? leftOut) !== segment.hash
}

/** Whether the translation is up to date, and nothing has to be written. */
export function isComplete(existing: ExistingTranslation, original: Original, steps: readonly SegmentStep[]): boolean {
  const { isHumanOwned, records, sourceHashes } = existing
  const isCurrent = !isBehind(sourceHashes, original.hashes)
  const isAsked = records.some(({ redo }) => redo)
  // A text that a person wrote or confirmed against the current original needs no suggestions.
  if (existing.origin === 'human' && isCurrent && !isAsked) return true
  if (steps.some((step) => needsText(step, isHumanOwned))) return false
  if (steps.some(({ record, segment }) => record && hasStaleSuggestion(record, segment.hash))) return false
  if (isHumanOwned) return true
  const isMadeFromThis = isDeepStrictEqual(sourceHashes, sourceHashesOf(records, original.segments))
  return (
    isMadeFromThis &&
    existing.segments.length === steps.length &&
    !existing.isDraft &&
    matchesOriginalsStructure(existing, original, steps)
  )
}

/** Whether blocks, links and pictures are as in the original, or a person has changed them since the original was saved. */
function matchesOriginalsStructure(
  existing: ExistingTranslation,
  original: Original,
  steps: readonly SegmentStep[],
): boolean {
  if (existing.savedAt > original.savedAt) return true
  return isSameText(existing, composeTranslation(original.text, existing.text, steps, new Map()).text)
}

/** Whether a translation already has this text. */
export function isSameText({ text }: ExistingTranslation, other: StoryText): boolean {
  const parts = ({ headline, standfirst, place, body, corrections }: StoryText) => ({
    headline: headline ?? null,
    standfirst: standfirst ?? null,
    place: place ?? null,
    body: withoutIds(body ?? null),
    corrections: (corrections ?? []).map((correction) => correction.text ?? ''),
  })
  return isDeepStrictEqual(parts(text), parts(other))
}

/** The editor adds ids to blocks and links when it first saves them; they don't matter here. */
function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => (name === 'id' ? [] : [[name, withoutIds(part)]])),
  )
}
