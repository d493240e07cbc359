// Which language a text is in.
import { eld } from 'eld/small'
import { languages } from '#lib/languages/index.ts'
import { type Locale, locales, originalLocale } from '#lib/locales.ts'
import type { SegmentCheck } from './check.ts'
import { countFunctionWords } from './text/indonesian.ts'
import { letterCount } from './text/words.ts'

const detector = eld.newInstance()

/** The detector's code for an edition's language; null if it doesn't know it. */
const codeOf = (locale: Locale): string | null => languages[locale].checks.detectedAs
const localeOf = (code: string): string => locales.find((locale) => codeOf(locale) === code) ?? code

/** Below this, names decide. */
const minLetters = 60
/** How far the language found must be ahead of the one expected. */
const minLead = 0.06

export const wrongLanguage: SegmentCheck = {
  id: 'wrong-language',
  severity: 'blocking',
  scope: 'segment',
  find: ({ target, locale }) => {
    // Wherever scripts differ, the check of scripts says more.
    const expected = codeOf(locale)
    if (expected === null || letterCount(target.prose) < minLetters) return []
    const result = detector.detect(withoutNames(target.prose))
    if (result.language === expected || !result.isReliable()) return []
    const scores = result.getScores()
    if ((scores[result.language] ?? 0) - (scores[expected] ?? 0) < minLead) return []
    return [{ language: localeOf(result.language) }]
  },
}

/** Whether a text is in a language beyond reasonable doubt; texts of a few words never are. */
export function isWrittenIn(text: string, locale: Locale): boolean {
  const result = detector.detect(text)
  return result.language === codeOf(locale) && result.isReliable()
}

/** Whether a text is Indonesian: by its small words, or by the detector. */
export const isIndonesian = (text: string): boolean =>
  countFunctionWords(text) > 0 || (letterCount(text) >= 20 && isWrittenIn(text, originalLocale))

/** Names are of no language; they begin with a capital in the midst of a sentence. */
const withoutNames = (text: string): string =>
  text.slice(0, 5000).replace(/(?<=[\p{Ll},] )\p{Lu}[\p{L}\p{M}'’-]*/gu, '')
