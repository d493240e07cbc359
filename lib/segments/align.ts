// Which segment of a changed text is which of the text before.

type Aligned = { readonly hash: string; readonly key: string }

/** Two texts of 2,000 blocks; the table takes two bytes for each pair. */
const largestTable = 2001 * 2001

/**
 * Which segment of a changed text continues which of the text before: those that say the same, first where their order
 * is kept, then those that have moved; then, where as many are left between two that were found as there were, each in
 * its turn. Headline, standfirst and place always continue themselves; corrections never continue a part of the body.
 * Takes time with the product of the two lengths. Texts of more than 2,000 blocks are compared without regard to order.
 *
 * @returns key before by key after; what is new is not in it
 */
export function align(before: readonly Aligned[], after: readonly Aligned[]): ReadonlyMap<string, string> {
  const areas = Map.groupBy(before, areaOf)
  const pairs = new Map<string, string>()
  for (const [area, segments] of Map.groupBy(after, areaOf)) alignArea(areas.get(area) ?? [], segments, pairs)
  return pairs
}

const areaOf = ({ key }: Aligned) => key.split('.', 1)[0]

function alignArea(before: readonly Aligned[], after: readonly Aligned[], pairs: Map<string, string>): void {
  const anchors = inOrder(before, after)
  const found = new Set<Aligned>()
  const pair = (one: Aligned, other: Aligned) => {
    pairs.set(other.key, one.key)
    found.add(one).add(other)
  }
  for (const [one, other] of anchors) pair(one, other)

  const isLeft = (segment: Aligned) => !found.has(segment)
  const moved = Map.groupBy(before.filter(isLeft).toReversed(), ({ hash }) => hash)
  for (const other of after.filter(isLeft)) {
    const one = moved.get(other.hash)?.pop()
    if (one) pair(one, other)
  }

  const gapsBefore = gaps(before, new Set(anchors.map(([one]) => one)))
  const gapsAfter = gaps(after, new Set(anchors.map(([, other]) => other)))
  for (const [index, gap] of gapsAfter.entries()) {
    const changed = gap.filter(isLeft)
    const earlier = (gapsBefore[index] ?? []).filter(isLeft)
    if (changed.length !== earlier.length) continue
    for (const [turn, other] of changed.entries()) {
      const one = earlier[turn]
      if (one && fieldOf(one) === fieldOf(other)) pair(one, other)
    }
  }
}

/** A caption is never continued by a paragraph, nor by the title of an embed. */
const fieldOf = ({ key }: Aligned) => /[a-zA-Z]+$/.exec(key)?.[0]

/** What stands before, between and after the anchors. */
function gaps(segments: readonly Aligned[], anchors: ReadonlySet<Aligned>): Aligned[][] {
  const found: Aligned[][] = [[]]
  for (const segment of segments) {
    if (anchors.has(segment)) found.push([])
    else found.at(-1)?.push(segment)
  }
  return found
}

type Pair = readonly [before: Aligned, after: Aligned]

/** As many pairs of equal hashes as there can be with both sides in order (longest common subsequence). */
function inOrder(before: readonly Aligned[], after: readonly Aligned[]): Pair[] {
  const equal = (i: number, j: number) => before[i]?.hash === after[j]?.hash
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && equal(start, start)) start += 1
  let end = 0
  while (end < shorter - start && equal(before.length - 1 - end, after.length - 1 - end)) end += 1

  const middleBefore = before.slice(start, before.length - end)
  const middleAfter = after.slice(start, after.length - end)
  return [
    ...zip(before.slice(0, start), after.slice(0, start)),
    ...longestCommon(middleBefore, middleAfter),
    ...zip(before.slice(before.length - end), after.slice(after.length - end)),
  ]
}

function zip(before: readonly Aligned[], after: readonly Aligned[]): Pair[] {
  return before.flatMap((one, index): Pair[] => {
    const other = after[index]
    return other ? [[one, other]] : []
  })
}

function longestCommon(before: readonly Aligned[], after: readonly Aligned[]): Pair[] {
  const width = after.length + 1
  if ((before.length + 1) * width > largestTable) return []
  // How many pairs there are from (i, j) on.
  const lengths = new Uint16Array((before.length + 1) * width)
  const length = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const isPair = before[i]?.hash === after[j]?.hash
      lengths[i * width + j] = isPair ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1))
    }
  }
  const pairs: Pair[] = []
  for (let i = 0, j = 0; ; ) {
    const one = before[i]
    const other = after[j]
    if (!one || !other) return pairs
    if (one.hash === other.hash) {
      pairs.push([one, other])
      i += 1
      j += 1
    } else if (length(i + 1, j) >= length(i, j + 1)) i += 1
    else j += 1
  }
}
