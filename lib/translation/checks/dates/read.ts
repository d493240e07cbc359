// Dates that name their weekday: "Selasa, 5 Januari 2022", "Tuesday 5th January 2022", "2022年1月5日（火）".
import { languages } from '#lib/languages/index.ts'
import type { Locale } from '#lib/locales.ts'
import { normaliseDigits } from '../numbers/figures.ts'
import { calendarOf, unitsOf } from './names.ts'

export type NamedDate = {
  readonly text: string
  /** The weekday that is named, Sunday is 0. */
  readonly weekday: number
  /** The weekdays that the date may have: two where it can be read as day/month and as month/day. */
  readonly actual: readonly number[]
}

type Patterns = { readonly dates: RegExp; readonly before: RegExp; readonly after: RegExp }
const known = new Map<Locale, Patterns>()

const day = String.raw`(?<!\d)\d{1,2}`
const year = String.raw`\d{4}(?!\d)`
/** Words of any of the languages, as a part of a regular expression: stories quote each other. */
const either = (part: 'links' | 'ordinals'): string =>
  Object.values(languages)
    .map(({ checks }) => checks.dates[part])
    .filter((words) => words !== null)
    .join('|')
const link = String.raw`(?:\s{0,3}[,،]?\s{0,3}(?:(?:${either('links')})\s{1,3}){0,2})`
const ordinal = `(?:${either('ordinals')})?`

function patternsOf(locale: Locale): Patterns {
  const before = known.get(locale)
  if (before) return before
  const { anyWeekdays, anyMonths } = calendarOf(locale)
  const month = String.raw`${anyMonths.pattern}\.?(?:\s?[/(]\s?[\p{L}\p{M} ]{2,14}\)?)?`
  const forms = [
    `(?<d1>${day})${ordinal}${link}(?<m1>${month})${link}(?<y1>${year})`,
    String.raw`(?<m2>${month})\s{1,3}(?<d2>${day})${ordinal}${link}(?<y2>${year})`,
    String.raw`(?<y3>(?<!\d)\d{4})\s?(?:${unitsOf('year')}|[-/.])\s?(?<m3>\d{1,2})\s?(?:${unitsOf('month')}|[-/.])\s?(?<d3>\d{1,2})(?!\d)\s?(?:${unitsOf('day')})?`,
    String.raw`(?<d4>${day})\s?[/.-]\s?(?<m4>\d{1,2})\s?[/.-]\s?(?<y4>${year})`,
  ]
  const open = String.raw`\s{0,3}[(（\[]?\s{0,3}`
  const patterns = {
    dates: new RegExp(forms.join('|'), 'gu'),
    before: new RegExp(String.raw`(${anyWeekdays.pattern})\.?${link}${open}${link}$`, 'u'),
    after: new RegExp(`^${link}${open}${link}(${anyWeekdays.pattern})`, 'u'),
  }
  known.set(locale, patterns)
  return patterns
}

/** How far from a date its weekday may stand. */
const maxDistance = 40

/** All dates of a text, with a year, that name their weekday. */
export function namedDatesIn(text: string, locale: Locale): NamedDate[] {
  const plain = normaliseDigits(text)
  const { dates, before, after } = patternsOf(locale)
  const { anyWeekdays } = calendarOf(locale)
  return [...plain.matchAll(dates)].flatMap((match) => {
    const end = match.index + match[0].length
    const ahead = before.exec(plain.slice(Math.max(0, match.index - maxDistance), match.index))
    const behind = after.exec(plain.slice(end, end + maxDistance))
    const actual = weekdaysOf(match.groups ?? {}, locale)
    const written = ahead?.[1] ?? behind?.[1]
    if (written === undefined || actual.length === 0) return []
    const from = ahead ? match.index - ahead[0].length : match.index
    const to = ahead ? end : end + (behind?.[0].length ?? 0)
    return [{ text: text.slice(from, to).trim(), weekday: anyWeekdays.indexOf(written), actual }]
  })
}

function weekdaysOf(parts: Readonly<Record<string, string | undefined>>, locale: Locale): number[] {
  const [form] = ['1', '2', '3', '4'].filter((each) => parts[`y${each}`] !== undefined)
  const [y, m, d] = ['y', 'm', 'd'].map((part) => parts[part + form] ?? '')
  if (!y || !m || !d) return []
  const month = /^\d+$/.test(m) ? Number(m) : monthOf(m, locale) + 1
  const readings = [weekdayOf(Number(y), month, Number(d))]
  if (form === '4' && languages[locale].checks.dates.monthFirst)
    readings.push(weekdayOf(Number(y), Number(d), Number(m)))
  return readings.filter((weekday) => weekday !== null)
}

const monthOf = (written: string, locale: Locale): number =>
  calendarOf(locale).anyMonths.indexOf(written.replace(/\.?\s?[/(].*$/u, '').replace(/\.$/, ''))

/** Weekday of a day of the Gregorian calendar; null if there is no such day. */
function weekdayOf(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  return year > 1582 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getUTCDay() : null
}
