// Texts for what is missing: from the memory, else from an engine, which are then remembered batch by batch.
import type { SegmentStep, StoryText } from '#lib/segments/index.ts'
import { type GlossaryEntry, termsIn } from '../glossary/index.ts'
import { recall, remember } from '../memory/index.ts'
import { askEngines } from './ask.ts'
import { batchesOf, boundsOf } from './batches.ts'
import type { Found } from './compose.ts'
import { addWork } from './progress.ts'
import { PutOff } from './put-off.ts'
import { checked, isBlocked, type Wanted } from './request.ts'
import type { Task, Workshop } from './workshop.ts'

/**
 * Finds a text for each step.
 *
 * @param story the original
 * @returns by key of the original's segments
 * @throws PutOff when no engine gives what the memory doesn't have
 */
export async function findTexts(
  workshop: Workshop,
  task: Task,
  story: StoryText,
  wanted: readonly SegmentStep[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Found>> {
  const terms = termsFor(await workshop.glossary(), task)
  const found = await recallTexts(workshop, task, wanted, terms)
  // What stands twice is translated once.
  const missing = Map.groupBy(
    wanted.flatMap(({ segment }) => (found.has(segment.key) ? [] : [segment])),
    ({ hash }) => hash,
  )
  if (missing.size === 0) return found
  const engines = workshop.engines(task.locale)
  if (engines.length === 0) throw new PutOff('unconfigured', 'No translation engine is configured for this language.')
  const distinct = [...missing.values()].flatMap((twins) => twins.slice(0, 1))
  const context = contextOf(story)
  for (const batch of batchesOf(distinct, boundsOf(engines))) {
    signal.throwIfAborted()
    const given = await translateBatch(workshop, task, { target: task.locale, context, segments: batch, terms }, signal)
    for (const segment of batch) {
      const text = given.get(segment.key)
      for (const twin of missing.get(segment.hash) ?? []) if (text) found.set(twin.key, text)
    }
  }
  return found
}

const termsFor =
  (glossary: readonly GlossaryEntry[], { locale }: Task): Wanted['terms'] =>
  (texts) =>
    termsIn(texts, glossary, locale)

/** What a story is about, for better choices of words. */
const contextOf = ({ headline, standfirst }: StoryText): string =>
  [headline, standfirst].filter((text) => text?.trim()).join('\n')

/** What was translated before; a text that can't be published as it is counts for nothing. */
async function recallTexts(
  { gate }: Workshop,
  { locale }: Task,
  wanted: readonly SegmentStep[],
  terms: Wanted['terms'],
): Promise<Map<string, Found>> {
  const found = new Map<string, Found>()
  const known = await recall(gate.db, locale, [...new Set(wanted.map(({ segment }) => segment.hash))])
  for (const step of wanted) {
    const { segment } = step
    const remembered = isAskedAnew(step) ? undefined : known.get(segment.hash)
    if (!remembered) continue
    const given = checked('memory', segment, remembered.text, locale, terms)
    const isUsable = remembered.origin === 'human' ? !given.broken : !isBlocked(given)
    if (isUsable) found.set(segment.key, { ...given, at: remembered.at })
  }
  return found
}

const isAskedAnew = (step: SegmentStep) =>
  step.kind === 'missing' ? step.redo : step.kind === 'person' && step.record.redo === true

/** One batch: asked for, and remembered at once, so that a worker that is killed repeats one batch at most. */
async function translateBatch(
  { gate, engines }: Workshop,
  { article, locale }: Task,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Found>> {
  const { texts, characters, cost } = await askEngines(gate, engines(locale), wanted, signal)
  const at = new Date().toISOString()
  const entries = wanted.segments.flatMap((segment) => {
    const given = texts.get(segment.key)
    if (!given || isBlocked(given)) return []
    const { text, engine } = given
    return [{ target: locale, origin: 'machine' as const, source: segment.text, text, engine, article, at }]
  })
  const engine = [...texts.values()].at(-1)?.engine ?? ''
  await gate.inTransaction(async (db) => {
    await remember(db, entries)
    await addWork(db, article, locale, { engine, segments: wanted.segments.length, characters, cost })
  })
  return new Map([...texts].map(([key, given]) => [key, { ...given, at }]))
}
