import { type Language, usualPace } from './language.ts'
import { hanScript } from './scripts/han.ts'

export const ja: Language = {
  ...hanScript,
  readingPace: { ...usualPace, characters: 465 },
  newsSitemapCode: 'ja',
}
