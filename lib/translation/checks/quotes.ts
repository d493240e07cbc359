import type { SegmentCheck } from './check.ts'
import { isIndonesian } from './language.ts'
import { excerpt, folded, wordsIn } from './text/words.ts'

const quoted =
  /“([^“”]{5,400})”|"([^"]{5,400})"|«([^«»]{5,400})»|「([^「」]{5,400})」|『([^『』]{5,400})』|‘([^‘’]{5,400})’/g

/** What someone said still stands in Indonesian. */
export const untranslatedQuote: SegmentCheck = {
  id: 'untranslated-quote',
  severity: 'warning',
  scope: 'segment',
  find: ({ source, target }) => {
    const original = ` ${folded(source.prose)} `
    return [...target.prose.matchAll(quoted)]
      .map((match) => match.slice(1).find((text) => text !== undefined) ?? '')
      .filter((quote) => original.includes(` ${folded(quote)} `) && isOwnWords(quote))
      .map((quote) => ({ quote: excerpt(quote) }))
  },
}

/** Titles and names are quoted as they are. */
const isOwnWords = (quote: string): boolean =>
  wordsIn(quote).filter((word) => /^\p{Ll}/u.test(word)).length >= 2 && isIndonesian(quote)
