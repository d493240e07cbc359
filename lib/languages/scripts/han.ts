// What Chinese and Japanese share.
import type { ClockWords, DateWords, Language, LanguageChecks } from '../language.ts'
import { unspacedWords } from './spacing.ts'

export const hanScript = {
  ...unspacedWords,
  latinLetters: false,
  webFonts: 'device',
} as const satisfies Partial<Language>

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s・·]+/gu, '')

const clock: ClockWords = {
  before: '[上下]午|午[前后後]|凌晨|早上|早晨|晚上',
  between: '[时時点點]',
  after: '[时時点點](?![间間])',
}

export const hanDates = {
  months: [],
  links: null,
  ordinals: null,
  // 3月间 is a span of time.
  units: { year: '年', month: '月(?![间間])', day: '日' },
  monthFirst: false,
} as const satisfies Partial<DateWords>

export const hanChecks = {
  numerals: { kind: 'han' },
  clock,
  // A name stands among other characters.
  wordBounds: { before: '', after: '' },
  doubled: new Set<string>(),
  hasTerm: (text, term) => plain(text).includes(plain(term)),
} as const satisfies Partial<LanguageChecks>

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
export const hanLetters = (text: string): number => count(text, /\p{Script=Han}/gu)
export const kanaLetters = (text: string): number => count(text, /\p{Script=Hiragana}|\p{Script=Katakana}/gu)
