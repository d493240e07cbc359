import { type Language, stems, usualPace } from './language.ts'
import { latinScript } from './scripts/latin.ts'

export const fr: Language = {
  ...latinScript,
  search: stems('french'),
  readingPace: { ...usualPace, words: 245 },
  newsSitemapCode: 'fr',
  deeplCode: 'fr',
  styleNote:
    'House style for French: the style of a news agency, in the present or the passé composé. Quotation marks « … » with a no-break space inside; a no-break space before : ; ? ! and between number and unit. Capital letters keep their accents. Headlines in sentence case, without a full stop.',
}
