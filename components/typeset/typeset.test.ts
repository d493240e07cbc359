import { expect, it } from 'vitest'
import { typeset } from './typeset.ts'

it.each([
  ['menang 19-21, 24-22.', 'menang 19-\u206021, 24-\u206022.'],
  ['peringkat ke-88 itu', 'peringkat ke-\u206088 itu'],
  ['COVID-19', 'COVID-\u206019'],
  ['فاز 3-1 أمس', 'فاز 3-\u20601 أمس'],
  ['telepon 021-555-0199', 'telepon 021-\u2060555-\u20600199'],
])('keeps digits with the hyphen before them: %s', (text, set) => {
  expect(typeset(text)).toBe(set)
})

it.each([
  'tidak lagi',
  'undang-undang',
  '5-a-side',
  'COVID-19an',
  'minus -5',
  '2025–2026',
  '978-3-16-148410-0-1-2',
  `${'a'.repeat(13)}-1`,
  '',
])('leaves everything else as it is: %j', (text) => {
  expect(typeset(text)).toBe(text)
})

it('takes no long time over a long text', () => {
  const begun = process.cpuUsage()
  typeset('1-'.repeat(100_000))
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(1_000)
})
