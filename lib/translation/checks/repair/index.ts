import type { Locale } from '#lib/locales.ts'
import { arabicPunctuation } from './arabic.ts'
import { frenchSpacing } from './french.ts'
import { chineseMarks, fullWidth, japaneseMarks } from './full-width.ts'
import { outsideOfTags } from './mask.ts'

const repairs: Partial<Record<Locale, (text: string) => string>> = {
  fr: frenchSpacing,
  zh: (text) => fullWidth(text, chineseMarks),
  ja: (text) => fullWidth(text, japaneseMarks),
  ar: arabicPunctuation,
}

/** A repair may make room for another, never for many. */
const mostRounds = 4

/**
 * Sets a language's own punctuation right: French spacing, full-width marks in Chinese and Japanese, Arabic marks.
 * Nothing else changes: no tag, address, handle or number. A text that is right stays as it is.
 * @param text tagged text
 */
export function repair(text: string, locale: Locale): string {
  const change = repairs[locale]
  if (!change) return text
  return outsideOfTags(text, (masked) => {
    let [before, after] = ['', masked]
    for (let round = 0; round < mostRounds && before !== after; round += 1) [before, after] = [after, change(after)]
    return after
  })
}
