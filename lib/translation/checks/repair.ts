import { languages } from '#lib/languages/index.ts'
import type { Locale } from '#lib/locales.ts'
import { mapOutsideTags } from './text/mask.ts'

/** A repair may make room for another, never for many. */
const maxRounds = 4

/**
 * Sets a language's own punctuation right: French spacing, full-width marks in Chinese and Japanese, Arabic marks.
 * Nothing else changes: no tag, address, handle or number. A text that is right stays as it is.
 * @param text tagged text
 */
export function repairPunctuation(text: string, locale: Locale): string {
  const change = languages[locale].checks.repairPunctuation
  if (!change) return text
  return mapOutsideTags(text, (masked) => {
    let [before, after] = ['', masked]
    for (let round = 0; round < maxRounds && before !== after; round += 1) [before, after] = [after, change(after)]
    return after
  })
}
