// Plain text has no `dir` attribute. Where it leaves the page (tabs, search results, messengers) or stands in another
// text, Unicode's isolates (UAX #9) keep texts of different directions from reordering each other.
import type { Edition } from '#lib/locales.ts'

type Direction = Edition['direction']

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const letters = /\p{L}/gu

/** Opens an isolate: of a direction, or of that of its first letter (FIRST STRONG ISOLATE). */
const isolates = { ltr: '\u2066', rtl: '\u2067', auto: '\u2068' } as const
const popIsolate = '\u2069'

/** A text in an isolate; `auto` takes the direction of its first letter. */
export const isolated = (text: string, direction: Direction | 'auto'): string => isolates[direction] + text + popIsolate

/** Whether a text has letters of the other direction than `direction`. */
function mixes(text: string, direction: Direction): boolean {
  for (const [letter] of text.matchAll(letters)) {
    if (rightToLeft.test(letter) !== (direction === 'rtl')) return true
  }
  return false
}

/**
 * Wraps a text in an isolate of its own direction if it could be reordered where it stands.
 *
 * @param own direction of the text's language
 * @param context direction of the text around it
 * @returns the text unchanged when all its letters run in the direction of the context
 */
export function isolate(text: string, own: Direction, context: Direction): string {
  return mixes(text, context) ? isolated(text, own) : text
}
