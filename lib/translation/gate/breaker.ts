// An engine that fails again and again is left alone for a while, by all workers: a circuit breaker in the database.
import type { EngineError } from '../engines/index.ts'
import type { Queryable } from '../queryable.ts'

/** Failures in a row after which an engine is left alone. */
const patience = 5
const shortestMs = 2_000
const longestMs = 600_000

/**
 * Until when an engine is to be left alone; null: it may be asked. When the time is over, one request tries it: until
 * it is answered the others wait a moment more.
 */
export async function openUntil(db: Queryable, engine: string): Promise<Date | null> {
  const { rows } = await db.query<{ open_until: Date | null; tried: boolean }>(
    `WITH before AS (SELECT open_until FROM translation_engines WHERE engine = $1 FOR UPDATE),
     trying AS (
       UPDATE translation_engines SET open_until = now() + interval '5 seconds'
        WHERE engine = $1 AND open_until <= now() RETURNING engine
     )
     SELECT open_until, EXISTS (SELECT FROM trying) AS tried FROM before`,
    [engine],
  )
  const found = rows[0]
  return found?.open_until && !found.tried && found.open_until > new Date() ? found.open_until : null
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
  // A bad answer says nothing about the next one.
  const counts = error.kind === 'unavailable' || error.kind === 'overloaded'
  const asked = error.kind === 'refused' || error.kind === 'quota' ? longestMs : error.retryAfter
  await db.query(
    `INSERT INTO translation_engines AS e (engine, failures, last_error, open_until)
     VALUES ($1, $2, $3, now() + $4 * interval '1 millisecond')
     ON CONFLICT (engine) DO UPDATE SET
       failures = e.failures + $2, last_error = $3,
       open_until = greatest(e.open_until, now() + $4 * interval '1 millisecond',
         CASE WHEN $2 > 0 AND e.failures + $2 >= $5
           THEN now() + least($7, $6 * power(2, e.failures + $2 - $5)) * interval '1 millisecond' END)`,
    [
      engine,
      counts ? 1 : 0,
      error.message,
      asked === null ? null : Math.min(asked, longestMs),
      patience,
      shortestMs,
      longestMs,
    ],
  )
}
