import { expect, it } from 'vitest'
import { isolate } from './bidi.ts'

const [lri, rli, pdi] = ['\u2066', '\u2067', '\u2069']

it.each([
  ['Arabic among Arabic', 'ميناء جديد 2026', 'rtl', 'rtl', 'ميناء جديد 2026'],
  ['Arabic with a Latin word', 'Osaka تفتح خطًا', 'rtl', 'rtl', `${rli}Osaka تفتح خطًا${pdi}`],
  ['Indonesian among Arabic', 'Pelabuhan baru', 'ltr', 'rtl', `${lri}Pelabuhan baru${pdi}`],
  ['digits alone', '2026', 'ltr', 'rtl', '2026'],
  ['Japanese among Japanese', '新港 Osaka', 'ltr', 'ltr', '新港 Osaka'],
  ['French with an Arabic word', 'Le mot « كتاب »', 'ltr', 'ltr', `${lri}Le mot « كتاب »${pdi}`],
] as const)('isolates %s only where it could be reordered', (_what, text, own, context, expected) => {
  expect(isolate(text, own, context)).toBe(expected)
})
