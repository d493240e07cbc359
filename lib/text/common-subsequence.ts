/** Pairs in the table of lengths, two bytes each: about 2,400 by 2,400. Time grows with it, too. */
const largestTable = 6_000_000

/** Pairs that several comparisons together may still look at; each takes away what it looks at. */
export type PairBudget = { pairs: number }

type IndexPair = readonly [before: number, after: number]
type IsEqual<Item> = (one: Item | undefined, other: Item | undefined) => boolean

/**
 * The longest common subsequence of two sequences. What begins and ends the same is paired first, so that only the part
 * between takes time with the product of its lengths. Where that part is too long, nothing in it is paired.
 *
 * @param budget shared by comparisons that together have to end in time; what it doesn't cover counts as too long
 * @returns indices of equal items, ascending on both sides
 */
export function commonSubsequence<Item>(
  before: readonly Item[],
  after: readonly Item[],
  isEqual: IsEqual<Item>,
  budget: PairBudget = { pairs: largestTable },
): IndexPair[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && isEqual(before[start], after[start])) start += 1
  let end = 0
  while (end < shorter - start && isEqual(before.at(-1 - end), after.at(-1 - end))) end += 1
  const [beforeEnd, afterEnd] = [before.length - end, after.length - end]
  return [
    ...Array.from({ length: start }, (_, index): IndexPair => [index, index]),
    ...middle(before.slice(start, beforeEnd), after.slice(start, afterEnd), isEqual, budget).map(
      ([i, j]): IndexPair => [start + i, start + j],
    ),
    ...Array.from({ length: end }, (_, index): IndexPair => [beforeEnd + index, afterEnd + index]),
  ]
}

function middle<Item>(
  before: readonly Item[],
  after: readonly Item[],
  isEqual: IsEqual<Item>,
  budget: PairBudget,
): IndexPair[] {
  const width = after.length + 1
  const size = (before.length + 1) * width
  if (size > Math.min(largestTable, budget.pairs)) return []
  budget.pairs -= size
  // How many pairs there are from (i, j) on.
  const lengths = new Uint16Array((before.length + 1) * width)
  const length = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const isPair = isEqual(before[i], after[j])
      lengths[i * width + j] = isPair ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1))
    }
  }
  const pairs: IndexPair[] = []
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (isEqual(before[i], after[j])) {
      pairs.push([i, j])
      i += 1
      j += 1
    } else if (length(i + 1, j) >= length(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}
