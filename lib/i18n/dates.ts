// Dates and times as each edition writes them. Pure: the time zone comes in, the clock never does.
import { editions, type Locale } from '#lib/locales.ts'

/** Indonesia's three zones by the names that its readers know; other zones go by Intl's short name. */
const zoneNames: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}

const formats = new Map<string, Intl.DateTimeFormat>()

const options = {
  date: { dateStyle: 'long' },
  shortDate: { day: 'numeric', month: 'short', year: 'numeric' },
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

function format(locale: Locale, timeZone: string, form: keyof typeof options): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${form}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(editions[locale].formatTag, { ...options[form], timeZone })
  formats.set(key, made)
  return made
}

/** Short name of a time zone at a moment: `WIB` for Asia/Jakarta. */
export function zoneName(locale: Locale, timeZone: string, at: Date): string {
  const known = zoneNames[timeZone]
  if (known) return known
  const parts = new Intl.DateTimeFormat(editions[locale].formatTag, { timeZone, timeZoneName: 'short' }).formatToParts(
    at,
  )
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone
}

/** `24 November 2026` */
export const formatDate = (locale: Locale, timeZone: string, at: Date): string =>
  format(locale, timeZone, 'date').format(at)

/** `14.05` in Indonesian, `14:05` elsewhere. */
export const formatClock = (locale: Locale, timeZone: string, at: Date): string =>
  format(locale, timeZone, 'clock').format(at)

/** Date, time and the zone's name, in the edition's punctuation. */
function joined(locale: Locale, timeZone: string, at: Date, date: string): string {
  return `${date}${editions[locale].timeSeparator}${formatClock(locale, timeZone, at)} ${zoneName(locale, timeZone, at)}`
}

/** `24 November 2026, 14.05 WIB` */
export const formatMoment = (locale: Locale, timeZone: string, at: Date): string =>
  joined(locale, timeZone, at, formatDate(locale, timeZone, at))

/** `24 Nov 2026, 14.05 WIB` */
export const formatShort = (locale: Locale, timeZone: string, at: Date): string =>
  joined(locale, timeZone, at, format(locale, timeZone, 'shortDate').format(at))
