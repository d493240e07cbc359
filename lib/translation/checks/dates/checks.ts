import { type Locale, originalLocale } from '#lib/locales.ts'
import type { Detail, SegmentCheck, SourceCheck } from '../check.ts'
import { monthsNamedIn, weekdaysNamedIn } from './names.ts'
import { namedDatesIn } from './read.ts'

/** "Selasa, 5 Januari 2022" was a Wednesday. */
const contradictions = (text: string, locale: Locale): Detail[] =>
  namedDatesIn(text, locale)
    .filter(({ weekday, actual }) => !actual.includes(weekday))
    .map(({ text: date, actual }) => ({ date, weekday: String(actual[0]) }))

export const dateWeekday: SegmentCheck = {
  id: 'date-weekday',
  severity: 'warning',
  scope: 'segment',
  find: ({ target, locale }) => contradictions(target.prose, locale),
}

export const sourceDateWeekday: SourceCheck = {
  id: 'source-date-weekday',
  severity: 'warning',
  scope: 'source',
  find: ({ prose }, locale) => contradictions(prose, locale),
}

/** A day has gone and another has come; a day that is only left out ("yesterday") or said again is no fault. */
function swapped(source: readonly number[], target: readonly number[]): { gone: number; come: number } | null {
  const [before, after] = [timesOf(source), timesOf(target)]
  const gone = source.find((day) => (after.get(day) ?? 0) < (before.get(day) ?? 0))
  const come = target.find((day) => (after.get(day) ?? 0) > (before.get(day) ?? 0))
  return gone === undefined || come === undefined ? null : { gone, come }
}

function timesOf(days: readonly number[]): ReadonlyMap<number, number> {
  const times = new Map<number, number>()
  for (const day of days) times.set(day, (times.get(day) ?? 0) + 1)
  return times
}

export const weekdayChanged: SegmentCheck = {
  id: 'weekday-changed',
  severity: 'warning',
  scope: 'segment',
  find: ({ source, target, locale }) => {
    const days = swapped(weekdaysNamedIn(source.prose, originalLocale), weekdaysNamedIn(target.prose, locale))
    return days ? [{ weekday: String(days.come), sourceWeekday: String(days.gone) }] : []
  },
}

export const monthChanged: SegmentCheck = {
  id: 'month-changed',
  severity: 'warning',
  scope: 'segment',
  find: ({ source, target, locale }) => {
    const months = swapped(monthsNamedIn(source.prose, originalLocale), monthsNamedIn(target.prose, locale))
    return months ? [{ month: String(months.come), sourceMonth: String(months.gone) }] : []
  },
}
