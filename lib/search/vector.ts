// A text as PostgreSQL indexes it.
import type { Locale } from '#lib/locales.ts'
import { wayOf } from './language.ts'
import { pairsOf, tokensOf } from './tokens.ts'

/** PostgreSQL keeps positions up to this one (textsearch-limitations). */
const lastPosition = 16_383

/** What is indexed of a story in one language, by how much a hit counts: weights A to D. */
export type IndexedText = {
  readonly headline: string
  readonly standfirst: string
  readonly body: string
  /** Names in Latin letters from other editions of the story. */
  readonly names: string
}

/** A lexeme as it stands in the text form of `tsvector` and `tsquery`. */
export const quoted = (lexeme: string): string => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/** Words with blanks between them: PostgreSQL's own parser finds nothing else in it, and its stemmer does the rest. */
export const words = (text: string): string =>
  tokensOf(text)
    .map(({ text: token }) => token)
    .join(' ')

/** The parts of a text, to be stemmed by PostgreSQL with a configuration, or pairs of characters as a whole `tsvector`. */
export type Vector =
  | {
      readonly kind: 'stems'
      readonly configuration: string
      readonly parts: readonly [string, string, string, string]
    }
  | { readonly kind: 'pairs'; readonly headline: string; readonly all: string }

/** A text as it is indexed in an edition. */
export function vectorOf({ headline, standfirst, body, names }: IndexedText, locale: Locale): Vector {
  const way = wayOf(locale)
  if (way.kind === 'stems') {
    return { ...way, parts: [words(headline), words(standfirst), words(body), words(names)] }
  }
  const placed = new Placed()
  placed.add(headline, 'A')
  const head = placed.toString()
  placed.add(standfirst, 'B')
  placed.add(body, 'C')
  placed.add(names, 'D')
  return { kind: 'pairs', headline: head, all: placed.toString() }
}

/** Lexemes with their places, in the form of a `tsvector`. */
class Placed {
  readonly #places = new Map<string, string[]>()
  #position = 0

  add(text: string, weight: 'A' | 'B' | 'C' | 'D'): void {
    for (const token of tokensOf(text)) {
      for (const lexeme of token.run ? pairsOf(token.text) : [token.text]) {
        this.#position = Math.min(this.#position + 1, lastPosition)
        const place = weight === 'D' ? `${this.#position}` : `${this.#position}${weight}`
        const places = this.#places.get(lexeme)
        if (places === undefined) this.#places.set(lexeme, [place])
        // PostgreSQL keeps 255 places of a lexeme.
        else if (places.length < 255) places.push(place)
      }
    }
    // Parts of a text are no neighbours.
    this.#position = Math.min(this.#position + 1, lastPosition)
  }

  toString(): string {
    return [...this.#places].map(([lexeme, places]) => `${quoted(lexeme)}:${places.join()}`).join(' ')
  }
}
