// Times of day: 7.55 pagi, 7:55 a.m., 07h55, 7時55分, 3 sore = 15 h. All are read in the twelve-hour clock.
import { languages } from '#lib/languages/index.ts'
import type { ClockWords } from '#lib/languages/language.ts'
import type { FoundNumber } from './number.ts'

/** What stands around times in any of the languages: stories quote each other. */
const known = Object.values(languages).map(({ checks }) => checks.clock)
const either = (part: keyof ClockWords): string =>
  [...new Set(known.map((words) => words[part]))].filter((words) => words !== null).join('|')

const hour = String.raw`(?<!\d)([01]?\d|2[0-4])`
const withMinutes = new RegExp(String.raw`${hour}\s?(?::|${either('between')})\s?([0-5]\d)(?!\d)`, 'gu')
const whole = new RegExp(
  String.raw`(?:${either('before')})\s?(\d{1,2})(?!\d|[:.]\d)|${hour}\s?(?:${either('after')})`,
  'giu',
)

const twelve = (value: number): number => value % 12

/** Times with minutes. A dot before minutes is left to `dottedTime`: it may be a decimal as well. */
export function timesIn(text: string): { at: number; end: number; number: FoundNumber }[] {
  return [...text.matchAll(withMinutes)].map((match) => {
    const [written, hours, minutes] = match
    const readings = [`${twelve(Number(hours))}:${Number(minutes)}`]
    if (Number(minutes) === 0) readings.push(...hourReadings(Number(hours)))
    const parts = [String(Number(hours)), String(Number(minutes))]
    return {
      at: match.index,
      end: match.index + written.length,
      number: { text: written, readings, parts, weight: 'figures' },
    }
  })
}

/** Where whole hours stand: positions of their figures. */
export function hoursIn(text: string): ReadonlySet<number> {
  return new Set([...text.matchAll(whole)].map((match) => match.index + match[0].search(/\d/)))
}

/** Ways to read an hour: 3 in the afternoon is 15. */
export function hourReadings(value: number): string[] {
  return value <= 24 ? [String(value), String(twelve(value)), String(twelve(value) + 12)] : [String(value)]
}

/** How `7.55` reads if it is a time of day. */
export function dottedTime(written: string): string[] {
  const [, hours, minutes] = /^([01]?\d|2[0-4])[.]([0-5]\d)$/.exec(written) ?? []
  return hours && minutes ? [`${twelve(Number(hours))}:${Number(minutes)}`] : []
}
