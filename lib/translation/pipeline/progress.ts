// The progress of each story's translation into each language, for newsroom and operator.

import type { Queryable } from '#lib/database/queryable.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import type { ProgressReason } from './postponed.ts'

export type Outcome = {
  readonly state: 'done' | 'held'
  readonly reason: ProgressReason | null
}

type Target = readonly [db: Queryable, article: number, locale: TranslationLocale]

/** A worker has begun. A story that was deleted since gets no row. */
export async function recordStart(...[db, article, locale]: Target): Promise<void> {
  await db.query(
    `INSERT INTO translation_progress (article_id, locale, state, started_at)
     SELECT id, $2, 'translating', now() FROM articles WHERE id = $1
     ON CONFLICT (article_id, locale) DO UPDATE SET state = 'translating', started_at = now()`,
    [article, locale],
  )
}

/** A batch was translated. */
export async function recordBatch(
  ...[db, article, locale, work]: [...Target, { engine: string; segments: number; characters: number; cost: number }]
): Promise<void> {
  await db.query(
    `UPDATE translation_progress SET engine = $3, segments = segments + $4, characters = characters + $5, cost = cost + $6
      WHERE article_id = $1 AND locale = $2`,
    [article, locale, work.engine, work.segments, work.characters, work.cost],
  )
}

/** The job is finished. */
export async function recordOutcome(...[db, article, locale, outcome]: [...Target, Outcome]): Promise<void> {
  await db.query(
    `UPDATE translation_progress SET state = $3, reason = $4, detail = NULL, attempts = 0, finished_at = now()
      WHERE article_id = $1 AND locale = $2 AND state = 'translating'`,
    [article, locale, outcome.state, outcome.reason],
  )
}

/** Why a job could not be done: a reason for the admin interface, and a sentence for the operator (`detail`). */
export type Postponement = {
  readonly state: 'waiting' | 'failed' | 'unconfigured'
  readonly reason: ProgressReason
  readonly detail: string
  readonly attempts: number
}

/** The job could not be done; state `waiting` if it will be retried. */
export async function recordPostponement(
  ...[db, article, locale, postponement]: [...Target, Postponement]
): Promise<void> {
  await db.query(
    `UPDATE translation_progress SET state = $3, reason = $4, detail = $5, attempts = $6
      WHERE article_id = $1 AND locale = $2 AND state = 'translating'`,
    [article, locale, postponement.state, postponement.reason, postponement.detail, postponement.attempts],
  )
}
