// Names of weekdays and months in a text. Intl knows the common ones of any language; vocabularies add the rest.
import { editions, type Locale } from '#lib/locales.ts'
import { plainArabic } from '../arabic.ts'
import { plainFigures } from '../numbers/figures.ts'
import { vocabularyOf } from '../vocabulary/index.ts'

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
  const { weekdays, months } = vocabularyOf(locale)
  const longDays = merged(intl({ weekday: 'long' }, days), weekdays)
  const longMonths = merged(intl({ month: 'long' }, firsts), months)
  const calendar = {
    weekdays: namesOf(longDays),
    anyWeekdays: namesOf(merged(longDays, intl({ weekday: 'short' }, days))),
    months: namesOf(longMonths),
    anyMonths: namesOf(merged(longMonths, intl({ month: 'short' }, firsts))),
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

function namesOf(lists: readonly (readonly string[])[]): Names {
  const indices = new Map(lists.flatMap((names, index) => names.map((name): [string, number] => [plain(name), index])))
  const names = [...new Set(lists.flat().map((name) => name.replace(/\.$/, '')))].sort(
    (one, other) => other.length - one.length,
  )
  const pattern = `(?:${names.map(bounded).join('|') || '(?!)'})`
  return { pattern, alone: new RegExp(pattern, 'gu'), indexOf: (match) => indices.get(plain(match)) ?? -1 }
}

const notInWord = String.raw`(?<![\p{L}\p{M}])`
/** Arabic writes "and", "for", "in" together with the word that follows. */
const afterPrefix = String.raw`(?<=(?<![\p{L}\p{M}])[وفبلك]?)`

/** Chinese and Japanese names stand among other characters; elsewhere a name is a word. */
function bounded(name: string): string {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  if (/\p{Script=Han}/u.test(name)) return literal.replace(/^(?=\d)/, String.raw`(?<!\d)`)
  return String.raw`${/\p{Script=Arabic}/u.test(name) ? afterPrefix : notInWord}${literal}(?![\p{L}\p{M}])`
}

/**
 * Weekdays named in full, Sunday is 0. Where they are written with a capital, other words are not taken for them
 * ("minggu" is a week).
 */
export const weekdaysNamedIn = (text: string, locale: Locale): number[] => namedIn(text, calendarOf(locale).weekdays)

/** Months named in full, January is 0. */
export function monthsNamedIn(text: string, locale: Locale): number[] {
  const numbered = [...plainFigures(text).matchAll(/(?<!\d)(1[0-2]|0?[1-9])\s?月(?![间間])/gu)].map(
    ([, month]) => Number(month) - 1,
  )
  return [...namedIn(text, calendarOf(locale).months), ...numbered]
}

const namedIn = (text: string, { alone, indexOf }: Names): number[] =>
  [...text.matchAll(alone)].map(([written]) => indexOf(written))
