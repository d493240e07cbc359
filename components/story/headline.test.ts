import { expect, it } from 'vitest'
import { isLongHeadline } from './headline.ts'

it.each([
  ['Kampung yang menanam kembali lautnya', false],
  ['Treize heures, 40 questions, un siège : '.repeat(3), true],
  ['ثلاث عشرة ساعة و40 سؤالًا ومقعد واحد: '.repeat(2), false],
  ['ثلاث عشرة ساعة و40 سؤالًا ومقعد واحد: '.repeat(3), true],
  ['十三个小时，四十个问题，一个席位：', false],
  ['13時間、質問は40、席は1つ。'.repeat(5), true],
])('%s', (headline, long) => {
  expect(isLongHeadline(headline)).toBe(long)
})
