// Jobs that can't be done now, and when they are retried.
import { backoff } from '#lib/runtime/backoff.ts'

/** Why a translation can't be made now, as the newsroom reads it (its sentences are in the admin interface). */
export type ProgressReason =
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

/** A job can't be done now and is to be retried. */
export class PostponedError extends Error {
  override readonly name = 'PostponedError'
  readonly reason: ProgressReason
  /** Milliseconds before a retry makes sense; null: back off by the number of attempts. */
  readonly retryAfter: number | null

  /** @param message a sentence for the operator, without secrets */
  constructor(reason: ProgressReason, message: string, after: number | null = null) {
    super(message)
    this.reason = reason
    this.retryAfter = after
  }
}

/** Milliseconds; up to half of each pause is jitter, so that jobs which failed together don't come back together. */
const limits = { first: 2_000, longest: 600_000 }

/** Longest delay that a service can ask for, in milliseconds. */
const maxRequestedDelay = 86_400_000
/** Longest jitter after a delay that a service asked for, in milliseconds. */
const maxJitter = 60_000

/**
 * Milliseconds before a postponed job is retried. Without `after` they double from 2 s up to ten minutes;
 * with it, jitter of as much again, at most a minute, is added.
 *
 * @param after `PostponedError.retryAfter`
 * @param attempt number of the attempt that failed, from 0
 * @param random from 0 to 1
 */
export function jobRetryDelay(after: number | null, attempt: number, random: number): number {
  if (after === null) return Math.round(backoff(attempt, limits) * (0.5 + random / 2))
  const named = Math.min(after, maxRequestedDelay)
  return named + Math.round(random * Math.min(named, maxJitter))
}
