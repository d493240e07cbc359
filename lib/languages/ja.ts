import { type Language, usualPace } from './language.ts'
import { hanScript } from './scripts/han.ts'

export const ja: Language = {
  ...hanScript,
  readingPace: { ...usualPace, characters: 465 },
  newsSitemapCode: 'ja',
  deeplCode: 'ja',
  styleNote:
    'House style for Japanese: the plain written style of newspapers (である・だ), never です・ます outside quotations. Full-width punctuation (、。「」『』), no blanks between Japanese characters. Large numbers with 万, 億 and 兆, digits half-width. Names of people and places in katakana. Headlines may end in a noun and take no 。.',
}
