import { languages } from '#lib/languages/index.ts'
import type { Locale } from '#lib/locales.ts'
import { normaliseDigits } from './figures.ts'
import { numbersInHan } from './han.ts'
import type { FoundNumber } from './number.ts'
import { numbersInSpaced } from './spaced.ts'

export type { FoundNumber }

/**
 * The numbers of a text, in figures and in words.
 * @param text without addresses (their figures are not numbers)
 */
export function numbersIn(text: string, locale: Locale): FoundNumber[] {
  const plain = normaliseDigits(text)
  const { numerals } = languages[locale].checks
  return numerals.kind === 'han' ? numbersInHan(plain) : numbersInSpaced(plain, numerals)
}
