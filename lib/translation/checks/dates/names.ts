// Names of weekdays and months in a text. Intl knows the common ones of any language; its file in lib/languages adds
// the rest.
import { languages } from '#lib/languages/index.ts'
import type { LanguageChecks } from '#lib/languages/language.ts'
import { editions, type Locale } from '#lib/locales.ts'
import { plainArabic } from '#lib/text/arabic.ts'
import { literal } from '#lib/text/regexp.ts'
import { normaliseDigits } from '../numbers/figures.ts'

/** Names out of a list: a pattern for use in larger ones, the same by itself, and which one a match is. */
export type Names = { readonly pattern: string; readonly alone: RegExp; readonly indexOf: (written: string) => number }
export type Calendar = {
  readonly weekdays: Names
  /** With short forms, which mean something else outside of a date: "Sel", "mar.", 火. */
  readonly anyWeekdays: Names
  readonly months: Names
  readonly anyMonths: Names
}

const calendars = new Map<Locale, Calendar>()

export function calendarOf(locale: Locale): Calendar {
  const known = calendars.get(locale)
  if (known) return known
  const { formatTag } = editions[locale]
  const intl = (options: Intl.DateTimeFormatOptions, moments: readonly number[]): string[][] => {
    const format = new Intl.DateTimeFormat(formatTag, { ...options, timeZone: 'UTC' })
    return moments.map((at) => [format.format(at)])
  }
  const { dates, wordBounds } = languages[locale].checks
  const named = (lists: readonly (readonly string[])[]) => namesOf(lists, wordBounds)
  const longDays = merged(intl({ weekday: 'long' }, days), dates.weekdays)
  const longMonths = merged(intl({ month: 'long' }, firsts), dates.months)
  const calendar = {
    weekdays: named(longDays),
    anyWeekdays: named(merged(longDays, intl({ weekday: 'short' }, days))),
    months: named(longMonths),
    anyMonths: named(merged(longMonths, intl({ month: 'short' }, firsts))),
  }
  calendars.set(locale, calendar)
  return calendar
}

/** Sunday, 2 January 2022, and the six days after. */
const days = Array.from({ length: 7 }, (_, day) => Date.UTC(2022, 0, 2 + day))
const firsts = Array.from({ length: 12 }, (_, month) => Date.UTC(2022, month, 1))

const merged = (some: readonly (readonly string[])[], others: readonly (readonly string[])[]): string[][] =>
  some.map((names, index) => [...names, ...(others[index] ?? [])])

const plain = (name: string): string => plainArabic(name.toLowerCase().replace(/\.$/, ''))

function namesOf(lists: readonly (readonly string[])[], { before, after }: LanguageChecks['wordBounds']): Names {
  const indices = new Map(lists.flatMap((names, index) => names.map((name): [string, number] => [plain(name), index])))
  const names = [...new Set(lists.flat().map((name) => name.replace(/\.$/, '')))].sort(
    (one, other) => other.length - one.length,
  )
  // 1月 doesn't stand in 11月.
  const bounded = (name: string) => `${before}${/^\d/.test(name) ? String.raw`(?<!\d)` : ''}${literal(name)}${after}`
  const pattern = `(?:${names.map(bounded).join('|') || '(?!)'})`
  return { pattern, alone: new RegExp(pattern, 'gu'), indexOf: (match) => indices.get(plain(match)) ?? -1 }
}

/**
 * Weekdays named in full, Sunday is 0. Where they are written with a capital, other words are not taken for them
 * ("minggu" is a week).
 */
export const weekdaysNamedIn = (text: string, locale: Locale): number[] => namedIn(text, calendarOf(locale).weekdays)

/** 3月, in any of the languages: stories quote each other. */
const numberedMonth = new RegExp(String.raw`(?<!\d)(1[0-2]|0?[1-9])\s?(?:${unitsOf('month')})`, 'gu')

/** Months named in full, January is 0. */
export function monthsNamedIn(text: string, locale: Locale): number[] {
  const numbered = [...normaliseDigits(text).matchAll(numberedMonth)].map(([, month]) => Number(month) - 1)
  return [...namedIn(text, calendarOf(locale).months), ...numbered]
}

/** What follows the figures of a year, month or day in any of the languages, as a part of a regular expression. */
export function unitsOf(part: 'year' | 'month' | 'day'): string {
  const units = Object.values(languages).flatMap(({ checks }) => checks.dates.units?.[part] ?? [])
  return [...new Set(units)].join('|')
}

const namedIn = (text: string, { alone, indexOf }: Names): number[] =>
  [...text.matchAll(alone)].map(([written]) => indexOf(written))
