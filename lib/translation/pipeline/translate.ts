// One story into one language: what is right stays, what is known is taken from memory, the rest is asked for, checked
// and kept. Safe to run twice, and to be ended at any moment.
import type { Payload } from 'payload'
import type { TranslationLocale } from '#lib/locales.ts'
import { plainText, type Segment, type Step, stepsFor } from '#lib/segments/index.ts'
import { checkSegment, checkStory } from '../checks/index.ts'
import type { Engine } from '../engines/index.ts'
import type { Gate } from '../gate/index.ts'
import { type GlossaryEntry, termsIn } from '../glossary/index.ts'
import { recall, remember } from '../memory/index.ts'
import type { Warning } from '../types.ts'
import { askEngines } from './ask.ts'
import { batchesOf } from './batches.ts'
import { composeTranslation, type Found, withSuggestions } from './compose.ts'
import { addWork, begin, finish } from './progress.ts'
import { PutOff, type Reason } from './put-off.ts'
import { saveTranslation } from './save.ts'
import { type Existing, type Original, type Policy, readExisting, readOriginal, readPolicy } from './stories.ts'

export type Workshop = {
  readonly gate: Gate
  readonly payload: () => Promise<Payload>
  readonly engines: (locale: TranslationLocale) => readonly Engine[]
  readonly glossary: () => Promise<readonly GlossaryEntry[]>
}

/** What a job is about. */
export type Task = { readonly article: number; readonly locale: TranslationLocale }

/**
 * Brings a story's translation into one language up to date with its original.
 *
 * @throws PutOff when it can't be done now; the signal's reason when the worker ends
 */
export async function translateStory(workshop: Workshop, task: Task, signal: AbortSignal): Promise<void> {
  const { gate } = workshop
  const { article, locale } = task
  await begin(gate.db, article, locale)
  const original = await readOriginal(gate.db, article)
  // Withdrawn or deleted since: nothing is owed to it.
  if (!original) return finish(gate.db, article, locale, { state: 'done', reason: null })
  const existing = await readExisting(gate.db, article, locale, original.segments)
  const untouchable = reasonToLeave(existing)
  if (untouchable) return finish(gate.db, article, locale, { state: 'done', reason: untouchable })
  const steps = stepsFor({ original: original.segments, translated: existing?.segments ?? [] }, existing?.records ?? [])
  if (existing && isComplete(existing, original, steps)) {
    return finish(gate.db, article, locale, { state: existing.published ? 'done' : 'held', reason: null })
  }
  const wanted = steps.filter(needsText)
  const engines = workshop.engines(locale)
  const found = await findTexts(workshop, engines, task, original, wanted, signal)
  await write(workshop, task, { original, existing, steps, found }, await readPolicy(gate.db))
}

function reasonToLeave(existing: Existing | null): Reason | null {
  if (existing?.locked) return 'locked'
  if (existing?.withdrawn) return 'withdrawn'
  return null
}

/** Nothing is missing, and the text was made from the original as it is. */
function isComplete(existing: Existing, { hashes }: Original, steps: readonly Step[]): boolean {
  if (steps.some(needsText)) {
    // A person's text that they made, or vouched for, with the original as it is, needs no suggestions.
    const asked = existing.records.some(({ redo }) => redo)
    return existing.origin === 'human' && !asked && existing.sourceHashes?.join() === hashes.join()
  }
  return existing.segments.length === steps.length && existing.sourceHashes?.join() === hashes.join()
}

function needsText(step: Step): boolean {
  if (step.kind === 'missing') return true
  return step.kind === 'person' && (step.record.redo === true || step.record.suggestion?.source !== step.segment.hash)
}

