import { type Language, stems, usualPace } from './language.ts'
import { latinScript } from './scripts/latin.ts'

export const id: Language = {
  ...latinScript,
  search: stems('indonesian'),
  readingPace: { ...usualPace, words: 185 },
  newsSitemapCode: 'id',
  deeplCode: 'id',
  styleNote: null,
}
