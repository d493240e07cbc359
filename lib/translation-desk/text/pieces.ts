// Marks the changed words and the glossary's terms in a source segment.

import { plainText } from '#lib/segments/index.ts'
import { literal } from '#lib/text/regexp.ts'
import type { Term } from '#lib/translation/types.ts'
import type { Piece } from '../types.ts'
import { type Change, tokenize, wordDiff } from './word-diff.ts'

/**
 * @param source tagged text
 * @param before its text when it was translated; null if unchanged or unknown
 * @param terms of the glossary that it contains
 */
export function markSource(
  source: string,
  before: string | null,
  terms: readonly Pick<Term, 'term' | 'rendering' | 'caseSensitive'>[],
): Piece[] {
  const changes: Change[] = before === null ? tokenize(source).map((token) => ({ token })) : wordDiff(before, source)
  const renderings = renderingsIn(changes, terms)
  const pieces: Piece[] = []
  for (const [index, { token, change }] of changes.entries()) {
    if (token.isTag) {
      pieces.push({ kind: 'tag', tag: token.text, ...(change ? { change } : {}) })
      continue
    }
    const rendering = renderings[index]
    const last = pieces.at(-1)
    if (last?.kind === 'text' && last.change === change && last.rendering === rendering) {
      pieces[pieces.length - 1] = { ...last, text: last.text + token.text }
    } else {
      pieces.push({
        kind: 'text',
        text: token.text,
        ...(change ? { change } : {}),
        ...(rendering === undefined ? {} : { rendering }),
      })
    }
  }
  // Escapes are undone once they are whole.
  return pieces.map((piece) => (piece.kind === 'text' ? { ...piece, text: plainText(piece.text) } : piece))
}

/** By place of the token: what the glossary says for the term that it belongs to. */
function renderingsIn(
  changes: readonly Change[],
  terms: readonly Pick<Term, 'term' | 'rendering' | 'caseSensitive'>[],
): (string | undefined)[] {
  // The text as it is now, without tags, and which token each of its letters comes from.
  let text = ''
  const owners: number[] = []
  for (const [index, { token, change }] of changes.entries()) {
    if (token.isTag || change === 'removed') continue
    text += token.text
    for (let letter = 0; letter < token.text.length; letter += 1) owners.push(index)
  }
  const found: (string | undefined)[] = new Array(changes.length)
  // Longer terms first: "Bank Indonesia" is not "bank".
  for (const { term, rendering, caseSensitive } of terms.toSorted((a, b) => b.term.length - a.term.length)) {
    for (const { 0: match, index } of text.matchAll(patternOf(term, caseSensitive))) {
      const places = new Set(owners.slice(index, index + match.length))
      if ([...places].some((place) => found[place] !== undefined)) continue
      for (const place of places) found[place] = rendering ?? term
    }
  }
  return found
}

/** The whole words of the term, also with the endings that Indonesian writes onto a word. */
function patternOf(term: string, caseSensitive: boolean): RegExp {
  const words = term.trim().split(/\s+/).map(literal)
  const ending = '(?:-?(?:ku|mu|nya))?(?:lah|kah|pun)?'
  return new RegExp(
    `(?<![\\p{L}\\p{N}_])${words.join('\\s+')}${ending}(?![\\p{L}\\p{N}_])`,
    caseSensitive ? 'gu' : 'giu',
  )
}
