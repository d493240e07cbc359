import { languages } from '#lib/languages/index.ts'
import type { CheckedPair, SegmentCheck } from './check.ts'
import { folded } from './text/words.ts'

/** Machines that lose their place say the same again: "the the", or a whole phrase. */
export const repeatedWords: SegmentCheck = {
  id: 'repeated-words',
  severity: 'warning',
  scope: 'segment',
  find: (pair) => {
    const isSpaced = languages[pair.locale].spacing === 'spaced'
    const found = isSpaced ? repeatedInWords(pair) : repeatedCharacters(pair)
    return found ? [{ words: found }] : []
  },
}

/** Shorter ones are a way of speaking: 讨论讨论. */
function repeatedCharacters({ source, target }: CheckedPair): string | null {
  const found = /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{4,20})[、，,]?\1/u.exec(target.prose)
  return found && !repeatsItself(source.prose) ? found[0] : null
}

const longest = 5

function repeatedInWords({ source, target, locale }: CheckedPair): string | null {
  const { doubled } = languages[locale].checks
  const own = folded(source.prose)
  // Marks part what stands twice on purpose: "Quickly, quickly!"
  for (const clause of target.prose.split(/[^\p{L}\p{M}\p{N}\s'’-]+/u)) {
    const written = clause.split(/[\s'’]+/).filter(Boolean)
    const words = written.map((word) => word.toLowerCase())
    for (let at = 1; at < words.length; at += 1) {
      for (let size = 1; size <= longest && at + size <= words.length && size <= at; size += 1) {
        if (!isRepeated(words, at, size)) continue
        const phrase = words.slice(at, at + size).join(' ')
        const once =
          size === 1 && (doubled.has(phrase) || !/^\p{L}/u.test(phrase) || /^\p{Lu}/u.test(written[at] ?? ''))
        if (!once && !own.includes(`${phrase} ${phrase}`)) return written.slice(at - size, at + size).join(' ')
      }
    }
  }
  return null
}

const isRepeated = (words: readonly string[], at: number, size: number): boolean => {
  for (let index = 0; index < size; index += 1) if (words[at + index] !== words[at - size + index]) return false
  return true
}

/** The original has a phrase twice in a row, too. */
const repeatsItself = (text: string): boolean => /(\p{L}[\p{L}\s]{3,60})[\s,]+\1/u.test(text.slice(0, 2000))
