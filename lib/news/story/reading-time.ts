// How long a text takes to read: words where a script has spaces, characters where it has none.

import { languages } from '#lib/languages/index.ts'
import type { Locale } from '#lib/locales.ts'
import { unspacedScripts } from '#lib/text/unspaced.ts'
import { plainText } from '../body/plain-text.ts'
import type { Block } from '../types.ts'

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
  const pace = languages[locale].readingPace
  return Math.max(1, Math.round(square / pace.characters + spaced / pace.words))
}
