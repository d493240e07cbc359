import { plainArabic } from '#lib/text/arabic.ts'
import { literal, wordEnd, wordStart } from '#lib/text/regexp.ts'
import { arabicCard } from '../card-type.ts'
import type { Language, LanguageChecks } from '../language.ts'
import { spacedWords } from './spacing.ts'

export const arabicScript = {
  ...spacedWords,
  latinLetters: false,
  card: arabicCard,
  webFonts: 'naskh',
} as const satisfies Partial<Language>

/** What is written together with a word: "and", "in", the article; and whose it is, gender and number. */
const beginning = '[وف]?[بكل]?(?:ال|ل)?'
const ending = '(?:ين|ون|ان|ات|ها|هم|نا|ه|ا|ي|ك|يه)?'

function hasTerm(text: string, term: string): boolean {
  const words = plainArabic(term)
    .split(/\s+/)
    .map((word) => `${beginning}${literal(word.replace(/^ال/, ''))}${ending}`)
  // ة is ت before an ending.
  const pattern = words.join(String.raw`\s+`).replace(/ه(?=\(\?:)/gu, '[هت]')
  return new RegExp(`${wordStart}${pattern}${wordEnd}`, 'u').test(plainArabic(text))
}

export const arabicChecks = {
  // "And", "for", "in" are written together with the word that follows.
  wordBounds: { before: String.raw`(?<=(?<![\p{L}\p{M}])[وفبلك]?)`, after: String.raw`(?![\p{L}\p{M}])` },
  script: { letters: /\p{Script=Arabic}/gu, isOther: null },
  hasTerm,
} as const satisfies Partial<LanguageChecks>
