import { type Language, stems, usualPace } from './language.ts'
import { latinScript } from './scripts/latin.ts'

export const fr: Language = {
  ...latinScript,
  search: stems('french'),
  readingPace: { ...usualPace, words: 245 },
  newsSitemapCode: 'fr',
}
