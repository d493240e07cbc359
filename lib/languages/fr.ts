import { checkSentences } from './fr/check-sentences.ts'
import { numerals } from './fr/numerals.ts'
import { frenchSpacing } from './fr/punctuation.ts'
import { type Language, stems, usualPace } from './language.ts'
import { latinChecks, latinScript } from './scripts/latin.ts'

export const fr: Language = {
  ...latinScript,
  search: stems('french'),
  readingPace: { ...usualPace, words: 245 },
  newsSitemapCode: 'fr',
  deeplCode: 'fr',
  styleNote:
    'House style for French: the style of a news agency, in the present or the passé composé. Quotation marks « … » with a no-break space inside; a no-break space before : ; ? ! and between number and unit. Capital letters keep their accents. Headlines in sentence case, without a full stop.',
  checks: {
    ...latinChecks,
    numerals: { kind: 'words', decimal: ',', spoken: numerals },
    clock: { before: null, between: 'h', after: String.raw`h(?:eures?)?(?![\p{L}])` },
    dates: {
      weekdays: [],
      months: [[], [], [], [], [], [], [], ['aout'], [], [], [], []],
      links: 'de|le|du',
      ordinals: 'er|re|ère|º',
      units: null,
      monthFirst: false,
    },
    detectedAs: 'fr',
    lengthRatio: [0.63, 1.57],
    doubled: new Set(['nous', 'vous', 'très', 'non', 'oui', 'si']),
    repairPunctuation: frenchSpacing,
    sentences: checkSentences,
  },
}
