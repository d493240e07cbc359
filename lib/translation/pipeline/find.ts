// Finds texts for segments: in the translation memory, else by an engine, whose answers are stored batch by batch.
import type { SegmentStep, StoryText } from '#lib/segments/index.ts'
import { type GlossaryEntry, termsIn } from '../glossary/index.ts'
import { findMatches, storeEntries } from '../memory/index.ts'
import { askEngines } from './ask.ts'
import { batchesOf, boundsOf } from './batches.ts'
import type { FoundText } from './compose.ts'
import type { PipelineContext, Task } from './context.ts'
import { PostponedError } from './postponed.ts'
import { recordBatch } from './progress.ts'
import { type BatchRequest, checkTranslation, isUnpublishable } from './request.ts'

/**
 * Finds a text for each step.
 *
 * @param story the original
 * @returns by key of the original's segments
 * @throws PostponedError when no engine gives what the memory doesn't have
 */
export async function findTexts(
  pipeline: PipelineContext,
  task: Task,
  story: StoryText,
  wanted: readonly SegmentStep[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, FoundText>> {
  const terms = termsFor(await pipeline.glossary(), task)
  const found = await recallTexts(pipeline, task, wanted, terms)
  // Equal segments are translated once.
  const missing = Map.groupBy(
    wanted.flatMap(({ segment }) => (found.has(segment.key) ? [] : [segment])),
    ({ hash }) => hash,
  )
  if (missing.size === 0) return found
  const engines = pipeline.engines(task.locale)
  if (engines.length === 0)
    throw new PostponedError('unconfigured', 'No translation engine is configured for this language.')
  const distinct = [...missing.values()].flatMap((twins) => twins.slice(0, 1))
  const context = contextOf(story)
  for (const batch of batchesOf(distinct, boundsOf(engines))) {
    signal.throwIfAborted()
    const given = await translateBatch(pipeline, task, { target: task.locale, context, segments: batch, terms }, signal)
    for (const segment of batch) {
      const text = given.get(segment.key)
      for (const twin of missing.get(segment.hash) ?? []) if (text) found.set(twin.key, text)
    }
  }
  return found
}

const termsFor =
  (glossary: readonly GlossaryEntry[], { locale }: Task): BatchRequest['terms'] =>
  (texts) =>
    termsIn(texts, glossary, locale)

/** Context for the choice of words. */
const contextOf = ({ headline, standfirst }: StoryText): string =>
  [headline, standfirst].filter((text) => text?.trim()).join('\n')

/** Looks segments up in the translation memory; texts that can't be published are ignored. */
async function recallTexts(
  { gate }: PipelineContext,
  { locale }: Task,
  wanted: readonly SegmentStep[],
  terms: BatchRequest['terms'],
): Promise<Map<string, FoundText>> {
  const found = new Map<string, FoundText>()
  const known = await findMatches(gate.db, locale, [...new Set(wanted.map(({ segment }) => segment.hash))])
  for (const step of wanted) {
    const { segment } = step
    const remembered = isAskedAnew(step) ? undefined : known.get(segment.hash)
    if (!remembered) continue
    const given = checkTranslation('memory', segment, remembered.text, locale, terms)
    const isUsable = remembered.origin === 'human' ? !given.broken : !isUnpublishable(given)
    if (isUsable) found.set(segment.key, { ...given, at: remembered.at })
  }
  return found
}

const isAskedAnew = (step: SegmentStep) =>
  step.kind === 'missing' ? step.redo : step.kind === 'person' && step.record.redo === true

/** Translates a batch and stores it at once: a worker that is killed repeats one batch at most. */
async function translateBatch(
  { gate, engines }: PipelineContext,
  { article, locale }: Task,
  wanted: BatchRequest,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, FoundText>> {
  const { texts, characters, cost } = await askEngines(gate, engines(locale), wanted, signal)
  const at = new Date().toISOString()
  const entries = wanted.segments.flatMap((segment) => {
    const given = texts.get(segment.key)
    if (!given || isUnpublishable(given)) return []
    const { text, engine } = given
    return [{ target: locale, origin: 'machine' as const, source: segment.text, text, engine, article, at }]
  })
  const engine = [...texts.values()].at(-1)?.engine ?? ''
  await gate.inTransaction(async (db) => {
    await storeEntries(db, entries)
    await recordBatch(db, article, locale, { engine, segments: wanted.segments.length, characters, cost })
  })
  return new Map([...texts].map(([key, given]) => [key, { ...given, at }]))
}
