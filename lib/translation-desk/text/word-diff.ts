// What has changed between two tagged texts, word by word.
import { splitTags } from './tag-split.ts'

/** A word, a tag, or what stands between them. */
export type Token = { readonly text: string; readonly isTag: boolean }
export type Change = { readonly token: Token; readonly change?: 'added' | 'removed' }

/** Comparing takes time and memory with the product of the lengths: two texts of 3,000 words and blanks. */
const largestTable = 6_000_000

/** A tagged text in words, tags, and what stands between. Together they are the text. */
export function tokensOf(tagged: string): Token[] {
  return splitTags(tagged).flatMap((part): Token[] =>
    part.isTag
      ? [part]
      : Array.from(part.text.matchAll(/[\p{L}\p{M}\p{N}_]+|[^\p{L}\p{M}\p{N}_]/gu), ([text]) => ({
          text,
          isTag: false,
        })),
  )
}

/**
 * The tokens of both texts in one row: those that stayed, those that went, those that came. Texts that are too long to
 * compare have changed as a whole.
 */
export function wordDiff(before: string, after: string): Change[] {
  const [one, other] = [tokensOf(before), tokensOf(after)]
  let start = 0
  while (start < Math.min(one.length, other.length) && one[start]?.text === other[start]?.text) start += 1
  let end = 0
  const most = Math.min(one.length, other.length) - start
  while (end < most && one[one.length - 1 - end]?.text === other[other.length - 1 - end]?.text) end += 1
  const same = (tokens: readonly Token[]): Change[] => tokens.map((token) => ({ token }))
  return [
    ...same(other.slice(0, start)),
    ...middle(one.slice(start, one.length - end), other.slice(start, other.length - end)),
    ...same(other.slice(other.length - end)),
  ]
}

function middle(before: readonly Token[], after: readonly Token[]): Change[] {
  const removed = (token: Token): Change => ({ token, change: 'removed' })
  const added = (token: Token): Change => ({ token, change: 'added' })
  const width = after.length + 1
  if ((before.length + 1) * width > largestTable) return [...before.map(removed), ...after.map(added)]
  const lengths = new Uint16Array((before.length + 1) * width)
  const length = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const isSame = before[i]?.text === after[j]?.text
      lengths[i * width + j] = isSame ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1))
    }
  }
  const changes: Change[] = []
  for (let i = 0, j = 0; ; ) {
    const [one, other] = [before[i], after[j]]
    if (one && other && one.text === other.text) {
      changes.push({ token: other })
      i += 1
      j += 1
    } else if (one && (!other || length(i + 1, j) >= length(i, j + 1))) {
      changes.push(removed(one))
      i += 1
    } else if (other) {
      changes.push(added(other))
      j += 1
    } else return changes
  }
}
