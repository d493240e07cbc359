import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { backoff } from './backoff.ts'

describe('backoff', () => {
  it.each([
    [0, 2],
    [1, 4],
    [4, 32],
    [5, 60],
    [2000, 60],
  ])('after %i earlier failures: %i s', (failures, pause) => {
    expect(backoff(failures, { first: 2, longest: 60 })).toBe(pause)
  })

  it('is worked out nowhere else', () => {
    const sources = globSync('{app,lib,sample,scripts}/**/*.{ts,tsx}').filter((file) => !/\.test\.ts/.test(file))
    const doubling = sources.filter((file) => /\* 2 \*\* |power\(2,|\bpause \* 2\b/.test(readFileSync(file, 'utf8')))
    // The breaker counts failures in a row of the database, in the statement that sets the pause.
    expect(doubling.sort()).toEqual(['lib/runtime/backoff.ts', 'lib/translation/gate/circuit-breaker.ts'])
  })
})
