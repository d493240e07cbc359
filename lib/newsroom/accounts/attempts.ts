// Counts attempts in PostgreSQL: a limit holds for all web processes together, and across restarts.
import type { Queryable } from '#lib/database/queryable.ts'
import { hashFor } from './keys.ts'

export type AttemptLimit = {
  /** Tells this limit from the others. */
  readonly name: string
  /** Attempts in one window. */
  readonly most: number
  /** Seconds of a window, which begins with its first attempt. */
  readonly within: number
}

const keyOf = ({ name }: AttemptLimit, subject: string) =>
  hashFor('sign-in limits', `${name} ${subject}`).toString('base64')

/**
 * Counts an attempt: one statement, so that none is lost among many at one moment.
 *
 * @param db no transaction of the request, which may be undone
 * @param subject what is limited, such as a network and an account; stored as a hash
 * @returns seconds to wait when over the limit; else 0
 */
export async function countAttempt(db: Queryable, limit: AttemptLimit, subject: string): Promise<number> {
  const { rows } = await db.query<{ counted: number; wait: number }>(
    `INSERT INTO sign_in_attempts AS a (key, counted, ends_at) VALUES ($1, 1, now() + make_interval(secs => $2))
     ON CONFLICT (key) DO UPDATE SET
       counted = CASE WHEN a.ends_at <= now() THEN 1 ELSE least(a.counted, $3) + 1 END,
       ends_at = CASE WHEN a.ends_at <= now() THEN excluded.ends_at ELSE a.ends_at END
     RETURNING counted, extract(epoch FROM ends_at - now())::float8 AS wait`,
    [keyOf(limit, subject), limit.within, limit.most],
  )
  const [row] = rows
  return row && row.counted > limit.most ? row.wait : 0
}

/** Takes back an attempt that turned out to be none that counts. */
export async function forgiveAttempt(db: Queryable, limit: AttemptLimit, subject: string): Promise<void> {
  await db.query('UPDATE sign_in_attempts SET counted = greatest(counted - 1, 0) WHERE key = $1', [
    keyOf(limit, subject),
  ])
}
