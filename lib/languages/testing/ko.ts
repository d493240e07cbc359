// A seventh edition that the project doesn't have: seventh-edition.integration.test.ts adds it to a copy.
import { type Language, stems, usualPace } from '#lib/languages/language.ts'
import { numberWords } from '#lib/languages/numerals.ts'
import { spacedWords } from '#lib/languages/scripts/spacing.ts'

export const ko: Language = {
  ...spacedWords,
  latinLetters: false,
  // PostgreSQL has no stemmer for it.
  search: stems(null),
  // A syllable is a character.
  excerptLength: 70,
  readingPace: usualPace,
  newsSitemapCode: 'ko',
  deeplCode: 'ko',
  styleNote: 'House style for Korean: the plain written style of newspapers (-다), spaced by the rules of 2017.',
  card: null,
  webFonts: 'device',
  checks: {
    numerals: {
      kind: 'words',
      decimal: '.',
      spoken: {
        words: numberWords({ add: { 1: '한', 2: '두' }, times: { 10000: '만', 1e8: '억', 1e12: '조' } }),
        joiners: new Set(),
        // What is counted is written together with the number: 만명.
        normal: (word) => word.replace(/^([만억조])\p{L}+$/u, '$1'),
      },
    },
    clock: { before: '오전|오후', between: '시', after: '시(?!간)' },
    dates: {
      weekdays: [],
      months: [],
      links: null,
      ordinals: null,
      units: { year: '년', month: '월', day: '일' },
      monthFirst: false,
    },
    // Particles are written together with the word before: 1월에.
    wordBounds: { before: String.raw`(?<![\p{L}\p{M}])`, after: '' },
    script: { letters: /\p{Script=Hangul}/gu, isOther: null },
    detectedAs: 'ko',
    lengthRatio: null,
    doubled: new Set(),
    names: null,
    shortCountryNames: {},
    hasTerm: (text, term) => text.includes(term),
    repairPunctuation: null,
    sentences: null,
  },
}
