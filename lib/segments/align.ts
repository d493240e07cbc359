// Which segment of a changed text is which of the text before.
import { commonSubsequence } from '#lib/text/common-subsequence.ts'

type Aligned = { readonly hash: string; readonly key: string }

/**
 * Which segment of a changed text continues which of the text before: those that say the same, first where their order
 * is kept, then those that have moved; then, where as many are left between two that were found as there were, each in
 * its turn. Headline, standfirst and place always continue themselves; corrections never continue a part of the body.
 * Where more than about 2,400 blocks in a row have changed, they are compared without regard to order.
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
  const anchors = commonSubsequence(before, after, (one, other) => one?.hash === other?.hash).flatMap(([i, j]) => {
    const [one, other] = [before[i], after[j]]
    return one && other ? [[one, other] as const] : []
  })
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
