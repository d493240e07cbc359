// "Did you mean …?" for names that are nearly right.

/**
 * The known name that `word` is most likely a slip of.
 * @returns null when none is near (more than two edits away, or more than half of the word)
 */
export function closest(word: string, known: Iterable<string>): string | null {
  const limit = Math.min(2, Math.max(1, Math.floor(word.length / 2)))
  let best: { name: string; distance: number } | null = null
  for (const name of known) {
    if (Math.abs(name.length - word.length) > limit) continue
    const distance = edits(word.toLowerCase(), name.toLowerCase())
    if (distance <= limit && (!best || distance < best.distance)) best = { name, distance }
  }
  return best?.name ?? null
}

/** Levenshtein distance: insertions, deletions and replacements of characters. */
function edits(a: string, b: string): number {
  const target = [...b]
  let previous = Array.from({ length: target.length + 1 }, (_, index) => index)
  for (const [row, from] of [...a].entries()) {
    const current = [row + 1]
    for (const [column, to] of target.entries()) {
      const replaced = (previous[column] ?? 0) + (from === to ? 0 : 1)
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1))
    }
    previous = current
  }
  return previous.at(-1) ?? 0
}
