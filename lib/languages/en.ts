import { type Language, stems, usualPace } from './language.ts'
import { latinScript } from './scripts/latin.ts'

export const en: Language = {
  ...latinScript,
  search: stems('english'),
  readingPace: usualPace,
  newsSitemapCode: 'en',
}
