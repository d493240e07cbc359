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

const first = 2_000
const longest = 600_000

/**
 * Milliseconds before the next attempt: 2 s, doubled each time, at most ten minutes, of which up to a half is chance, so
 * that what failed together does not come back together.
 *
 * @param attempt number of the attempt that failed, from 0
 * @param random from 0 to 1
 */
function backOff(attempt: number, random: number): number {
  const whole = Math.min(longest, first * 2 ** Math.min(attempt, 16))
  return Math.round(whole * (0.5 + random / 2))
}

/** Whatever a service says, it is asked again a day later. */
const aDay = 86_400_000
/** What comes back at a moment that someone named is spread over as much of the time until then, and a minute at most. */
const longestSpread = 60_000

/**
 * Milliseconds before a job that was put off is tried again.
 *
 * @param after when it is worth trying at the earliest; null: nobody knows
 * @param attempt number of the attempt that failed, from 0
 * @param random from 0 to 1
 */
export function pauseBefore(after: number | null, attempt: number, random: number): number {
  if (after === null) return backOff(attempt, random)
  const named = Math.min(after, aDay)
  return named + Math.round(random * Math.min(named, longestSpread))
}
