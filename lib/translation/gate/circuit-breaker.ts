import type { Queryable } from '#lib/database/queryable.ts'
import type { EngineError } from '../engines/index.ts'

/** Failures in a row that open the circuit. */
const threshold = 5
const shortestMs = 2_000
const longestMs = 600_000
/** How long one trial request may take before another is let through. */
const trialMs = 5_000

/** The state of an engine that gets no requests. */
export type OpenCircuit = {
  readonly until: Date
  /** The engine answers, but refuses the key, or the account is used up. */
  readonly refused: boolean
  /** The last failure: a sentence for the operator. */
  readonly lastError: string | null
}

type Row = { open_until: Date; failures: number; last_error: string | null }

/** The circuit breaker of an engine, shared by all workers through the database: after repeated failures it pauses. */
export class CircuitBreaker {
  readonly #db: Queryable
  readonly #engine: string

  constructor(db: Queryable, engine: string) {
    this.#db = db
    this.#engine = engine
  }

  /** The open circuit; null if it is closed, or due for a trial. */
  async open(): Promise<OpenCircuit | null> {
    const { rows } = await this.#db.query<Row>(
      `SELECT open_until, failures, last_error FROM translation_engines
        WHERE engine = $1 AND open_until > clock_timestamp()`,
      [this.#engine],
    )
    const [row] = rows
    return row ? { until: row.open_until, refused: row.failures === 0, lastError: row.last_error } : null
  }

  /**
   * Asks for permission to send a request. When the pause is over, one trial request gets it; the others wait a moment
   * longer, until the trial is answered.
   *
   * @returns null: permitted; else the open circuit
   */
  async enter(): Promise<OpenCircuit | null> {
    const { rows } = await this.#db.query(
      `UPDATE translation_engines SET open_until = clock_timestamp() + $2 * interval '1 millisecond'
        WHERE engine = $1 AND open_until <= clock_timestamp() RETURNING engine`,
      [this.#engine, trialMs],
    )
    return rows.length > 0 ? null : this.open()
  }

  /** Closes the circuit and resets the count of failures. */
  async recordSuccess(): Promise<void> {
    await this.#db.query(
      `UPDATE translation_engines SET failures = 0, open_until = NULL, last_error = NULL
        WHERE engine = $1 AND (failures > 0 OR open_until IS NOT NULL OR last_error IS NOT NULL)`,
      [this.#engine],
    )
  }

  /**
   * Counts a failure. The circuit opens for as long as the engine asks; for ten minutes after a wrong key or a used-up
   * account; else from the fifth failure in a row, twice as long each time.
   */
  async recordFailure({ kind, message, retryAfter }: EngineError): Promise<void> {
    // A bad answer says nothing about the next one; a refusal is no failure to answer.
    const counts = kind === 'unavailable' || kind === 'overloaded'
    const refuses = kind === 'refused' || kind === 'quota'
    const asked = refuses ? longestMs : retryAfter
    // The doubling is that of lib/runtime/backoff.ts, in SQL because all workers count in the same row.
    await this.#db.query(
      `INSERT INTO translation_engines AS e (engine, failures, last_error, open_until)
       VALUES ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond')
       ON CONFLICT (engine) DO UPDATE SET
         failures = CASE WHEN $8 THEN 0 ELSE e.failures + $2 END, last_error = $3,
         open_until = greatest(e.open_until, clock_timestamp() + $4 * interval '1 millisecond',
           CASE WHEN $2 > 0 AND e.failures + $2 >= $5
             THEN clock_timestamp() + least($7, $6 * power(2, e.failures + $2 - $5)) * interval '1 millisecond' END)`,
      [
        this.#engine,
        counts ? 1 : 0,
        message,
        asked === null ? null : Math.min(asked, longestMs),
        threshold,
        shortestMs,
        longestMs,
        refuses,
      ],
    )
  }
}
