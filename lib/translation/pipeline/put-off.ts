import { backoff } from '#lib/runtime/backoff.ts'

/** Why a translation can't be made now, as the newsroom reads it (its sentences are in the admin interface). */
export type Reason =
  | 'unreachable'
  | 'budget'
  | 'refused'
  | 'badAnswer'
  | 'changedMeanwhile'
  | 'checks'
  | 'editing'
  | 'locked'
  | 'withdrawn'
  | 'unconfigured'
  | 'error'

/** A job that can't be done now and is to be tried again. */
export class PutOff extends Error {
  override readonly name = 'PutOff'
  readonly reason: Reason
  /** Milliseconds until it is worth trying; null: as the number of attempts says. */
  readonly after: number | null

  /** @param message a sentence for the operator, without secrets */
  constructor(reason: Reason, message: string, after: number | null = null) {
    super(message)
    this.reason = reason
    this.after = after
  }
}

/** Milliseconds; up to half of each pause is jitter, so that jobs which failed together don't come back together. */
const limits = { first: 2_000, longest: 600_000 }

/** Longest pause that a service can ask for. */
const aDay = 86_400_000
/** Longest jitter after a pause that was asked for. */
const longestSpread = 60_000

/**
 * Milliseconds before a job that was put off is tried again. Without `after` they double from 2 s up to ten minutes;
 * with it, jitter of as much again, at most a minute, is added.
 *
 * @param after when it is worth trying at the earliest; null: unknown
 * @param attempt number of the attempt that failed, from 0
 * @param random from 0 to 1
 */
export function pauseBefore(after: number | null, attempt: number, random: number): number {
  if (after === null) return Math.round(backoff(attempt, limits) * (0.5 + random / 2))
  const named = Math.min(after, aDay)
  return named + Math.round(random * Math.min(named, longestSpread))
}
