// Text that was not translated: nothing there, the original again, or a piece of it.
import type { CheckedPair, SegmentCheck } from './check.ts'
import { isWrittenIn } from './language.ts'
import { countFunctionWords } from './text/indonesian.ts'
import { excerpt, folded, letterCount, wordsIn } from './text/words.ts'

export const empty: SegmentCheck = {
  id: 'empty',
  severity: 'blocking',
  scope: 'segment',
  find: ({ source, target }) => (hasContent(source.plain) && !hasContent(target.plain) ? [{}] : []),
}

const hasContent = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** Names, numbers and addresses may rightly stay as they are, and so may words that were in the other language already. */
export const unchanged: SegmentCheck = {
  id: 'unchanged',
  severity: 'blocking',
  scope: 'segment',
  find: (pair) => {
    const { source, target, locale } = pair
    if (!isUnchanged(pair) || !isSentence(pair)) return []
    if (countFunctionWords(source.prose) === 0 && isWrittenIn(target.prose, locale)) return []
    return [{ text: excerpt(target.plain) }]
  },
}

const isUnchanged = ({ source, target }: CheckedPair): boolean => folded(source.plain) === folded(target.plain)

/** Bylines and datelines are names, whatever they look like. */
const names: ReadonlySet<CheckedPair['kind']> = new Set(['place', 'pullQuoteBy'])

function isSentence({ kind, source }: CheckedPair): boolean {
  const words = wordsIn(source.prose)
  const common = words.filter((word) => /^\p{Ll}/u.test(word))
  if (names.has(kind) || letterCount(source.prose) < 8) return false
  return common.length >= 3 || (common.length >= 1 && words.length >= 2 && countFunctionWords(source.prose) >= 1)
}

/** A sentence of the original, or a good piece of one, stands in the translation. */
export const leftoverSentence: SegmentCheck = {
  id: 'leftover-sentence',
  severity: 'blocking',
  scope: 'segment',
  find: (pair) => {
    if (isUnchanged(pair)) return []
    const piece = leftoverRun(pair) ?? leftoverShort(pair)
    return piece ? [{ text: excerpt(piece) }] : []
  },
}

/** So many words in a row are no coincidence, if some of them are Indonesian beyond doubt. */
const run = 4

function leftoverRun({ source, target }: CheckedPair): string | null {
  const known = new Set(windows(folded(source.prose).split(' ')))
  const words = folded(target.prose).split(' ')
  let length = 0
  for (const [index, window] of [...windows(words), ''].entries()) {
    if (known.has(window)) {
      length += 1
      continue
    }
    const piece = length > 0 ? words.slice(index - length, index + run - 1).join(' ') : ''
    if (countFunctionWords(piece) >= (length > 2 ? 1 : 2)) return piece
    length = 0
  }
  return null
}

/** Every few words in a row. */
const windows = (words: readonly string[]): string[] =>
  words.slice(0, Math.max(0, words.length - run + 1)).map((_, index) => words.slice(index, index + run).join(' '))

function leftoverShort({ source, target }: CheckedPair): string | null {
  const text = ` ${folded(target.prose)} `
  const sentences = source.prose.split(/[.!?…\n]+/).map(folded)
  const short = sentences.filter((sentence) => sentence.length >= 10 && sentence.split(' ').length <= run + 1)
  return short.find((sentence) => countFunctionWords(sentence) > 0 && text.includes(` ${sentence} `)) ?? null
}
