import { expect, it } from 'vitest'
import type { Locale } from '#lib/locales.ts'
import { fill, formatAge, formatList, formatMoment, formatNumber } from './format.ts'

const now = '2026-11-25T12:00:00.000Z'

it.each<[Locale, string, RegExp]>([
  ['ar', '2026-11-25T11:55:00.000Z', /5|خمس/],
  ['id', '2026-11-25T11:55:00.000Z', /^5 mnt/],
  ['ja', '2026-11-25T09:00:00.000Z', /3 ?時間前/],
  ['zh', '2026-11-22T12:00:00.000Z', /3天前|大前天/],
  ['en', '2026-11-25T12:00:00.000Z', /now/],
  ['fr', '2026-11-25T12:00:09.000Z', /maintenant/],
])('how long ago, in %s', (language, at, expected) => expect(formatAge(at, now, language)).toMatch(expected))

it('names the zone', () => expect(formatMoment(now, 'ar', 'Asia/Jakarta')).toContain('WIB'))

it.each<[Locale, string]>([
  ['ar', 'المحرك: \u2068openai\u2069 12,5 {x}'],
  ['id', 'المحرك: openai 12,5 {x}'],
])('fills in values, and keeps foreign ones together in %s', (language, expected) => {
  expect(fill('المحرك: {name} {n} {x}', { name: 'openai', n: '12,5' }, language)).toBe(expected)
})

it('writes numbers as the language does', () => {
  expect(formatNumber(1234.56789, 'id')).toBe('1.234,5679')
  expect(formatNumber(1234.5, 'ar')).toBe('1,234.5')
})

it('keeps names of languages apart', () => {
  expect(formatList(['English', 'العربية', '日本語'], 'ar').replace(/[\u2068\u2069]/g, '')).toBe(
    'English والعربية و日本語',
  )
})
