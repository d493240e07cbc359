// What follows from blanks between words, or none.
import type { Language } from '../language.ts'

export const spacedWords = { spacing: 'spaced', excerptLength: 130 } as const satisfies Partial<Language>

/** Every two neighbouring characters are looked up; an excerpt says as much in fewer characters. */
export const unspacedWords = {
  spacing: 'unspaced',
  search: { kind: 'pairs' },
  excerptLength: 60,
} as const satisfies Partial<Language>
