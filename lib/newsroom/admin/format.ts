// Numbers, moments and sentences as the admin interface's language writes them. Pure.
import { formatShort } from '#lib/i18n/dates.ts'
import { editions, type Locale } from '#lib/locales.ts'
import { isolated } from '#lib/text/bidi.ts'

const units = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/**
 * How long ago: "5 min. ago".
 *
 * @param at ISO 8601, as `now`
 */
export function formatAge(at: string, now: string, language: Locale): string {
  const seconds = Math.max(0, (Date.parse(now) - Date.parse(at)) / 1000)
  const relative = new Intl.RelativeTimeFormat(editions[language].formatTag, { numeric: 'auto', style: 'short' })
  const [unit, length] = units.find(([, least]) => seconds >= least) ?? (['second', 1] as const)
  return relative.format(unit === 'second' ? 0 : -Math.floor(seconds / length), unit)
}

/**
 * Day and minute with the zone named: `24 Nov 2026, 14.05 WIB`.
 *
 * @param at ISO 8601
 * @param timeZone the site's, by its IANA name
 */
export const formatMoment = (at: string, language: Locale, timeZone: string): string =>
  formatShort(language, timeZone, new Date(at))

/** Names one after another, as a sentence has them; each kept together, whichever way it runs. */
export function formatList(names: readonly string[], language: Locale): string {
  const list = new Intl.ListFormat(editions[language].formatTag, { type: 'conjunction' })
  return list.format(names.map((name) => `\u2068${name}\u2069`))
}

/** A day by itself, YYYY-MM-DD. */
export function formatDay(day: string, language: Locale): string {
  const form = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(editions[language].formatTag, form).format(new Date(`${day}T00:00:00Z`))
}

/** A number; costs have up to four places after the point. */
export function formatNumber(value: number, language: Locale): string {
  return new Intl.NumberFormat(editions[language].formatTag, { maximumFractionDigits: 4 }).format(value)
}

/**
 * Fills in a text's values: `{n}`. What may run the other way than the sentence is kept together.
 *
 * @param values names without a value stay as they are
 */
export function fill(text: string, values: Readonly<Record<string, string | number>>, language: Locale): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    const isForeign =
      editions[language].direction === 'rtl' ? /\p{Script=Latin}/u : /[\p{Script=Arabic}\p{Script=Hebrew}]/u
    const written = typeof value === 'number' ? formatNumber(value, language) : value
    return isForeign.test(written) ? isolated(written, 'auto') : written
  })
}
