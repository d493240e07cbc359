import { expect, it } from 'vitest'
import { layOutFront, type RankedStory } from './front.ts'

/** Stories from the newest to the oldest: `[id, section, rank]`. */
const stories = (...rows: [number, number, number?][]): RankedStory[] =>
  rows.map(([id, section_id, rank = null]) => ({ id, section_id, rank }))

const ids = (rows: readonly RankedStory[]) => rows.map((row) => row.id)

function arranged(rows: RankedStory[], sections = [1, 2]) {
  const { top, latest, blocks } = layOutFront(rows, sections)
  return { top: ids(top), latest: ids(latest), blocks: blocks.map(({ section, rows: of }) => [section, ids(of)]) }
}

it.each([
  ['nothing', stories(), { top: [], latest: [], blocks: [] }],
  ['one story', stories([1, 1]), { top: [1], latest: [1], blocks: [] }],
  [
    'time alone',
    stories([9, 1], [8, 2], [7, 1], [6, 1], [5, 1], [4, 1], [3, 2], [2, 2]),
    {
      top: [9, 8, 7, 6, 5],
      latest: [9, 8, 7, 6, 5, 4, 3, 2],
      blocks: [
        [1, [4]],
        [2, [3, 2]],
      ],
    },
  ],
  [
    'a short ranking, filled up by time',
    stories([9, 1], [8, 2], [7, 1], [6, 1, 2], [5, 1], [4, 1, 1], [3, 2]),
    {
      top: [4, 6, 9, 8, 7],
      latest: [9, 8, 7, 6, 5, 4, 3],
      blocks: [
        [1, [5]],
        [2, [3]],
      ],
    },
  ],
  [
    'a long ranking, which goes on in the sections',
    stories([9, 1], [8, 1, 6], [7, 2, 5], [6, 2, 4], [5, 2, 3], [4, 1, 2], [3, 1, 1], [2, 1, 7]),
    { top: [3, 4, 5, 6, 7], latest: [9, 8, 7, 6, 5, 4, 3, 2], blocks: [[1, [8, 2, 9]]] },
  ],
  [
    'a busy section, which shows four',
    stories([9, 2], [8, 2], [7, 2], [6, 2], [5, 2], [4, 1], [3, 1], [2, 1], [1, 1], [10, 1]),
    { top: [9, 8, 7, 6, 5], latest: [9, 8, 7, 6, 5, 4, 3, 2], blocks: [[1, [4, 3, 2, 1]]] },
  ],
  [
    'a section that is gone',
    stories([9, 1], [8, 3], [7, 1], [6, 1], [5, 1], [4, 1], [3, 3]),
    {
      top: [9, 8, 7, 6, 5],
      latest: [9, 8, 7, 6, 5, 4, 3],
      blocks: [[1, [4]]],
    },
  ],
])('lays out %s', (_, rows, page) => {
  expect(arranged(rows)).toEqual(page)
})
