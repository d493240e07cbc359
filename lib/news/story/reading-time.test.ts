import { describe, expect, it } from 'vitest'
import type { Locale } from '#lib/locales.ts'
import type { Block, Inline } from '../types.ts'
import { readingMinutes } from './reading-time.ts'

const text = (words: string): Inline => ({ kind: 'text', text: words, bold: false, italic: false })
const paragraph = (words: string): Block => ({ kind: 'paragraph', anchor: 'p1', content: [text(words)] })
const minutes = (locale: Locale, words: string, times: number) =>
  readingMinutes([paragraph(words.repeat(times))], locale)

describe('readingMinutes', () => {
  it.each<[Locale, string, number, number]>([
    // Words with their spaces, in Arabic also with vowel signs.
    ['ar', 'كِتَابٌ ', 175, 1],
    ['ar', 'كِتَابٌ ', 700, 4],
    ['ar', 'وقالت الوزيرة، ', 350, 4],
    ['id', 'Kapal berangkat. ', 370, 4],
    ['en', 'The ship’s leaving. ', 476, 6],
    ['fr', 'L’eau monte\u202f! ', 490, 4],
    // Characters; punctuation and spaces take no time.
    ['zh', '船，', 1320, 4],
    ['zh', '船开了。', 440, 4],
    ['ja', 'カヌーで、', 465, 4],
    ['ja', '港は「近い」。', 465, 4],
  ])('%s: %j, %i times, takes %i minutes', (locale, words, times, expected) => {
    expect(minutes(locale, words, times)).toBe(expected)
  })

  it.each<[Locale, string, number, number]>([
    ['ja', 'Nusa Laor ', 476, 4],
    ['zh', '船Osaka', 660, 5],
    ['ar', 'Osaka ', 700, 4],
    ['id', 'Rp2,5 ', 740, 4],
  ])('%s: a name or a number in %j counts as a word', (locale, words, times, expected) => {
    expect(minutes(locale, words, times)).toBe(expected)
  })

  it.each<[string, Block[], number]>([
    ['nothing', [], 1],
    ['a line', [paragraph('Singkat.')], 1],
    [
      'links and breaks',
      [
        {
          ...paragraph(''),
          content: Array.from({ length: 370 }, (): Inline[] => [
            { kind: 'link', href: '/id/1', external: false, children: [text('tautan')] },
            { kind: 'break' },
          ]).flat(),
        } as Block,
      ],
      2,
    ],
    [
      'lists within lists',
      [
        {
          kind: 'list',
          ordered: true,
          entries: [
            {
              content: [text('satu '.repeat(185))],
              children: {
                kind: 'list',
                ordered: false,
                entries: [{ content: [text('dua '.repeat(185))], children: null }],
              },
            },
          ],
        },
      ],
      2,
    ],
    [
      'headings and quotes',
      [
        { kind: 'heading', level: 2, anchor: 'h1', content: [text('satu '.repeat(185))] },
        { kind: 'quote', content: [text('dua '.repeat(185))] },
      ],
      2,
    ],
    [
      'what stands beside the text',
      [
        { kind: 'pullQuote', text: 'dua '.repeat(900), by: null },
        { kind: 'embed', url: 'https://example.org', host: 'example.org', title: 'dua '.repeat(900) },
      ],
      1,
    ],
  ])('counts %s', (_what, body, expected) => {
    expect(readingMinutes(body, 'id')).toBe(expected)
  })
})
