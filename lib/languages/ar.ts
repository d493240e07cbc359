import { type Language, stems, usualPace } from './language.ts'
import { arabicScript } from './scripts/arabic.ts'

export const ar: Language = {
  ...arabicScript,
  search: stems('arabic'),
  readingPace: { ...usualPace, words: 175 },
  newsSitemapCode: 'ar',
  deeplCode: 'ar',
  styleNote:
    'House style for Arabic: Modern Standard Arabic as in the news, without vowel signs except where a word could be misread. Western digits (0–9). Arabic punctuation (، ؛ ؟), quotation marks «…». Names of people and places in Arabic letters; an abbreviation in Latin letters may stand in brackets after the Arabic name. Sentences may begin with the verb.',
}
