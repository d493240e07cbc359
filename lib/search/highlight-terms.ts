// Finds the words to highlight in search results, by PostgreSQL's stemmer.
import { pool } from '#lib/database/pool.ts'
import { languages } from '#lib/languages/index.ts'
import type { Locale } from '#lib/locales.ts'
import { tokensOf } from '#lib/text/tokens.ts'
import type { HighlightTerms } from './highlight.ts'
import type { Term } from './query.ts'

const threes = (word: string): string[] =>
  word.length <= 3 ? [word] : Array.from({ length: word.length - 2 }, (_, at) => word.slice(at, at + 3))

/**
 * The terms to highlight in `texts` for a query.
 *
 * @param locale the language that the texts are in
 */
export async function highlightTerms(
  texts: readonly string[],
  terms: readonly Term[],
  locale: Locale,
): Promise<HighlightTerms> {
  const tokens = terms.filter(({ excluded }) => !excluded).flatMap((term) => term.tokens)
  const runs = tokens.filter(({ run }) => run).map(({ text }) => text)
  const asked = [...new Set(tokens.filter(({ run }) => !run).map(({ text }) => text))]
  const way = languages[locale].search
  if (way.kind === 'pairs' || asked.length === 0) return { words: new Set(asked), runs }
  // The stemmer is asked only of words that look alike: others have another stem.
  const alike = new Set(asked.flatMap(threes))
  const candidates = new Set<string>()
  for (const text of texts) {
    for (const { text: word, run } of tokensOf(text)) {
      if (!run && !candidates.has(word) && threes(word).some((part) => alike.has(part))) candidates.add(word)
    }
  }
  const { rows } = await pool().query<{ word: string }>(
    `SELECT word FROM unnest($1::text[]) word
     WHERE tsvector_to_array(to_tsvector('${way.configuration}', word)) && tsvector_to_array(to_tsvector('${way.configuration}', $2))`,
    [[...candidates], asked.join(' ')],
  )
  return { words: new Set(rows.map(({ word }) => word)), runs }
}
