export type BackoffLimits = {
  /** Pause after the first failure. */
  readonly first: number
  /** No pause is longer. */
  readonly longest: number
}

/**
 * The pause before the next attempt: exponential backoff, without jitter.
 *
 * @param failures failures in a row before the one that has just happened, from 0
 * @returns `first`, doubled with each earlier failure, at most `longest`; in the unit of the limits
 */
export function backoff(failures: number, { first, longest }: BackoffLimits): number {
  return Math.min(first * 2 ** failures, longest)
}
