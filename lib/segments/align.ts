// Aligns the segments of two versions of a text.
import { commonSubsequence } from '#lib/text/common-subsequence.ts'

type Aligned = { readonly hash: string; readonly key: string }

/**
 * Aligns the segments of a changed text with those of the text before. Equal segments are paired first, in order, then
 * those that have moved. The changed segments between two pairs are paired one by one if both texts have the same number
 * of them. Headline, standfirst and place are always paired with themselves; corrections never with a part of the body.
 * Where more than about 2,400 blocks in a row have changed, they are compared without regard to order.
 *
 * @returns keys before by keys after, without new segments
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
