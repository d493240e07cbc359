import { expect, it } from 'vitest'
import { commonSubsequence } from './common-subsequence.ts'

it.each([
  ['ABCD', 'ABCD', 'ABCD'],
  ['ABCDE', 'AXCYE', 'ACE'],
  ['ABCBDAB', 'BDCABA', 'BDAB'],
  ['kapal tiba', 'kapal kemarin tiba', 'kapal tiba'],
  ['中文标签', '中国标签', '中标签'],
  ['AA', 'A', 'A'],
  ['', 'A', ''],
])('%s and %s have %s in common', (before, after, expected) => {
  const pairs = commonSubsequence([...before], [...after], (one, other) => one === other)
  expect(pairs.map(([i]) => [...before][i]).join('')).toBe(expected)
  expect(pairs.map(([, j]) => [...after][j]).join('')).toBe(expected)
})

it('leaves the middle of texts that are too long, but pairs their ends', () => {
  const long = (letter: string) => ['begin', ...Array.from({ length: 3000 }, (_, n) => `${letter}${n % 7}`), 'end']
  const before = long('a')
  const pairs = commonSubsequence(before, ['x', ...long('a').toReversed()], (one, other) => one === other)
  expect(pairs).toEqual([])
  expect(commonSubsequence(before, long('b'), (one, other) => one === other)).toHaveLength(2)
})
