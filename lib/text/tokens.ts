// Takes texts apart into what is looked up: words, and runs of scripts that set no blanks between words.

import { fold } from './fold.ts'
import { unspacedScripts } from './unspaced.ts'

export type Token = {
  /** In the form in which words are compared. */
  readonly text: string
  /** A run of Chinese or Japanese, which pairs of characters are made of. */
  readonly run: boolean
  /** Where it stands in the text given, in UTF-16 units. */
  readonly start: number
  readonly end: number
}

/** The last two are the voicing marks of half-width kana. */
const unspaced = String.raw`${unspacedScripts}ー々〆ヵヶ\uff9e\uff9f`
const pattern = new RegExp(
  `(?<run>[${unspaced}]+)|(?:(?![${unspaced}])[\\p{L}\\p{N}])(?:(?![${unspaced}])[\\p{L}\\p{M}\\p{N}\\u0640\\u200c\\u200d\\u00ad\\u2060])*`,
  'gu',
)

const onlyRun = new RegExp(`^[${unspaced}]+$`, 'u')

/** Longer words are nobody's; PostgreSQL takes words of up to 2,046 bytes. */
const longestWord = 100

/** Full-width Latin and half-width kana, which only folding makes what they are. */
const wide = /[\uff00-\uffef]/u

/** Words come again and again: what they fold to is remembered, for as many as a long text has. */
const remembered = new Map<string, string>()
const mostRemembered = 50_000

function folded(word: string): string {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const form = fold(word)
  if (remembered.size >= mostRemembered) remembered.clear()
  if (word.length <= longestWord) remembered.set(word, form)
  return form
}

/** Words and runs of a text, in its order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(pattern)) {
    const form = folded(match[0])
    if (form === '') continue
    const [start, end] = [match.index, match.index + match[0].length]
    // Half-width kana is taken for letters until it is folded.
    const run = match.groups?.run !== undefined || (wide.test(match[0]) && onlyRun.test(form))
    tokens.push({ text: run ? form : form.slice(0, longestWord).toWellFormed(), run, start, end })
  }
  return tokens
}

/**
 * The pairs of neighbouring characters of a run, and its last character alone, so that every single character begins
 * one: `印尼人` gives 印尼, 尼人, 人.
 */
export function pairsOf(run: string): string[] {
  const characters = [...run]
  return characters.map((character, at) => character + (characters[at + 1] ?? ''))
}
