// Whether a name of the original stands in a text in Latin letters, spelled as there or as the other language spells
// it.
import { distance } from 'fastest-levenshtein'

/** As one would compare it: without case, accents and the marks of ownership. */
const foldedName = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]s?$/u, '')

/** Letters that languages spell differently: Makedonia, Macedonia; Suriah, Syria; Widjaja, Wijaya. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/ck|ch|c|q/g, 'k'],
  [/kh/g, 'k'],
  [/x/g, 'ks'],
  [/th/g, 't'],
  [/sh|sy/g, 's'],
  [/z/g, 's'],
  [/dj/g, 'j'],
  [/oe/g, 'u'],
  [/[yj]/g, 'i'],
  [/[vw]/g, 'b'],
  [/h/g, ''],
  [/(.)\1+/g, '$1'],
]
const spelling = (word: string): string =>
  spellings.reduce((text, [from, to]) => text.replace(from, to), foldedName(word))

export type Spelled = {
  readonly folded: string
  readonly spelling: string
  readonly written: string
  readonly isCapital: boolean
}
export const spelled = (word: string): Spelled => ({
  folded: foldedName(word),
  spelling: spelling(word),
  written: word,
  isCapital: /^\p{Lu}/u.test(word),
})

/** Words of a text that may be names or come from them ("français"), each piece of an elided one by itself. */
export const spelledWords = (text: string): Spelled[] =>
  [...new Set(text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [])].filter((word) => word.length > 2).map(spelled)

/** Same letters, perhaps with an ending: Trump, Trump’s, Trumps. */
export const isSame = (name: Spelled, word: Spelled): boolean =>
  word.folded === name.folded ||
  (name.folded.length > 3 && word.folded.startsWith(name.folded)) ||
  word.folded === name.folded.replace(/nya$/, '')

/** Nearly the same once spelled alike; the beginning counts more than the ending ("Korea", "coréen"). */
export function isSimilar(name: Spelled, word: Spelled): boolean {
  const [one, other] = [name.spelling, word.spelling]
  const longer = Math.max(one.length, other.length)
  if (one.length < 3 || longer < 4 || Math.abs(one.length - other.length) > 4) return false
  const stem = Math.min(one.length, Math.max(4, Math.ceil(one.length * 0.7)))
  if (other.startsWith(one.slice(0, stem))) return true
  return distance(one, other) <= Math.max(1, Math.floor(longer / 4))
}

/** Whether a word is a country's name or made from it: Syrie, syrien; Germany, German. */
export function isFromCountry(country: Spelled, word: Spelled): boolean {
  const stem = country.spelling.slice(0, country.spelling.length > 5 ? 4 : 3)
  return stem.length > 2 && word.spelling.startsWith(stem)
}
