import { describe, expect, it } from 'vitest'
import { EngineError, type EngineErrorKind } from '../engines/index.ts'
import { jobRetryDelay } from './postponed.ts'
import { requestRetryDelay } from './request.ts'

describe('jobRetryDelay', () => {
  it.each([
    [0, 1_000, 2_000],
    [1, 2_000, 4_000],
    [4, 16_000, 32_000],
    [8, 256_000, 512_000],
    [9, 300_000, 600_000],
    [500, 300_000, 600_000],
  ])('attempt %i: from %i to %i ms, by chance', (attempt, least, most) => {
    expect(jobRetryDelay(null, attempt, 0)).toBe(least)
    expect(jobRetryDelay(null, attempt, 1)).toBe(most)
    expect(jobRetryDelay(null, attempt, 0.5)).toBe((least + most) / 2)
  })

  it.each([
    [1_000, 2_000],
    [30_000, 60_000],
    [86_400_000, 86_460_000],
  ])('never before the moment that was named: after %i ms, at most %i', (after, most) => {
    for (const attempt of [0, 20]) {
      expect(jobRetryDelay(after, attempt, 0)).toBe(after)
      expect(jobRetryDelay(after, attempt, 1)).toBe(most)
    }
  })

  it('a day later at the latest, whatever the service says', () => {
    expect(jobRetryDelay(1e18, 0, 0)).toBe(86_400_000)
  })
})

describe('requestRetryDelay', () => {
  it.each<[EngineErrorKind, number | null, number, number | null, number | null]>([
    ['unavailable', null, 1, 125, 375],
    ['unavailable', null, 2, 250, 750],
    ['badAnswer', null, 1, 125, 375],
    ['overloaded', 1_000, 1, 1_050, 1_050],
    ['overloaded', 5_000, 2, 5_050, 5_050],
    ['overloaded', 5_001, 1, null, null],
    ['unavailable', null, 3, null, null],
    ['refused', null, 1, null, null],
    ['quota', null, 1, null, null],
    ['badRequest', null, 1, null, null],
  ])('%s, Retry-After %s ms, try %i: from %s to %s ms', (kind, retryAfter, attempt, least, most) => {
    const error = new EngineError(kind, 'it failed', retryAfter)
    expect(requestRetryDelay(error, { attempt, took: 1_000, random: 0 })).toBe(least)
    expect(requestRetryDelay(error, { attempt, took: 1_000, random: 1 })).toBe(most)
  })

  it('leaves a service that takes long to fail to the next engine, or to a later attempt', () => {
    const error = new EngineError('unavailable', 'it did not answer')
    expect(requestRetryDelay(error, { attempt: 1, took: 120_000, random: 0 })).toBeNull()
  })

  it('does not try again what is no failure of the service', () => {
    expect(requestRetryDelay(new Error('stopping'), { attempt: 1, took: 0, random: 0 })).toBeNull()
  })
})
