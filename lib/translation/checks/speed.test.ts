import { describe, expect, it } from 'vitest'
import { checkSegment, checkStory, repairPunctuation } from './index.ts'

const size = 250_000
const fill = (piece: string): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size)

// What makes careless patterns take for ever: long runs of one thing, brackets and quotes that never close.
describe('a paragraph of 250 kB', () => {
  it.each([
    ['ar', 'قال ماركوس يوم الثلاثاء 5 يناير 2022 إن 300 ألف شخص، '],
    ['zh', '他在2018年9月30日星期五说，马库斯（Markus）将访问巴厘岛。'],
    ['ja', '彼は9月30日（火）に「マルクス」と会談した。'],
    ['en', 'Markus said on Tuesday, 5 January 2022 that twenty-five thousand left. '],
    ['fr', '« Non », dit Markus ; '],
    ['ar', '،'],
    ['zh', '字!'],
    ['ja', '「'],
    ['en', '“'],
    ['fr', ' '],
    ['en', 'a@'],
    ['en', '1:'],
    ['fr', '<1>a</1>'],
  ] as const)('in %s of “%s” is done within a second or so', (locale, piece) => {
    const text = fill(piece)
    const source = fill('Pada Selasa, 5 Januari 2022, Markus Tanubrata membawa 1.500 ekor tuna. ')
    const start = process.cpuUsage()
    checkSegment({ kind: 'paragraph', source, target: text, locale, terms: [] })
    checkStory([{ key: 'body.0', kind: 'paragraph', source, target: text }], locale)
    repairPunctuation(text, locale)
    // Time of the processor, whatever else it has to do: what is not linear takes minutes.
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(4000)
  })
})
