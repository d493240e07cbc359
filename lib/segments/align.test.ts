import { describe, expect, it } from 'vitest'
import { align } from './align.ts'

/** Paragraphs: what each says is its letter. */
const body = (letters: string) => [...letters].map((hash, index) => ({ hash, key: `body.${index}` }))

describe('align', () => {
  it.each([
    ['nothing changed', 'ABC', 'ABC', { 0: 0, 1: 1, 2: 2 }],
    ['a paragraph changed', 'ABC', 'AXC', { 0: 0, 1: 1, 2: 2 }],
    ['the first and the last changed', 'ABC', 'XBY', { 0: 0, 1: 1, 2: 2 }],
    ['two in a row changed', 'ABCD', 'AXYD', { 0: 0, 1: 1, 2: 2, 3: 3 }],
    ['a paragraph inserted', 'ABC', 'AXBC', { 0: 0, 2: 1, 3: 2 }],
    ['a paragraph deleted', 'ABC', 'AC', { 0: 0, 1: 2 }],
    ['one changed and one inserted: who knows which', 'ABC', 'AXYC', { 0: 0, 3: 2 }],
    ['one inserted at the front and one changed further down', 'ABCD', 'XABYD', { 1: 0, 2: 1, 3: 2, 4: 3 }],
    ['a paragraph moved to the end', 'ABCD', 'BCDA', { 0: 1, 1: 2, 2: 3, 3: 0 }],
    ['a paragraph moved, and another changed where it stands', 'ABCDE', 'BXDEA', { 0: 1, 1: 2, 2: 3, 3: 4, 4: 0 }],
    ['two swapped', 'ABCD', 'ACBD', { 0: 0, 1: 2, 2: 1, 3: 3 }],
    ['one of three that say the same deleted', 'AXXXB', 'AXXB', { 0: 0, 1: 1, 2: 2, 3: 4 }],
    ['one of two that say the same changed', 'AXXB', 'AXYB', { 0: 0, 1: 1, 2: 2, 3: 3 }],
    ['two that say the same moved', 'XXABC', 'ABCXX', { 0: 2, 1: 3, 2: 4, 3: 0, 4: 1 }],
    ['everything new', 'AB', 'XYZ', {}],
    ['everything changed', 'AB', 'XY', { 0: 0, 1: 1 }],
    ['nothing before', '', 'A', {}],
    ['nothing left', 'A', '', {}],
  ])('%s', (_, before, after, expected) => {
    const pairs = Object.entries(expected).map(([to, from]) => [`body.${to}`, `body.${from}`])
    expect([...align(body(before), body(after))].sort()).toEqual(pairs.sort())
  })

  const named = (...keys: string[]) => keys.map((key) => ({ hash: Math.random().toString(), key }))
  it.each([
    [
      'headline, standfirst and place',
      ['headline', 'standfirst', 'place', 'body.0', 'body.1'],
      ['headline', 'place', 'body.0'],
      { headline: 'headline', place: 'place' },
    ],
    ['a headline that says what a paragraph said', ['headline'], ['body.0'], {}],
    ['a paragraph deleted and a correction added', ['body.0'], ['corrections.0'], {}],
    ['a correction changed', ['corrections.0'], ['corrections.0'], { 'corrections.0': 'corrections.0' }],
    ['a caption for an embed', ['body.0', 'body.1.caption'], ['body.0', 'body.1.title'], { 'body.0': 'body.0' }],
    [
      'a list become deeper',
      ['body.0.0', 'body.0.1'],
      ['body.0.0', 'body.0.0.0'],
      { 'body.0.0': 'body.0.0', 'body.0.0.0': 'body.0.1' },
    ],
  ])('all words changed: %s', (_, before, after, expected) => {
    expect(Object.fromEntries(align(named(...before), named(...after)))).toEqual(expected)
  })

  it('takes long texts, and longer ones with little memory', () => {
    const long = (length: number, shift: number) =>
      Array.from({ length }, (_, index) => ({ hash: `${(index * 7919 + shift) % length}`, key: `body.${index}` }))
    expect(align(long(2000, 0), long(2000, 7919 * 3)).size).toBe(2000)
    const before = process.memoryUsage().rss
    expect(align(long(40_000, 0), long(40_000, 7919 * 3)).size).toBe(40_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000)
  })
})
