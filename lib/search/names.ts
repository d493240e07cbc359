// Names in Latin letters of a story's Indonesian and English texts: they find it in every edition.

/** Words that begin with a capital letter, and are not the first of a sentence; one or more together. */
const named = /(?<=[\p{L}\p{N},;:)”’–-]\s+[“‘("]?)\p{Lu}[\p{L}\p{M}\p{N}’'-]+/gu
const capital = /\p{Lu}[\p{L}\p{M}\p{N}’'-]+/gu
const latin = /^[\p{Script=Latin}\p{M}\p{N}’'-]+$/u

/** Most names that are indexed of a story. */
const maxNames = 120

/**
 * @param headlines in Latin letters: every word with a capital counts
 * @param texts in Latin letters: words with a capital count where none begins a sentence
 * @returns the words, each once, with blanks between them
 */
export function latinNames(headlines: readonly string[], texts: readonly string[]): string {
  const found = new Set([
    ...headlines.flatMap((text) => text.match(capital) ?? []),
    ...texts.flatMap((text) => text.match(named) ?? []),
  ])
  return [...found]
    .filter((word) => latin.test(word))
    .slice(0, maxNames)
    .join(' ')
}
