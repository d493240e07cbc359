// How far the translation of each story into each language is: what the newsroom sees, and the operator.

import type { Queryable } from '#lib/database/queryable.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import type { Reason } from './put-off.ts'

export type Done = {
  readonly state: 'done' | 'held'
  readonly reason: Reason | null
}

type Of = readonly [db: Queryable, article: number, locale: TranslationLocale]

/** A worker has begun; nothing is noted of a story that was deleted since. */
export async function begin(...[db, article, locale]: Of): Promise<void> {
  await db.query(
    `INSERT INTO translation_progress (article_id, locale, state, started_at)
     SELECT id, $2, 'translating', now() FROM articles WHERE id = $1
     ON CONFLICT (article_id, locale) DO UPDATE SET state = 'translating', started_at = now()`,
    [article, locale],
  )
}

/** A batch was translated. */
export async function addWork(
  ...[db, article, locale, work]: [...Of, { engine: string; segments: number; characters: number; cost: number }]
): Promise<void> {
  await db.query(
    `UPDATE translation_progress SET engine = $3, segments = segments + $4, characters = characters + $5, cost = cost + $6
      WHERE article_id = $1 AND locale = $2`,
    [article, locale, work.engine, work.segments, work.characters, work.cost],
  )
}

/** It is as good as it can be for now. */
export async function finish(...[db, article, locale, done]: [...Of, Done]): Promise<void> {
  await db.query(
    `UPDATE translation_progress SET state = $3, reason = $4, detail = NULL, attempts = 0, finished_at = now()
      WHERE article_id = $1 AND locale = $2 AND state = 'translating'`,
    [article, locale, done.state, done.reason],
  )
}

/** Why it could not be done: a reason that the admin interface has a sentence for, and the operator's sentence. */
export type Obstacle = {
  readonly state: 'waiting' | 'failed' | 'unconfigured'
  readonly reason: Reason
  readonly detail: string
  readonly attempts: number
}

/** It could not be done; `waiting` if it will be tried again. */
export async function postpone(...[db, article, locale, obstacle]: [...Of, Obstacle]): Promise<void> {
  await db.query(
    `UPDATE translation_progress SET state = $3, reason = $4, detail = $5, attempts = $6
      WHERE article_id = $1 AND locale = $2 AND state = 'translating'`,
    [article, locale, obstacle.state, obstacle.reason, obstacle.detail, obstacle.attempts],
  )
}
