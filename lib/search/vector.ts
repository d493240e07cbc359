// Texts in the form of PostgreSQL's `tsvector`.

import { languages } from '#lib/languages/index.ts'
import type { Locale } from '#lib/locales.ts'
import { pairsOf, type Token } from '#lib/text/tokens.ts'

/** PostgreSQL keeps positions up to this one (textsearch-limitations). */
const maxPosition = 16_383

/** The tokens of a story in one language. */
export type IndexedText = {
  readonly headline: readonly Token[]
  readonly standfirst: readonly Token[]
  readonly body: readonly Token[]
  /** Names in Latin letters from other editions of the story. */
  readonly names: readonly Token[]
}

/** A lexeme as it stands in the text form of `tsvector` and `tsquery`. */
export const quoteLexeme = (lexeme: string): string => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/** Words with blanks between them: PostgreSQL's own parser finds nothing else in it, and its stemmer does the rest. */
export const joinTokens = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join(' ')

/**
 * The parts of a text, to be stemmed by PostgreSQL with a configuration; or, of pairs of characters, the whole of the
 * vectors of headline, of headline and standfirst, and of everything.
 */
export type Vector =
  | {
      readonly kind: 'stems'
      readonly configuration: string
      readonly parts: readonly [string, string, string, string]
    }
  | { readonly kind: 'pairs'; readonly parts: readonly [string, string, string] }

/** The vector of a text in an edition. */
export function vectorOf({ headline, standfirst, body, names }: IndexedText, locale: Locale): Vector {
  const way = languages[locale].search
  if (way.kind === 'stems') {
    return { ...way, parts: [joinTokens(headline), joinTokens(standfirst), joinTokens(body), joinTokens(names)] }
  }
  const placed = new VectorBuilder()
  placed.add(headline, 'A')
  const first = placed.toString()
  placed.add(standfirst, 'B')
  const lead = placed.toString()
  placed.add(body, '')
  placed.add(names, '')
  return { kind: 'pairs', parts: [first, lead, placed.toString()] }
}

/** Builds the text form of a `tsvector`: lexemes with their positions. */
class VectorBuilder {
  readonly #places = new Map<string, string[]>()
  #position = 0

  add(tokens: readonly Token[], weight: 'A' | 'B' | ''): void {
    for (const token of tokens) {
      for (const lexeme of token.run ? pairsOf(token.text) : [token.text]) {
        this.#position = Math.min(this.#position + 1, maxPosition)
        const place = `${this.#position}${weight}`
        const places = this.#places.get(lexeme)
        if (places === undefined) this.#places.set(lexeme, [place])
        // PostgreSQL keeps 255 places of a lexeme.
        else if (places.length < 255) places.push(place)
      }
    }
    // Parts of a text are no neighbours.
    this.#position = Math.min(this.#position + 1, maxPosition)
  }

  toString(): string {
    return [...this.#places].map(([lexeme, places]) => `${quoteLexeme(lexeme)}:${places.join()}`).join(' ')
  }
}
