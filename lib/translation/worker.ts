// What the worker does about translations: takes jobs from the queue, puts off what can't be done now, says why.

import type { Payload } from 'payload'
import type pg from 'pg'
import type { JobWithMetadata, PgBoss } from 'pg-boss'
import { transact } from '#lib/database/transact.ts'
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'
import { insertJobs, sendDelayed } from '#lib/queue/boss.ts'
import type { LearnJob, TranslateJob } from '#lib/queue/jobs.ts'
import { configuredEngines, type Engine } from './engines/index.ts'
import type { InTransaction } from './gate/index.ts'
import { Slots } from './gate/slots.ts'
import { loadGlossary } from './glossary/index.ts'
import { learnFrom } from './memory/learn.ts'
import { translatePictures } from './pipeline/pictures.ts'
import { postpone } from './pipeline/progress.ts'
import { PutOff, pauseBefore, type Reason } from './pipeline/put-off.ts'
import { translateStory } from './pipeline/translate.ts'
import type { Workshop } from './pipeline/workshop.ts'

/** Failures in a row, for reasons that may never pass, after which a story waits for a person. */
const mostFailures: Readonly<Partial<Record<Reason, number>>> = { badAnswer: 6, error: 12 }

export type TranslationWorkerOptions = {
  readonly boss: PgBoss
  readonly pool: pg.Pool
  readonly payload: () => Promise<Payload>
  /** Opens a connection of its own. */
  readonly connect: () => Promise<pg.Client>
  /** As `process.env`. */
  readonly env: Readonly<Record<string, string | undefined>>
}

/** A worker's part in translating; `stop` waits for what is at work, or gives it back to the queue. */
export type TranslationWorker = { stop(): Promise<void> }

/**
 * Begins to work on translations.
 *
 * @throws SettingsError when an engine's variables are wrong
 */
export async function startTranslating(options: TranslationWorkerOptions): Promise<TranslationWorker> {
  const { boss, pool, payload, connect, env } = options
  const engines = new Map(translationLocales.map((locale) => [locale, configuredEngines(env, locale)]))
  const slots = new Slots(connect)
  const inTransaction: InTransaction = (work) => transact(pool, work)
  const workshop: Workshop = {
    gate: { db: pool, inTransaction, slots, warn: (sentence) => console.warn(`translation: ${sentence}`) },
    payload,
    engines: (locale) => engines.get(locale) ?? [],
    glossary: () => loadGlossary(pool),
  }
  const configured = [...engines].flatMap(([locale, list]) => (list.length > 0 ? [locale] : []))
  await wake(pool, configured)
  // Jobs wait for slots and the database in turn: with twice as many, neither stands idle.
  const concurrency = Math.min(16, 2 * mostAtOnce([...engines.values()].flat()))
  const polling = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2, includeMetadata: true } as const
  for (let worker = 0; worker < concurrency; worker += 1) {
    const id: string = await boss.work<TranslateJob, void, typeof polling>('translate', polling, async ([job]) => {
      if (job) await translate(workshop, job)
      // Where there was one job there may be more: the next is looked for at once.
      boss.notifyWorker(id)
    })
  }
  await boss.work<LearnJob>('learn', { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 }, async ([job]) => {
    if (job) await learnFrom(pool, job.data.article)
  })
  return { stop: () => slots.close() }
}

const mostAtOnce = (engines: readonly Engine[]) => Math.max(1, ...engines.map(({ limits }) => limits.concurrency))

async function translate(workshop: Workshop, job: JobWithMetadata<TranslateJob>): Promise<void> {
  const { article, locale } = job.data
  try {
    await translateStory(workshop, { article, locale }, job.signal)
    await translatePictures(workshop, { article, locale }, job.signal)
  } catch (error) {
    job.signal.throwIfAborted()
    await putOff(workshop, job, asPutOff(error, article, locale))
  }
}

function asPutOff(error: unknown, article: number, locale: TranslationLocale): PutOff {
  if (error instanceof PutOff) return error
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  console.error(`translation of story ${article} into ${locale}: ${reason}`)
  // What an unexpected error says is for the log: it may quote anything.
  return new PutOff('error', 'An unexpected error; the log of the worker tells more.')
}

/** Writes down why, and sends the job again for later: it is then a new one, so a change meanwhile takes its place. */
async function putOff(
  { gate }: Workshop,
  { data, priority }: JobWithMetadata<TranslateJob>,
  { reason, message: detail, after }: PutOff,
): Promise<void> {
  const { article, locale, attempt = 0, failed = 0 } = data
  // Whoever changed it may have asked for it already.
  if (reason === 'changedMeanwhile') return sendDelayed('translate', { article, locale }, 0, priority)
  const most = mostFailures[reason] ?? Number.POSITIVE_INFINITY
  const failures = reason in mostFailures ? failed + 1 : 0
  const attempts = attempt + 1
  const state = reason === 'unconfigured' ? 'unconfigured' : failures >= most ? 'failed' : 'waiting'
  await postpone(gate.db, article, locale, { state, reason, detail, attempts })
  if (state !== 'waiting') return
  const pause = pauseBefore(after, attempt, Math.random()) / 1000
  await sendDelayed('translate', { article, locale, attempt: attempts, failed: failures }, Math.ceil(pause), priority)
}

/** Stories that waited for an engine to be configured have one now. */
async function wake(pool: pg.Pool, locales: readonly TranslationLocale[]): Promise<void> {
  const { rows } = await pool.query<TranslateJob>(
    "SELECT article_id AS article, locale FROM translation_progress WHERE state = 'unconfigured' AND locale = ANY($1)",
    [locales],
  )
  // Asked for first: a worker that is killed in between does it again.
  await insertJobs('translate', rows, 'backfill')
  await pool.query(
    `UPDATE translation_progress SET state = 'waiting', reason = NULL, detail = NULL, attempts = 0
      WHERE state = 'unconfigured' AND locale = ANY($1)`,
    [locales],
  )
}
