import { type Language, stems, usualPace } from './language.ts'
import { latinScript } from './scripts/latin.ts'

export const en: Language = {
  ...latinScript,
  search: stems('english'),
  readingPace: usualPace,
  newsSitemapCode: 'en',
  deeplCode: 'en-GB',
  styleNote:
    "House style for English: British spelling; single sentences as in a news agency's report. Headlines in sentence case, in the present tense, without a full stop. Quotation marks are “…”, inside them ‘…’. An abbreviation that is Indonesian is spelled out in English at its first mention, with the abbreviation in brackets if it comes again.",
}
