// Parses a reader's query into words, phrases in quotes and exclusions, and translates it to `tsquery`.

import { languages } from '#lib/languages/index.ts'
import { editions, type Locale } from '#lib/locales.ts'
import { segmentsOf } from '#lib/text/segment.ts'
import { pairsOf, type Token, tokensOf } from '#lib/text/tokens.ts'
import { joinTokens, quoteLexeme } from './vector.ts'

/** Longest query in characters; the rest is ignored. */
export const maxQueryLength = 200
/** Each costs a look-up. */
const maxTerms = 12

export type Term = {
  /** As it was typed, without quotes and minus. */
  readonly text: string
  readonly tokens: readonly Token[]
  readonly kind: 'word' | 'phrase'
  readonly excluded: boolean
}

export type ParsedQuery = {
  readonly terms: readonly Term[]
  /** The query was longer than the limits. */
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
 * Parses a query; never throws. Unclosed quotes, and minuses before nothing, are ignored.
 */
export function parseQuery(typed: string): ParsedQuery {
  const characters = [...typed.toWellFormed().replaceAll('\0', ' ').trim()]
  const kept = characters.slice(0, maxQueryLength)
  const terms: Term[] = []
  let at = 0
  const isBlank = (character: string | undefined) => character === undefined || /\s/u.test(character)
  while (at < kept.length && terms.length < maxTerms) {
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
      if (ends !== undefined) at += 1
      to = at + 1
      while (to < kept.length && !isBlank(kept[to]) && closing[kept[to] ?? ''] === undefined) to += 1
    }
    const text = kept.slice(isPhrase ? at + 1 : at, to).join('')
    at = isPhrase ? to + 1 : to
    const tokens = tokensOf(text)
    if (tokens.length > 0) terms.push({ text, tokens, kind: isPhrase ? 'phrase' : 'word', excluded })
  }
  return { terms, cut: characters.length > maxQueryLength || (terms.length === maxTerms && at < kept.length) }
}

/** Expressions of type `tsquery`, and their parameters, numbered from `$first`. */
export type Condition = {
  /** All of the words, anywhere, and none of the excluded ones: the index alone answers it. */
  readonly all: string
  /** Phrases, which need a look at each row; null without any. */
  readonly exact: string | null
  /** Any of the words: what ranking counts. */
  readonly any: string
  readonly parameters: readonly string[]
}

/**
 * The terms in the language of a locale.
 *
 * @returns null without any term that isn't excluded
 */
export function tsqueryOf(terms: readonly Term[], locale: Locale, first: number): Condition | null {
  const sought = terms.filter(({ excluded }) => !excluded)
  if (sought.length === 0) return null
  const way = languages[locale].search
  const parameters: string[] = []
  const parameter = (text: string) => {
    parameters.push(text)
    return `$${first + parameters.length - 1}`
  }
  const loose = ({ tokens }: Term) =>
    way.kind === 'stems'
      ? `plainto_tsquery('${way.configuration}', ${parameter(joinTokens(tokens))})`
      : `${parameter(tokens.flatMap((token) => looseLiterals(token, editions[locale].tag)).join(' & '))}::tsquery`
  const together = ({ tokens }: Term) =>
    way.kind === 'stems'
      ? `phraseto_tsquery('${way.configuration}', ${parameter(joinTokens(tokens))})`
      : `${parameter(literalPhrase(tokens))}::tsquery`
  const wanted = sought.map(loose)
  const isPhrase = ({ kind, tokens }: Term) => kind === 'phrase' && (tokens.length > 1 || tokens.some(({ run }) => run))
  const exact = [
    ...sought.filter(isPhrase).map(together),
    ...terms.filter((term) => term.excluded && isPhrase(term)).map((term) => `!!${together(term)}`),
  ]
  const without = terms.filter((term) => term.excluded && !isPhrase(term)).map((term) => `!!(${loose(term)})`)
  return {
    all: `(${[...wanted, ...without].join(' && ')})`,
    exact: exact.length > 0 ? `(${exact.join(' && ')})` : null,
    any: `(${wanted.join(' || ')})`,
    parameters,
  }
}

/** Longer runs without blanks are several words, which need not stand together in what is found. */
const longestWord = 3

/** The words of a run, as far as they say anything: one character alone does not, beside longer ones. */
function wordsOf(run: string, language: string): string[] {
  if ([...run].length <= longestWord) return [run]
  const parts = segmentsOf(run, language, 'word').map(({ segment }) => segment)
  const telling = parts.filter((part) => [...part].length > 1)
  return telling.length > 0 ? telling : [run]
}

/** A word; or a run as its pairs. A single character is looked for as the beginning of a pair. */
function literal({ text, run }: Token, joint: string): string {
  if (!run) return quoteLexeme(text)
  const pairs = pairsOf(text)
  return pairs.length === 1 ? `${quoteLexeme(text)}:*` : pairs.slice(0, -1).map(quoteLexeme).join(joint)
}

const looseLiterals = (token: Token, language: string): string[] =>
  token.run ? wordsOf(token.text, language).map((text) => literal({ ...token, text }, ' & ')) : [literal(token, ' & ')]

/**
 * Tokens one after another. After the pairs of a run comes its last character alone: what follows it is two places
 * further. A single character has no pair.
 */
function literalPhrase(tokens: readonly Token[]): string {
  const isPaired = ({ run, text }: Token) => run && pairsOf(text).length > 1
  return tokens
    .map((token, index) => {
      const before = tokens[index - 1]
      const joint = before === undefined ? '' : isPaired(before) ? ' <2> ' : ' <-> '
      return joint + literal(token, ' <-> ')
    })
    .join('')
}
