import { japaneseCard } from './card-type.ts'
import { checkSentences } from './ja/check-sentences.ts'
import { names } from './ja/names.ts'
import { type Language, usualPace } from './language.ts'
import { fullWidth, japaneseMarks } from './scripts/full-width.ts'
import { hanChecks, hanDates, hanLetters, hanScript, kanaLetters } from './scripts/han.ts'

export const ja: Language = {
  ...hanScript,
  card: japaneseCard,
  readingPace: { ...usualPace, characters: 465 },
  newsSitemapCode: 'ja',
  deeplCode: 'ja',
  styleNote:
    'House style for Japanese: the plain written style of newspapers (である・だ), never です・ます outside quotations. Full-width punctuation (、。「」『』), no blanks between Japanese characters. Large numbers with 万, 億 and 兆, digits half-width. Names of people and places in katakana. Headlines may end in a noun and take no 。.',
  checks: {
    ...hanChecks,
    dates: { ...hanDates, weekdays: ['日', '月', '火', '水', '木', '金', '土'].map((day) => [`${day}曜`]) },
    script: {
      letters: /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/gu,
      // Han characters without any kana in a long text.
      isOther: (text) => kanaLetters(text) === 0 && hanLetters(text) > 14,
    },
    detectedAs: 'ja',
    lengthRatio: [0.24, 0.71],
    names,
    shortCountryNames: {
      amerika: ['アメリカ', '米'],
      inggris: ['英'],
      korea: ['韓国', '北朝鮮'],
      eropa: ['欧州'],
      rusia: ['露'],
      australia: ['豪'],
    },
    repairPunctuation: (text) => fullWidth(text, japaneseMarks),
    sentences: checkSentences,
  },
}
