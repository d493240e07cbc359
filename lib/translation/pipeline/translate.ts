// One story into one language: what is right stays, what is known is taken from memory, the rest is asked for, checked
// and kept. Safe to run twice, and to be ended at any moment.
import type { SegmentRecord, SegmentStep } from '#lib/segments/index.ts'
import { composeTranslation, type Found, withSuggestions } from './compose.ts'
import { findTexts } from './find.ts'
import { isComplete, isSameText, needsText, planFor } from './plan.ts'
import { begin, type Done, finish } from './progress.ts'
import type { Reason } from './put-off.ts'
import { saveTranslation } from './save.ts'
import { type Existing, type Original, readExisting, readOriginal, readPolicy } from './stories.ts'
import { holds, withStoryWarnings } from './warnings.ts'
import type { Task, Workshop } from './workshop.ts'

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
  const steps = planFor(original, existing)
  if (existing && isComplete(existing, original, steps)) {
    return finish(gate.db, article, locale, whenPeoples(existing))
  }
  const wanted = steps.filter((step) => needsText(step, existing?.isPeoples === true))
  const found = await findTexts(workshop, task, original.text, wanted, signal)
  await write(workshop, task, { original, existing, steps, found })
}

function reasonToLeave(existing: Existing | null): Reason | null {
  if (existing?.locked) return 'locked'
  if (existing?.withdrawn) return 'withdrawn'
  return null
}

/** Readers see nothing new of a text that people change: it only ever changes by a person's hand. */
const whenPeoples = ({ isDraft }: Existing): Done =>
  isDraft ? { state: 'held', reason: 'editing' } : { state: 'done', reason: null }

type Result = {
  readonly original: Original
  readonly existing: Existing | null
  readonly steps: readonly SegmentStep[]
  readonly found: ReadonlyMap<string, Found>
}

async function write(workshop: Workshop, task: Task, result: Result): Promise<void> {
  const { original, existing, steps, found } = result
  const { locale } = task
  if (existing?.isPeoples) {
    const data = { segments: withSuggestions(existing.records, steps, found) }
    const publish = !existing.isDraft
    const done = whenPeoples(existing)
    return saveTranslation(await workshop.payload(), { original, existing, locale, data, publish, done })
  }
  const made = composeTranslation(original.text, existing?.text ?? null, steps, found)
  const segments = withStoryWarnings(made.records, steps, found, locale)
  const policy = await readPolicy(workshop.gate.db)
  // What readers see already has been judged: by the rules, or by the person who published it.
  const isNew = ({ target }: SegmentRecord) => existing?.live.has(target) !== true
  const isHeld = (record: SegmentRecord) =>
    made.broken.has(record.key) || (record.origin === 'machine' && holds(policy, record.warnings))
  const publish = !segments.some((record) => isNew(record) && isHeld(record))
  const done: Done = publish ? { state: 'done', reason: null } : { state: 'held', reason: 'checks' }
  const isKept = existing?.isDraft && !publish && isSameText(existing, made.text)
  if (isKept) return finish(workshop.gate.db, task.article, locale, done)
  const { headline, ...text } = made.text
  await saveTranslation(await workshop.payload(), {
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
      // What a person reviewed were other words.
      ...(steps.some(({ kind }) => kind === 'missing') ? notReviewed : {}),
    },
    done,
  })
}

const notReviewed = { reviewedRole: null, reviewedAt: null, reviewedBy: null } as const
