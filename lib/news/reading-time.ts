// How long a text takes to read: words where a script has spaces, characters where it has none.

import type { Locale } from '#lib/locales.ts'
import { unspacedScripts } from '#lib/text/unspaced.ts'
import { plainText } from './plain-text.ts'
import type { Block } from './types.ts'

/**
 * English non-fiction is read silently at 238 words a minute, the mean of 190 studies (M. Brysbaert, "How many words do
 * we read per minute?", Journal of Memory and Language 109, 2019). The same paper finds that other languages go by how
 * many words they need for the same message: these are counted in thirteen stories that we have in six languages.
 * Arabic comes out as in the studies that it lists; Chinese and Japanese as the 255 and 357 characters a minute read
 * aloud in the IReST (Trauzettel-Klosinski and Dietz, IOVS 53, 2012), times 1.3 for reading silently.
 */
const usualWords = 238
const wordsPerMinute: Partial<Record<Locale, number>> = { id: 185, ar: 175, fr: 245 }
const usualCharacters = 400
const charactersPerMinute: Partial<Record<Locale, number>> = { zh: 330, ja: 465 }

/** Characters of the scripts without spaces. */
const characters = new RegExp(`[${unspacedScripts}ー々]`, 'gu')

/** Letters and digits with what may stand inside a word or a number: `2,5`, `l’eau`, `e-mail`. */
const words = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’.,-](?=[\p{L}\p{N}]))*/gu

/**
 * Whole minutes that a text takes an adult who reads its language, at least one.
 *
 * @param body the text that is shown
 * @param locale the language it is in; names in other scripts count as what they are
 */
export function readingMinutes(body: readonly Block[], locale: Locale): number {
  const text = body.map(plainText).join(' ')
  const square = text.match(characters)?.length ?? 0
  const spaced = text.replace(characters, ' ').match(words)?.length ?? 0
  const minutes =
    square / (charactersPerMinute[locale] ?? usualCharacters) + spaced / (wordsPerMinute[locale] ?? usualWords)
  return Math.max(1, Math.round(minutes))
}
