// "Did you mean …?" for names that are nearly right.
import { distance } from 'fastest-levenshtein'

/**
 * The known name that `word` is most likely a misspelling of.
 * @returns null when none is near (more than two edits away, or more than half of the word)
 */
export function closestName(word: string, known: Iterable<string>): string | null {
  const limit = Math.min(2, Math.max(1, Math.floor(word.length / 2)))
  let best: { name: string; edits: number } | null = null
  for (const name of known) {
    if (Math.abs(name.length - word.length) > limit) continue
    const edits = distance(word.toLowerCase(), name.toLowerCase())
    if (edits <= limit && (!best || edits < best.edits)) best = { name, edits }
  }
  return best?.name ?? null
}
