// An engine that fails again and again is left alone for a while, by all workers: a circuit breaker in the database.

import type { Queryable } from '#lib/database/queryable.ts'
import type { EngineError } from '../engines/index.ts'

/** Failures in a row after which an engine is left alone. */
const patience = 5
const shortestMs = 2_000
const longestMs = 600_000
/** How long one request may try an engine that was left alone, before another does. */
const trialMs = 5_000

/** An engine that is not to be asked now. */
export type LeftAlone = {
  readonly until: Date
  /** It answers, but refuses the key, or the account is used up. */
  readonly refused: boolean
  /** What it failed with: a sentence for the operator. */
  readonly lastError: string | null
}

type Row = { open_until: Date; failures: number; last_error: string | null }

const leftAlone = (row: Row | undefined): LeftAlone | null =>
  row ? { until: row.open_until, refused: row.failures === 0, lastError: row.last_error } : null

/** Whether an engine is being left alone; null: it may be asked. */
export async function isLeftAlone(db: Queryable, engine: string): Promise<LeftAlone | null> {
  const { rows } = await db.query<Row>(
    'SELECT open_until, failures, last_error FROM translation_engines WHERE engine = $1 AND open_until > clock_timestamp()',
    [engine],
  )
  return leftAlone(rows[0])
}

/**
 * The same, for who is about to ask: when the time is over, one request tries the engine, and until it is answered the
 * others wait a moment more.
 */
export async function askLeave(db: Queryable, engine: string): Promise<LeftAlone | null> {
  const { rows } = await db.query(
    `UPDATE translation_engines SET open_until = clock_timestamp() + $2 * interval '1 millisecond'
      WHERE engine = $1 AND open_until <= clock_timestamp() RETURNING engine`,
    [engine, trialMs],
  )
  return rows.length > 0 ? null : isLeftAlone(db, engine)
}

/** The engine answered: all is forgotten. */
export async function succeeded(db: Queryable, engine: string): Promise<void> {
  await db.query(
    `UPDATE translation_engines SET failures = 0, open_until = NULL, last_error = NULL
      WHERE engine = $1 AND (failures > 0 OR open_until IS NOT NULL OR last_error IS NOT NULL)`,
    [engine],
  )
}

/**
 * The engine failed. What asks to be left alone is left alone for as long as it says; a wrong key or a used-up account
 * for ten minutes; else after five failures in a row, twice as long each time.
 */
export async function failed(db: Queryable, engine: string, error: EngineError): Promise<void> {
  const { kind, message, retryAfter } = error
  // A bad answer says nothing about the next one; a refusal is no failure to answer.
  const counts = kind === 'unavailable' || kind === 'overloaded'
  const refuses = kind === 'refused' || kind === 'quota'
  const asked = refuses ? longestMs : retryAfter
  // The doubling is that of lib/runtime/backoff.ts, in SQL because all workers count in the same row.
  await db.query(
    `INSERT INTO translation_engines AS e (engine, failures, last_error, open_until)
     VALUES ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond')
     ON CONFLICT (engine) DO UPDATE SET
       failures = CASE WHEN $8 THEN 0 ELSE e.failures + $2 END, last_error = $3,
       open_until = greatest(e.open_until, clock_timestamp() + $4 * interval '1 millisecond',
         CASE WHEN $2 > 0 AND e.failures + $2 >= $5
           THEN clock_timestamp() + least($7, $6 * power(2, e.failures + $2 - $5)) * interval '1 millisecond' END)`,
    [
      engine,
      counts ? 1 : 0,
      message,
      asked === null ? null : Math.min(asked, longestMs),
      patience,
      shortestMs,
      longestMs,
      refuses,
    ],
  )
}
