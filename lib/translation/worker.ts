// The worker's translation jobs: takes them from the queue, and postpones those that can't be done now.

import type { Payload } from 'payload'
import type pg from 'pg'
import type { JobWithMetadata, PgBoss } from 'pg-boss'
import { transact } from '#lib/database/transact.ts'
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'
import { tellPublisher } from '#lib/newsroom/notices/translation-failed.ts'
import { insertJobs, sendDelayed } from '#lib/queue/boss.ts'
import type { LearnJob, TranslateJob } from '#lib/queue/jobs.ts'
import { configuredEngines, type Engine } from './engines/index.ts'
import type { InTransaction } from './gate/index.ts'
import { Slots } from './gate/slots.ts'
import { loadGlossary } from './glossary/index.ts'
import { learnFrom } from './memory/learn.ts'
import type { PipelineContext } from './pipeline/context.ts'
import { translatePictures } from './pipeline/pictures.ts'
import { jobRetryDelay, PostponedError, type ProgressReason } from './pipeline/postponed.ts'
import { recordPostponement } from './pipeline/progress.ts'
import { translateStory } from './pipeline/translate.ts'

/** Consecutive failures after which a story waits for a person, for reasons that may be permanent. */
const maxFailures: Readonly<Partial<Record<ProgressReason, number>>> = { badAnswer: 6, error: 12 }

export type TranslationWorkerOptions = {
  readonly boss: PgBoss
  readonly pool: pg.Pool
  readonly payload: () => Promise<Payload>
  /** Opens a dedicated connection. */
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
export async function startTranslationWorker(options: TranslationWorkerOptions): Promise<TranslationWorker> {
  const { boss, pool, payload, connect, env } = options
  const engines = new Map(translationLocales.map((locale) => [locale, configuredEngines(env, locale)]))
  const slots = new Slots(connect)
  const inTransaction: InTransaction = (work) => transact(pool, work)
  const pipeline: PipelineContext = {
    gate: { db: pool, inTransaction, slots, warn: (sentence) => console.warn(`translation: ${sentence}`) },
    payload,
    engines: (locale) => engines.get(locale) ?? [],
    glossary: () => loadGlossary(pool),
  }
  const configured = [...engines].flatMap(([locale, list]) => (list.length > 0 ? [locale] : []))
  await requeueUnconfigured(pool, configured)
  // A job waits for a slot, then for the database: with twice as many jobs as slots, both stay busy.
  const concurrency = Math.min(16, 2 * maxConcurrency([...engines.values()].flat()))
  const polling = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2, includeMetadata: true } as const
  for (let worker = 0; worker < concurrency; worker += 1) {
    const id: string = await boss.work<TranslateJob, void, typeof polling>('translate', polling, async ([job]) => {
      if (job) await translate(pipeline, job)
      // There may be more jobs: fetch the next at once.
      boss.notifyWorker(id)
    })
  }
  await boss.work<LearnJob>('learn', { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 }, async ([job]) => {
    if (job) await learnFrom(pool, job.data.article)
  })
  return { stop: () => slots.close() }
}

const maxConcurrency = (engines: readonly Engine[]) => Math.max(1, ...engines.map(({ limits }) => limits.concurrency))

async function translate(pipeline: PipelineContext, job: JobWithMetadata<TranslateJob>): Promise<void> {
  const { article, locale } = job.data
  try {
    await translateStory(pipeline, { article, locale }, job.signal)
    await translatePictures(pipeline, { article, locale }, job.signal)
  } catch (error) {
    job.signal.throwIfAborted()
    await postpone(pipeline, job, asPostponedError(error, article, locale))
  }
}

function asPostponedError(error: unknown, article: number, locale: TranslationLocale): PostponedError {
  if (error instanceof PostponedError) return error
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  console.error(`translation of story ${article} into ${locale}: ${reason}`)
  // The message of an unexpected error may quote anything, so it only goes to the log.
  return new PostponedError('error', 'An unexpected error; the log of the worker tells more.')
}

/** Records the reason, and sends a new, delayed job, which a change in the meantime replaces. */
async function postpone(
  { gate }: PipelineContext,
  { data, priority }: JobWithMetadata<TranslateJob>,
  { reason, message: detail, retryAfter: after }: PostponedError,
): Promise<void> {
  const { article, locale, attempt = 0, failed = 0 } = data
  // The change may have sent a job already.
  if (reason === 'changedMeanwhile') return sendDelayed('translate', { article, locale }, 0, priority)
  const most = maxFailures[reason] ?? Number.POSITIVE_INFINITY
  const failures = reason in maxFailures ? failed + 1 : 0
  const attempts = attempt + 1
  const state = reason === 'unconfigured' ? 'unconfigured' : failures >= most ? 'failed' : 'waiting'
  await recordPostponement(gate.db, article, locale, { state, reason, detail, attempts })
  if (state === 'failed') await tellPublisher(gate.db, article, locale)
  if (state !== 'waiting') return
  const pause = jobRetryDelay(after, attempt, Math.random()) / 1000
  await sendDelayed('translate', { article, locale, attempt: attempts, failed: failures }, Math.ceil(pause), priority)
}

/** Sends the jobs of stories that were waiting for an engine to be configured. */
async function requeueUnconfigured(pool: pg.Pool, locales: readonly TranslationLocale[]): Promise<void> {
  const { rows } = await pool.query<TranslateJob>(
    "SELECT article_id AS article, locale FROM translation_progress WHERE state = 'unconfigured' AND locale = ANY($1)",
    [locales],
  )
  // The jobs are sent first: a worker that is killed in between sends them again.
  await insertJobs('translate', rows, 'backfill')
  await pool.query(
    `UPDATE translation_progress SET state = 'waiting', reason = NULL, detail = NULL, attempts = 0
      WHERE state = 'unconfigured' AND locale = ANY($1)`,
    [locales],
  )
}
