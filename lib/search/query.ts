// What a reader typed, as what is looked for: words, phrases in quotes, and what must not be there.
import type { Locale } from '#lib/locales.ts'
import { type Way, wayOf } from './language.ts'
import { pairsOf, type Token, tokensOf } from './tokens.ts'
import { quoted } from './vector.ts'

/** No question is longer; what comes after is not looked at. */
export const longestQuery = 200
/** Each costs a look-up. */
const mostTerms = 12

export type Term = {
  /** As it was typed, without quotes and minus. */
  readonly text: string
  readonly tokens: readonly Token[]
  readonly kind: 'word' | 'phrase'
  readonly excluded: boolean
}

export type ParsedQuery = {
  readonly terms: readonly Term[]
  /** What was typed is longer than what was looked at. */
  readonly cut: boolean
}

/** What opens a phrase, and what ends it. */
const closing: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”“"',
  '„': '“”"',
  '«': '»',
  '「': '」',
  '『': '』',
  '＂': '＂',
}
const minus = /[-−－﹣–]/u

/**
 * Reads a query: never throws, whatever it is given. Quotes that are not closed, and minuses before nothing, are as good
 * as not there.
 */
export function parseQuery(typed: string): ParsedQuery {
  const characters = [...typed.toWellFormed().replaceAll('\0', ' ').trim()]
  const kept = characters.slice(0, longestQuery)
  const terms: Term[] = []
  let at = 0
  const isBlank = (character: string | undefined) => character === undefined || /\s/u.test(character)
  while (at < kept.length && terms.length < mostTerms) {
    if (isBlank(kept[at])) {
      at += 1
      continue
    }
    const excluded = minus.test(kept[at] ?? '') && !isBlank(kept[at + 1])
    if (excluded) at += 1
    const ends = closing[kept[at] ?? '']
    let to = at + 1
    if (ends !== undefined) while (to < kept.length && !ends.includes(kept[to] ?? '')) to += 1
    const isPhrase = ends !== undefined && to < kept.length
    if (!isPhrase) {
      to = at + 1
      while (to < kept.length && !isBlank(kept[to]) && closing[kept[to] ?? ''] === undefined) to += 1
    }
    const text = kept.slice(isPhrase ? at + 1 : at, to).join('')
    at = isPhrase ? to + 1 : to
    const tokens = tokensOf(text)
    if (tokens.length > 0) terms.push({ text, tokens, kind: isPhrase ? 'phrase' : 'word', excluded })
  }
  return { terms, cut: characters.length > longestQuery || (terms.length === mostTerms && at < kept.length) }
}

/** Terms as PostgreSQL is asked for them; `parameters` are the texts that the expression counts from `$first`. */
export type Condition = { readonly expression: string; readonly parameters: readonly string[] }

/**
 * The expression of type `tsquery` for the terms, in the language of a locale.
 *
 * @returns null when nothing is looked for: no terms, or only such as must not be there
 */
export function conditionOf(terms: readonly Term[], locale: Locale, first: number): Condition | null {
  if (!terms.some(({ excluded }) => !excluded)) return null
  const way = wayOf(locale)
  const parameters: string[] = []
  const expressions = terms.map((term) => {
    parameters.push(way.kind === 'stems' ? textOf(term) : literalOf(term))
    const parameter = `$${first + parameters.length - 1}`
    const sought = `(${expressionOf(way, parameter)})`
    return term.excluded ? `!!${sought}` : sought
  })
  return { expression: `(${expressions.join(' && ')})`, parameters }
}

// Several tokens of one term, as in covid-19, stand together.
const expressionOf = (way: Way, parameter: string) =>
  way.kind === 'stems' ? `phraseto_tsquery('${way.configuration}', ${parameter})` : `${parameter}::tsquery`

const textOf = ({ tokens }: Term) => tokens.map(({ text }) => text).join(' ')

/** A run is looked for as its pairs, one after another; a single character as the beginning of a pair. */
function literalOf({ tokens, kind }: Term): string {
  const parts = tokens.map(({ text, run }) => {
    if (!run) return quoted(text)
    const pairs = pairsOf(text)
    return pairs.length === 1 ? `${quoted(text)}:*` : pairs.slice(0, -1).map(quoted).join(' <-> ')
  })
  // After a run comes its last character alone, so that what follows a run is two places further.
  const joints = tokens.slice(1).map((_, index) => (kind === 'phrase' && tokens[index]?.run ? ' <2> ' : ' <-> '))
  const joined = parts.reduce(
    (all, part, index) => (index === 0 ? part : `${all}${kind === 'phrase' ? joints[index - 1] : ' & '}${part}`),
    '',
  )
  return joined
}
