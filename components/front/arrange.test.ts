import { describe, expect, it } from 'vitest'
import { layOutRows } from './arrange.ts'

const shape = (count: number) =>
  layOutRows(Array.from({ length: count }, (_, index) => index)).map(
    ({ layout, blocks }) => `${layout} ${blocks.join('+')}`,
  )

describe('the rows of the front page', () => {
  it.each([
    [0, []],
    [1, ['wide 0']],
    [2, ['wide 0', 'mirrored 1']],
    [3, ['wide 0', 'pair 1+2']],
    [5, ['wide 0', 'pair 1+2', 'mirrored 3', 'wide 4']],
    [6, ['wide 0', 'pair 1+2', 'mirrored 3', 'pair 4+5']],
    [7, ['wide 0', 'pair 1+2', 'mirrored 3', 'pair 4+5', 'wide 6']],
  ])('%i sections', (count, expected) => {
    expect(shape(count)).toEqual(expected)
  })
})
