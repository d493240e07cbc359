import { type Language, stems, usualPace } from './language.ts'
import { arabicScript } from './scripts/arabic.ts'

export const ar: Language = {
  ...arabicScript,
  search: stems('arabic'),
  readingPace: { ...usualPace, words: 175 },
  newsSitemapCode: 'ar',
}
