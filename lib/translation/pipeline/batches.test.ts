import { describe, expect, it } from 'vitest'
import { batchesOf, boundsOf } from './batches.ts'

const bounds = { batchCharacters: 10, batchSegments: 3 }

describe('batchesOf', () => {
  it.each<[string, string[], string[][]]>([
    ['nothing', [], []],
    ['what fits', ['قمر', 'شمس', 'بحر'], [['قمر', 'شمس', 'بحر']]],
    ['too many segments', ['a', 'b', 'c', 'd'], [['a', 'b', 'c'], ['d']]],
    ['exactly as many characters', ['12345', '67890', 'x'], [['12345', '67890'], ['x']]],
    ['one character too many', ['12345', '678901'], [['12345'], ['678901']]],
    ['a long one alone', ['a', '漢字'.repeat(9), 'b'], [['a'], ['漢字'.repeat(9)], ['b']]],
    ['only long ones', ['x'.repeat(11), 'y'.repeat(99)], [['x'.repeat(11)], ['y'.repeat(99)]]],
    ['an empty one', ['', 'a'], [['', 'a']]],
  ])('%s', (_, texts, expected) => {
    const batches = batchesOf(
      texts.map((text) => ({ text })),
      bounds,
    )
    expect(batches.map((batch) => batch.map(({ text }) => text))).toEqual(expected)
  })
})

it('boundsOf takes the smallest of each', () => {
  const limits = (batchCharacters: number, batchSegments: number) => ({ limits: { batchCharacters, batchSegments } })
  expect(boundsOf([limits(100, 5), limits(50, 9)])).toEqual({ batchCharacters: 50, batchSegments: 5 })
})
