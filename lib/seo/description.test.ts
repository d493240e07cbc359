import { describe, expect, it } from 'vitest'
import type { Block } from '#lib/news/types.ts'
import { description } from './description.ts'

const text = (value: string) => ({ kind: 'text', text: value, bold: false, italic: false }) as const
const body: Block[] = [
  { kind: 'heading', level: 2, anchor: 'h1', content: [text('العنوان')] },
  {
    kind: 'paragraph',
    anchor: 'p1',
    content: [
      text('قال '),
      { kind: 'link', href: '/ar/1', external: false, children: [text('الوزير')] },
      { kind: 'break' },
      text('إن الميناء جاهز.'),
    ],
  },
]

describe('description', () => {
  it('is the standfirst', () => {
    expect(description('موجز  الخبر\n', body, 'ar')).toBe('موجز الخبر')
  })

  it('is the first paragraph where there is no standfirst', () => {
    expect(description(null, body, 'ar')).toBe('قال الوزير إن الميناء جاهز.')
  })

  it('is nothing where there is neither', () => {
    expect(description(null, [], 'ar')).toBeUndefined()
  })

  it.each([
    ['ar', 'الميناء الجديد يفتح غدًا ', / \S+…$/],
    ['id', 'Pelabuhan baru dibuka besok pagi. ', /\w…$/],
    ['ja', '新しい港は明日の朝に開かれる。', /[^。]…$/],
    ['zh', '新港口明天早上正式启用。', /[^。]…$/],
  ] as const)('%s: is cut between words, at 200 characters or before', (locale, sentence, end) => {
    const cut = description(sentence.repeat(20), [], locale) ?? ''
    const length = [...new Intl.Segmenter(locale).segment(cut)].length
    expect(length).toBeLessThanOrEqual(201)
    expect(length).toBeGreaterThan(180)
    expect(cut).toMatch(end)
    expect(sentence.repeat(20).startsWith(cut.slice(0, -1))).toBe(true)
  })

  it('never cuts a character in two', () => {
    const family = '👨‍👩‍👧'
    expect(description(family.repeat(300), [], 'id')).toBe(`${family.repeat(200)}…`)
  })
})
