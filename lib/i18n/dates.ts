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

function format(locale: Locale, timeZone: string, style: 'full' | 'long' | 'time'): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${style}`
  const known = formats.get(key)
  if (known) return known
  const options: Intl.DateTimeFormatOptions =
    style === 'time'
      ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
      : { dateStyle: style === 'full' ? 'full' : 'long' }
  const made = new Intl.DateTimeFormat(editions[locale].formatTag, { ...options, timeZone })
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
  format(locale, timeZone, 'long').format(at)

/** `14.05` in Indonesian, `14:05` elsewhere. */
export const formatClock = (locale: Locale, timeZone: string, at: Date): string =>
  format(locale, timeZone, 'time').format(at)

/** `24 November 2026, 14.05 WIB`: date, time and the zone's name, in the edition's punctuation. */
export function formatMoment(locale: Locale, timeZone: string, at: Date): string {
  const comma = { 'han-simplified': ' ', japanese: ' ', arabic: '، ', latin: ', ' }[editions[locale].script]
  const [date, clock, zone] = [formatDate, formatClock, zoneName].map((part) => part(locale, timeZone, at))
  return `${date}${comma}${clock} ${zone}`
}
