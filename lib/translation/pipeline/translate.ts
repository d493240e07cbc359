// Translates one story into one language: keeps what is up to date, looks the rest up in the translation memory, asks
// engines for what is missing, checks and saves it. Safe to run twice, and to be ended at any moment.
import type { SegmentRecord, SegmentStep } from '#lib/segments/index.ts'
import { composeTranslation, type FoundText, withSuggestions } from './compose.ts'
import type { PipelineContext, Task } from './context.ts'
import { findTexts } from './find.ts'
import { isComplete, isSameText, needsText, planFor } from './plan.ts'
import type { ProgressReason } from './postponed.ts'
import { type Outcome, recordOutcome, recordStart } from './progress.ts'
import { saveTranslation } from './save.ts'
import { type ExistingTranslation, type Original, readExisting, readOriginal, readPolicy } from './stories.ts'
import { holds, withStoryWarnings } from './warnings.ts'

/**
 * Brings a story's translation into one language up to date with its original.
 *
 * @throws PostponedError when it can't be done now; the signal's reason when the worker ends
 */
export async function translateStory(pipeline: PipelineContext, task: Task, signal: AbortSignal): Promise<void> {
  const { gate } = pipeline
  const { article, locale } = task
  await recordStart(gate.db, article, locale)
  const original = await readOriginal(gate.db, article)
  // Withdrawn or deleted in the meantime.
  if (!original) return recordOutcome(gate.db, article, locale, { state: 'done', reason: null })
  const existing = await readExisting(gate.db, article, locale, original.segments)
  const untouchable = reasonToLeave(existing)
  if (untouchable) return recordOutcome(gate.db, article, locale, { state: 'done', reason: untouchable })
  const steps = planFor(original, existing)
  if (existing && isComplete(existing, original, steps)) {
    return recordOutcome(gate.db, article, locale, outcomeWhenHumanOwned(existing))
  }
  const wanted = steps.filter((step) => needsText(step, existing?.isHumanOwned === true))
  const found = await findTexts(pipeline, task, original.text, wanted, signal)
  await write(pipeline, task, { original, existing, steps, found })
}

function reasonToLeave(existing: ExistingTranslation | null): ProgressReason | null {
  if (existing?.locked) return 'locked'
  if (existing?.withdrawn) return 'withdrawn'
  return null
}

/** A translation that only people change stays as it is: the machine only adds suggestions. */
const outcomeWhenHumanOwned = ({ isDraft }: ExistingTranslation): Outcome =>
  isDraft ? { state: 'held', reason: 'editing' } : { state: 'done', reason: null }

type Result = {
  readonly original: Original
  readonly existing: ExistingTranslation | null
  readonly steps: readonly SegmentStep[]
  readonly found: ReadonlyMap<string, FoundText>
}

async function write(pipeline: PipelineContext, task: Task, result: Result): Promise<void> {
  const { original, existing, steps, found } = result
  const { locale } = task
  if (existing?.isHumanOwned) {
    const data = { segments: withSuggestions(existing.records, steps, found) }
    const publish = !existing.isDraft
    const outcome = outcomeWhenHumanOwned(existing)
    return saveTranslation(await pipeline.payload(), { original, existing, locale, data, publish, outcome })
  }
  const made = composeTranslation(original.text, existing?.text ?? null, steps, found)
  const segments = withStoryWarnings(made.records, steps, found, locale)
  const policy = await readPolicy(pipeline.gate.db)
  // What is published already has passed the rules, or a person has published it.
  const isNew = ({ target }: SegmentRecord) => existing?.publishedTargets.has(target) !== true
  const isHeld = (record: SegmentRecord) =>
    made.broken.has(record.key) || (record.origin === 'machine' && holds(policy, record.warnings))
  const publish = !segments.some((record) => isNew(record) && isHeld(record))
  const outcome: Outcome = publish ? { state: 'done', reason: null } : { state: 'held', reason: 'checks' }
  const isKept = existing?.isDraft && !publish && isSameText(existing, made.text)
  if (isKept) return recordOutcome(pipeline.gate.db, task.article, locale, outcome)
  const { headline, ...text } = made.text
  await saveTranslation(await pipeline.payload(), {
    original,
    existing,
    locale,
    publish,
    data: {
      ...text,
      headline: headline ?? '',
      // biome-ignore lint/suspicious/noExplicitAny: the editor's own type of a document
      body: text.body as any,
      segments,
      sourceHashes: segments.map(({ source }) => source),
      origin: 'machine',
      // The review was of an earlier text.
      ...(steps.some(({ kind }) => kind === 'missing') ? notReviewed : {}),
    },
    outcome,
  })
}

const notReviewed = { reviewedRole: null, reviewedAt: null, reviewedBy: null } as const
