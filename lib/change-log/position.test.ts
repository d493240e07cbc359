import { describe, expect, it } from 'vitest'
import { ChangeLogPosition } from './position.ts'

const rows = (...ids: number[]) => ids.map((id) => ({ id: String(id), tags: [`article:${id}` as const] }))
const at = (now: number, newest: number) => ({ now, newest: String(newest) })

function readUpTo(now: number, newest: number) {
  const position = new ChangeLogPosition()
  position.restart(at(now, newest))
  return position
}

describe('a position in the change log', () => {
  it('takes each row once, in whatever order transactions end', () => {
    const position = readUpTo(1000, 10)
    expect(position.take(rows(11, 13), 1001)).toEqual(rows(11, 13))
    expect(position.take(rows(11, 12, 13), 1002)).toEqual(rows(12))
    expect(position.lastId).toBe(13)
    expect(position.since).toBe(942)
  })

  it.each([
    ['before the first look', new ChangeLogPosition(), at(1000, 10), true],
    ['a moment later', readUpTo(1000, 10), at(1001, 10), false],
    ['half an hour later', readUpTo(1000, 10), at(2800, 500), false],
    ['when rows may have been deleted unseen', readUpTo(1000, 10), at(1000 + 51 * 60, 11), true],
    ['when the log is empty because its rows were deleted', readUpTo(1000, 10), at(1100, 0), false],
    ['when numbers begin anew', readUpTo(1000, 10), at(1100, 3), true],
  ])('%s: lost or not', (_when, position, state, lost) => {
    expect(position.lost(state)).toBe(lost)
  })
})
