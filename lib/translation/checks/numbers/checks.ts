import { originalLocale } from '#lib/locales.ts'
import type { CheckedPair, Detail, SegmentCheck } from '../check.ts'
import { monthsNamedIn } from '../dates/names.ts'
import { compareNumbers, type NumberDifference } from './compare.ts'
import type { FoundNumber } from './number.ts'
import { numbersIn } from './read.ts'

const known = new WeakMap<CheckedPair, NumberDifference>()

/** Both checks ask for the same pair, one after the other. */
function differenceOf(pair: CheckedPair): NumberDifference {
  const before = known.get(pair)
  if (before) return before
  const { source, target, locale } = pair
  const difference = compareNumbers(
    [...numbersIn(source.prose, originalLocale), ...months(monthsNamedIn(source.prose, originalLocale))],
    [...numbersIn(target.prose, locale), ...months(monthsNamedIn(target.prose, locale))],
  )
  known.set(pair, difference)
  return difference
}

/** "5/1/2022" may be said as "5 January 2022". */
const months = (named: readonly number[]): FoundNumber[] =>
  named.map((month) => ({ text: '', readings: [String(month + 1)], parts: [], weight: 'hint' }))

const detail = (numbers: readonly string[]): Detail[] => (numbers.length > 0 ? [{ numbers: numbers.join(' · ') }] : [])

export const numberMissing: SegmentCheck = {
  id: 'number-missing',
  severity: 'warning',
  scope: 'segment',
  find: (pair) => detail(differenceOf(pair).missing),
}

export const numberUnknown: SegmentCheck = {
  id: 'number-unknown',
  severity: 'warning',
  scope: 'segment',
  find: (pair) => detail(differenceOf(pair).unknown),
}
