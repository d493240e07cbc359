import { checkSentences } from './en/check-sentences.ts'
import { numerals } from './en/numerals.ts'
import { type Language, stems, usualPace } from './language.ts'
import { latinChecks, latinScript } from './scripts/latin.ts'

export const en: Language = {
  ...latinScript,
  search: stems('english'),
  readingPace: usualPace,
  newsSitemapCode: 'en',
  deeplCode: 'en-GB',
  styleNote:
    "House style for English: British spelling; single sentences as in a news agency's report. Headlines in sentence case, in the present tense, without a full stop. Quotation marks are “…”, inside them ‘…’. An abbreviation that is Indonesian is spelled out in English at its first mention, with the abbreviation in brackets if it comes again.",
  checks: {
    ...latinChecks,
    numerals: { kind: 'words', decimal: '.', spoken: numerals },
    clock: { before: null, between: null, after: String.raw`[ap]\.?m\b|o'clock` },
    dates: {
      weekdays: [[], ['Mon.'], ['Tues'], ['Weds'], ['Thur', 'Thurs'], [], []],
      months: [[], [], [], [], [], [], [], [], ['Sept'], [], [], []],
      links: 'of|the|on',
      ordinals: 'st|nd|rd|th',
      units: null,
      monthFirst: true,
    },
    detectedAs: 'en',
    lengthRatio: [0.59, 1.21],
    doubled: new Set(['that', 'had', 'very', 'so', 'no', 'ha', 'bye', 'is', 'far', 'long', 'many', 'really', 'never']),
    repairPunctuation: null,
    sentences: checkSentences,
  },
}
