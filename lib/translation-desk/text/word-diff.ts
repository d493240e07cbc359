// The changes between two tagged texts, word by word.
import { commonSubsequence } from '#lib/text/common-subsequence.ts'
import { splitTags } from './tag-split.ts'

/** A word, a tag, or what stands between them. */
export type Token = { readonly text: string; readonly isTag: boolean }
export type Change = { readonly token: Token; readonly change?: 'added' | 'removed' }

/** A tagged text in words, tags, and what stands between. Together they are the text. */
export function tokenize(tagged: string): Token[] {
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
 * The tokens of both texts in one row: unchanged, removed, added. Texts that are too long to compare count as replaced
 * as a whole.
 */
export function wordDiff(before: string, after: string): Change[] {
  const [one, other] = [tokenize(before), tokenize(after)]
  const same = commonSubsequence(one, other, (a, b) => a?.text === b?.text)
  let [i, j] = [0, 0]
  return [...same, [one.length, other.length] as const].flatMap(([nextI, nextJ]) => {
    const removed = one.slice(i, nextI).map((token): Change => ({ token, change: 'removed' }))
    const added = other.slice(j, nextJ).map((token): Change => ({ token, change: 'added' }))
    const unchanged = other.slice(nextJ, nextJ + 1).map((token): Change => ({ token }))
    i = nextI + 1
    j = nextJ + 1
    return [...removed, ...added, ...unchanged]
  })
}
