import { describe, expect, it } from 'vitest'
import { tokenize, wordDiff } from './word-diff.ts'

/** As it is read: [-gone-] {+new+}. */
const read = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ token, change }) =>
      change === 'removed' ? `[-${token.text}-]` : change ? `{+${token.text}+}` : token.text,
    )
    .join('')

describe('words that changed', () => {
  it.each([
    ['nothing', 'Kapal tiba Senin.', 'Kapal tiba Senin.', 'Kapal tiba Senin.'],
    ['a number', 'Ada 12 kapal.', 'Ada 15 kapal.', 'Ada [-12-]{+15+} kapal.'],
    ['Arabic', 'وصلت السفينة اليوم', 'وصلت السفينة أمس', 'وصلت السفينة [-اليوم-]{+أمس+}'],
    ['a word in front', 'kapal tiba', 'dua kapal tiba', '{+dua+}{+ +}kapal tiba'],
    ['a word at the end', 'kapal tiba', 'kapal', 'kapal[- -][-tiba-]'],
    ['tags', 'Kata <1>tebal</1>.', 'Kata tebal.', 'Kata [-<1>-]tebal[-</1>-].'],
    ['everything', 'satu', '二', '[-satu-]{+二+}'],
    ['from nothing', '', 'baru', '{+baru+}'],
  ])('%s', (_, before, after, expected) => expect(read(before, after)).toBe(expected))

  it('gives up on order where it would take too long', () => {
    const long = (word: string) => Array.from({ length: 4000 }, (_, n) => `${word}${n}`).join(' ')
    const changes = wordDiff(long('a'), long('b'))
    expect(changes.filter(({ change }) => change === 'removed')).toHaveLength(changes.length / 2)
  })
})

it.each(['Kata <1>tebal</1>, dan <2/>\n&lt;1>', 'النص <1>العربي</1>', '中文<1>标签</1>。', '', '<1></1>'])(
  'the tokens of "%s" are the text',
  (text) =>
    expect(
      tokenize(text)
        .map((token) => token.text)
        .join(''),
    ).toBe(text),
)
