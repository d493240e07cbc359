import { describe, expect, it } from 'vitest'
import { locales } from '#lib/locales.ts'
import { formatClock, formatDate, formatMoment, formatShort, zoneName } from './dates.ts'

// 24 November 2026, 00:05 in Jakarta; still the 23rd in UTC.
const at = new Date('2026-11-23T17:05:00Z')
const jakarta = 'Asia/Jakarta'

describe('a moment in each edition', () => {
  it.each([
    ['ar', '24 نوفمبر 2026، 00:05 WIB', '24 نوفمبر 2026', '00:05'],
    ['id', '24 November 2026, 00.05 WIB', '24 November 2026', '00.05'],
    ['en', '24 November 2026, 00:05 WIB', '24 November 2026', '00:05'],
    ['zh', '2026年11月24日 00:05 WIB', '2026年11月24日', '00:05'],
    ['ja', '2026年11月24日 00:05 WIB', '2026年11月24日', '00:05'],
    ['fr', '24 novembre 2026, 00:05 WIB', '24 novembre 2026', '00:05'],
  ] as const)('%s', (locale, moment, date, clock) => {
    expect(formatMoment(locale, jakarta, at)).toBe(moment)
    expect(formatDate(locale, jakarta, at)).toBe(date)
    expect(formatClock(locale, jakarta, at)).toBe(clock)
  })

  it.each([
    ['ar', '24 نوفمبر 2026، 00:05 WIB'],
    ['id', '24 Nov 2026, 00.05 WIB'],
    ['en', '24 Nov 2026, 00:05 WIB'],
    ['zh', '2026年11月24日 00:05 WIB'],
    ['ja', '2026年11月24日 00:05 WIB'],
    ['fr', '24 nov. 2026, 00:05 WIB'],
  ] as const)('%s, in less room', (locale, short) => {
    expect(formatShort(locale, jakarta, at)).toBe(short)
  })

  it.each(locales)('%s has Latin digits and no letter that orders text unseen', (locale) => {
    expect(formatMoment(locale, jakarta, at)).not.toMatch(/[\u0660-\u0669\u200e\u200f\u202a-\u202e\u2066-\u2069]/)
  })
})

describe('the name of a zone', () => {
  it.each([
    ['Asia/Jakarta', 'WIB'],
    ['Asia/Pontianak', 'WIB'],
    ['Asia/Makassar', 'WITA'],
    ['Asia/Jayapura', 'WIT'],
    ['UTC', 'UTC'],
    ['Europe/Paris', 'CET'],
  ])('%s is %s', (zone, name) => {
    expect(zoneName('en', zone, at)).toBe(name)
  })
})
