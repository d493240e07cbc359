import { literal, wordEnd, wordStart } from '#lib/text/regexp.ts'
import { latinCard } from '../card-type.ts'
import type { Language, LanguageChecks } from '../language.ts'
import { spacedWords } from './spacing.ts'

export const latinScript = {
  ...spacedWords,
  latinLetters: true,
  card: latinCard,
  webFonts: 'serif',
} as const satisfies Partial<Language>

const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '')

/** Plural, feminine, possessive: "cours", "cours d’appel", "ministres", "nationale", "Warta's". */
const ending = "(?:e?s|x|e|ne|nes|le|les|['’]s?)?"

function hasTerm(text: string, term: string): boolean {
  const words = term.split(/\s+/).map((word) => `${literal(withoutAccents(word))}${ending}`)
  return new RegExp(`${wordStart}${words.join(String.raw`\s+`)}${wordEnd}`, 'iu').test(withoutAccents(text))
}

export const latinChecks = {
  wordBounds: { before: String.raw`(?<![\p{L}\p{M}])`, after: String.raw`(?![\p{L}\p{M}])` },
  script: { letters: /\p{Script=Latin}/gu, isOther: null },
  names: 'unchanged',
  shortCountryNames: {},
  hasTerm,
} as const satisfies Partial<LanguageChecks>
