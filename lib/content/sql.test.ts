import { describe, expect, it } from 'vitest'
import { isBehind, textStamp } from './sql.ts'

describe('a translation', () => {
  it.each([
    ['the same hashes', ['a', 'b'], ['a', 'b'], false],
    ['another segment', ['a', 'b'], ['a', 'c'], true],
    ['segments in another order', ['a', 'b'], ['b', 'a'], true],
    ['a segment less', ['a', 'b'], ['a'], true],
    ['nothing known of either', null, undefined, false],
    ['nothing known of what it was made from', null, ['a'], true],
    ['nothing known of the original', ['a'], null, true],
  ])('with %s', (_, made, now, expected) => expect(isBehind(made, now)).toBe(expected))

  it('has another stamp with every save', () => {
    const saves = [
      textStamp(null, '2026-03-01T05:00:00.000Z'),
      textStamp(1, '2026-03-01T05:00:00.000Z'),
      textStamp(1, '2026-03-01T05:00:00.001Z'),
    ]
    expect(new Set(saves).size).toBe(saves.length)
  })
})
