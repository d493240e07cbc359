// "Did you mean": suggests indexed words for misspelt ones.
import { pool } from '#lib/database/pool.ts'
import { type Locale, originalLocale } from '#lib/locales.ts'
import type { Term } from './query.ts'

const candidatesQuery = `
  SELECT word, max(stories) AS stories FROM search_words
  WHERE locale = ANY($1) AND word % $2 AND length(word) BETWEEN $3 AND $4
  GROUP BY word ORDER BY similarity(word, $2) DESC, max(stories) DESC LIMIT 12`

const knownQuery = 'SELECT word FROM search_words WHERE locale = ANY($1) AND word = ANY($2)'

/** Shorter words are like too many others. */
const minLength = 4

/** Most edits between a word and its suggestion. */
const maxEdits = (word: string) => (word.length <= 5 ? 1 : 2)

/** Edit distance with transpositions (optimal string alignment). */
export function editDistance(from: string, to: string): number {
  const [a, b] = [[...from], [...to]]
  const rows: number[][] = [b.map((_, at) => at).concat(b.length)]
  for (let y = 1; y <= a.length; y += 1) {
    const row = [y]
    for (let x = 1; x <= b.length; x += 1) {
      const same = a[y - 1] === b[x - 1]
      const cell = (up: number, back: number) => (up === 0 ? row[x - back] : rows[y - up]?.[x - back]) ?? 0
      let least = Math.min(cell(1, 0) + 1, cell(0, 1) + 1, cell(1, 1) + (same ? 0 : 1))
      const swapped = y > 1 && x > 1 && a[y - 1] === b[x - 2] && a[y - 2] === b[x - 1]
      if (swapped) least = Math.min(least, cell(2, 2) + 1)
      row.push(least)
    }
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? 0
}

async function closestWord(word: string, locales: readonly Locale[]): Promise<string | null> {
  const { length } = word
  const { rows } = await pool().query<{ word: string; stories: number }>(candidatesQuery, [
    locales,
    word,
    length - maxEdits(word),
    length + maxEdits(word),
  ])
  const near = rows
    .map((row) => ({ ...row, wrong: editDistance(word, row.word) }))
    .filter(({ wrong }) => wrong <= maxEdits(word))
    .sort((a, b) => a.wrong - b.wrong || b.stories - a.stories)
  return near[0]?.word ?? null
}

/**
 * The query with unknown words replaced by the most similar known ones.
 *
 * @returns the terms as text, each as it would be typed; null when there is nothing better
 */
export async function suggest(terms: readonly Term[], locale: Locale): Promise<string | null> {
  const locales = [...new Set<Locale>([locale, originalLocale])]
  const words = terms.flatMap(({ tokens, excluded }) =>
    excluded ? [] : tokens.filter(({ text, run }) => !run && [...text].length >= minLength).map(({ text }) => text),
  )
  if (words.length === 0) return null
  const { rows } = await pool().query<{ word: string }>(knownQuery, [locales, words])
  const known = new Set(rows.map(({ word }) => word))
  const replaced = new Map<string, string>()
  for (const word of new Set(words)) {
    if (known.has(word)) continue
    const better = await closestWord(word, locales)
    if (better) replaced.set(word, better)
  }
  if (replaced.size === 0) return null
  return terms.map((term) => written(term, replaced)).join(' ')
}

function written({ text, tokens, kind, excluded }: Term, replaced: ReadonlyMap<string, string>): string {
  let better = ''
  let at = 0
  for (const { text: word, start, end } of tokens) {
    better += text.slice(at, start) + (replaced.get(word) ?? text.slice(start, end))
    at = end
  }
  better += text.slice(at)
  return `${excluded ? '-' : ''}${kind === 'phrase' ? `"${better}"` : better}`
}
