import { expect, it } from 'vitest'
import { sentences } from './sentences.ts'

it.each([
  ['ar', 'وصلت السفينة. هل تعود؟ نعم!', ['وصلت السفينة.', 'هل تعود؟', 'نعم!']],
  ['zh-Hans', '船到了。它会回来吗？会。', ['船到了。', '它会回来吗？', '会。']],
  ['ja', '船が着いた。戻るのか。', ['船が着いた。', '戻るのか。']],
  ['id', 'Kapal tiba. Harganya Rp2,5 triliun.', ['Kapal tiba.', 'Harganya Rp2,5 triliun.']],
  ['fr', '', []],
])('%s: %s', (language, paragraph, expected) => {
  expect(sentences(paragraph, language)).toEqual(expected)
})

it.each([
  ['id', `${'kata yang panjang, '.repeat(60)}selesai.`],
  ['ja', '長い文章が続く、'.repeat(100)],
  ['zh-Hans', '字'.repeat(1000)],
])('%s: long sentences come in pieces that say the same', (language, paragraph) => {
  const pieces = sentences(paragraph, language)
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(200)
  expect(pieces.join('').replace(/\s/g, '')).toBe(paragraph.replace(/\s/g, ''))
})
