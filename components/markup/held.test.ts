import { afterEach, expect, it, vi } from 'vitest'
import { hold, release } from './held.ts'

afterEach(() => vi.useRealTimers())

it('gives each its own markup, once', () => {
  const [one, two] = [hold('<b>1</b>'), hold('<b>2</b>')]
  expect([release(two), release(one)]).toEqual(['<b>2</b>', '<b>1</b>'])
  expect(() => release(one)).toThrow('gone')
})

it('forgets what failed pages have left', () => {
  vi.useFakeTimers()
  const [left, late] = [hold('left'), hold('late')]
  vi.advanceTimersByTime(60_000)
  expect(release(late)).toBe('late')
  const waiting = hold('waiting')
  vi.advanceTimersByTime(61_000)
  hold('new')
  expect(() => release(left)).toThrow('gone')
  expect(release(waiting)).toBe('waiting')
})
