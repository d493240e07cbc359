// Whether a text is written in its language's script.
import { languages } from '#lib/languages/index.ts'
import { unspacedScripts } from '#lib/text/unspaced.ts'
import type { CheckedPair, SegmentCheck } from './check.ts'
import { letterCount, wordsIn } from './text/words.ts'

/** A character of these says as much as so many letters of an alphabet. */
const weight = 3
const heavy = new RegExp(`[${unspacedScripts}]`, 'gu')
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
const surplus = (text: string): number => count(text, heavy) * (weight - 1)

/** Below this share a text is not in its script. */
const minShare = 0.5
const minLetters = 4

export const wrongScript: SegmentCheck = {
  id: 'wrong-script',
  severity: 'blocking',
  scope: 'segment',
  find: (pair) => {
    const { letters, isOther } = languages[pair.locale].checks.script
    const text = withoutNames(pair)
    const all = letterCount(text) + surplus(text)
    if (all < minLetters) return []
    const own = text.match(letters)?.join('') ?? ''
    const share = isOther?.(text) ? 0 : (count(own, letters) + surplus(own)) / all
    return share < minShare ? [{ share: String(Math.round(share * 100)) }] : []
  },
}

/** Names and abbreviations may stand as they do in the original, in whatever script. */
function withoutNames({ source, target }: CheckedPair): string {
  const names = new Set(wordsIn(source.prose).filter((word) => /^\p{Lu}|\p{Lu}$/u.test(word)))
  return target.prose.replace(/\p{Lu}[\p{L}\p{M}'’-]*/gu, (word) => (names.has(word) ? '' : word))
}
