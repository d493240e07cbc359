import { expect, it } from 'vitest'
import { pageTitle } from './title.ts'

const [lri, pdi] = ['\u2066', '\u2069']

it.each([
  ['ar', 'ar', 'ميناء جديد', `ميناء جديد — ${lri}Warta${pdi}`],
  ['ar', 'id', 'Pelabuhan baru', `${lri}Pelabuhan baru${pdi} — ${lri}Warta${pdi}`],
  ['ja', 'ja', '新港', '新港 — Warta'],
  ['zh', 'id', 'Pelabuhan baru', 'Pelabuhan baru — Warta'],
] as const)('the title of a page in %s with a text in %s', (locale, textLocale, text, expected) => {
  expect(pageTitle({ text, locale: textLocale }, locale, 'Warta')).toBe(expected)
})
