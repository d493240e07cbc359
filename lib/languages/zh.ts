import { type Language, usualPace } from './language.ts'
import { hanScript } from './scripts/han.ts'

export const zh: Language = {
  ...hanScript,
  readingPace: { ...usualPace, characters: 330 },
  newsSitemapCode: 'zh-cn',
  deeplCode: 'zh-Hans',
  styleNote:
    "House style for Chinese: simplified characters as used on the mainland, in the written style of a news agency. Full-width punctuation (，。：；？！、《》“”), no blanks between Chinese characters. Large numbers with 万 and 亿. A person's name is transcribed, with the Latin spelling in （） at its first mention in the segment only if the name is not widely known.",
}
