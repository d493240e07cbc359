import { type Language, usualPace } from './language.ts'
import { hanScript } from './scripts/han.ts'

export const zh: Language = {
  ...hanScript,
  readingPace: { ...usualPace, characters: 330 },
  newsSitemapCode: 'zh-cn',
}