/** Finds a text for each step: in the memory, else from an engine, which is remembered batch by batch. */
async function findTexts(
  workshop: Workshop,
  engines: readonly Engine[],
  { article, locale }: Task,
  original: Original,
  wanted: readonly Step[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Found>> {
  const { gate, glossary } = workshop
  const found = new Map<string, Found>()
  const entries = await glossary()
  const terms = (texts: readonly string[]) => termsIn(texts, entries, locale)
  const known = await recall(gate.db, locale, [...new Set(wanted.map(({ segment }) => segment.hash))])
  const missing = new Map<string, Segment[]>()
  for (const step of wanted) {
    const { segment } = step
    const remembered = isAskedAnew(step) ? undefined : known.get(segment.hash)
    if (remembered) {
      const { text, at } = remembered
      const { kind, text: source } = segment
      const warnings = checkSegment({ kind, source, target: text, locale, terms: terms([source]) })
      found.set(segment.key, { text, engine: 'memory', warnings, broken: false, origin: 'machine', at })
    } else {
      // What stands twice is translated once.
      missing.set(segment.hash, [...(missing.get(segment.hash) ?? []), segment])
    }
  }
  if (missing.size === 0) return found
  const [preferred] = engines
  if (!preferred) throw new PutOff('unconfigured', 'No translation engine is configured for this language.')
  const distinct = [...missing.values()].flatMap((segments) => segments.slice(0, 1))
  const headline = plainText(original.text.headline ?? '')
  const context = [headline, original.text.standfirst ?? ''].filter((text) => text !== '').join('\n')
  for (const batch of batchesOf(distinct, preferred.limits)) {
    signal.throwIfAborted()
    const { texts, characters } = await askEngines(
      gate,
      engines,
      { target: locale, context, segments: batch, terms },
      signal,
    )
    const at = new Date().toISOString()
    const fresh = batch.flatMap((segment) => {
      const given = texts.get(segment.key)
      if (!given) return []
      for (const twin of missing.get(segment.hash) ?? []) found.set(twin.key, { ...given, origin: 'machine', at })
      return isBlocking(given.warnings) || given.broken ? [] : [{ segment, given }]
    })
    const engine = [...texts.values()].at(-1)?.engine ?? preferred.name
    const price = engines.find(({ name }) => name === engine)?.limits.price ?? 0
    // Kept at once: a worker that is killed repeats one batch at most.
    await gate.inTransaction(async (db) => {
      await remember(
        db,
        fresh.map(({ segment, given }) => ({
          target: locale,
          origin: 'machine',
          source: segment.text,
          text: given.text,
          engine: given.engine,
          article,
          at,
        })),
      )
      await addWork(db, article, locale, { engine, segments: batch.length, characters, price })
    })
  }
  return found
}

const isAskedAnew = (step: Step) =>
  step.kind === 'missing' ? step.redo : step.kind === 'person' && step.record.redo === true

const isBlocking = (warnings: readonly Warning[]) => warnings.some(({ severity }) => severity === 'blocking')

type Result = {
  readonly original: Original
  readonly existing: Existing | null
  readonly steps: readonly Step[]
  readonly found: ReadonlyMap<string, Found>
}

async function write(workshop: Workshop, { locale }: Task, result: Result, policy: Policy): Promise<void> {
  const { original, existing, steps, found } = result
  const payload = await workshop.payload()
  if (existing && (existing.origin === 'human' || isVouchedFor(existing, steps))) {
    const segments = withSuggestions(existing.records, steps, found)
    // Readers see nothing new: a person's text only ever changes by a person's hand.
    const done = { state: 'done', reason: null } as const
    const publish = existing.published && !existing.unfinished
    return saveTranslation(payload, { original, existing, locale, data: { segments }, publish, done })
  }
  const made = composeTranslation(original.text, steps, found)
  const records = withStoryWarnings(made.records, steps, found, locale)
  const mayPublish =
    !made.broken && !records.some(({ origin, warnings }) => origin === 'machine' && holds(policy, warnings))
  const publish = mayPublish && existing?.unfinished !== true
  const { headline, standfirst, place, body, corrections } = made.text
  const reason = mayPublish ? (publish ? null : 'editing') : 'checks'
  await saveTranslation(payload, {
    original,
    existing,
    locale,
    publish,
    data: {
      headline: headline ?? '',
      standfirst,
      place,
      // biome-ignore lint/suspicious/noExplicitAny: the editor's own type of a document
      body: body as any,
      corrections,
      segments: records,
      sourceHashes: records.map(({ source }) => source),
      origin: 'machine',
      // What a person reviewed were other words.
      reviewedRole: null,
      reviewedAt: null,
      reviewedBy: null,
    },
    done: { state: publish ? 'done' : 'held', reason },
  })
}

/** A reviewed text of which only people's segments have changed at their source stays as it was reviewed. */
function isVouchedFor(existing: Existing, steps: readonly Step[]): boolean {
  const isSameLength = existing.segments.length === steps.length
  return existing.reviewed && isSameLength && steps.every(({ kind }) => kind !== 'missing')
}

function withStoryWarnings(
  records: Parameters<typeof withSuggestions>[0],
  steps: readonly Step[],
  found: ReadonlyMap<string, Found>,
  locale: TranslationLocale,
) {
  const pairs = steps.flatMap((step) => {
    const { key, kind, text: source } = step.segment
    const target = step.kind === 'missing' ? found.get(key)?.text : step.text
    return target === undefined ? [] : [{ key, kind, source, target }]
  })
  const ofStory = checkStory(pairs, locale)
  return records.map((record) => {
    const more = record.origin === 'machine' ? (ofStory.get(record.key) ?? []) : []
    const own = record.warnings.filter(({ check }) => !more.some((warning) => warning.check === check))
    return { ...record, warnings: [...own, ...more] }
  })
}

function holds({ hold, holdOn }: Policy, warnings: readonly Warning[]): boolean {
  return warnings.some(({ check, severity }) => (hold && severity === 'blocking') || holdOn.has(check))
}
