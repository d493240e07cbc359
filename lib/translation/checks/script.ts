// Whether a text is written in its language's script.
import { editions, type ScriptGroup } from '#lib/locales.ts'
import type { CheckedPair, SegmentCheck } from './check.ts'
import { wordsIn } from './text/words.ts'

type Letters = Readonly<Record<'latin' | 'arabic' | 'han' | 'kana' | 'other', number>>

const scripts = {
  latin: /\p{Script=Latin}/gu,
  arabic: /\p{Script=Arabic}/gu,
  han: /\p{Script=Han}/gu,
  kana: /\p{Script=Hiragana}|\p{Script=Katakana}/gu,
}

function lettersOf(text: string): Letters {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const [latin, arabic, han, kana] = [
    count(scripts.latin),
    count(scripts.arabic),
    count(scripts.han),
    count(scripts.kana),
  ]
  return { latin, arabic, han, kana, other: count(/\p{L}/gu) - latin - arabic - han - kana }
}

/** A character of these says as much as so many letters of an alphabet. */
const weight = 3

/** Letters in the language's script, out of how many. */
const own: Readonly<Record<ScriptGroup, (letters: Letters) => number>> = {
  latin: ({ latin }) => latin,
  arabic: ({ arabic }) => arabic,
  // Kana in a Chinese text, and Han characters without any in a long Japanese one, are the neighbour's language.
  'han-simplified': ({ han, kana }) => (kana > han / 4 ? 0 : han * weight),
  japanese: ({ han, kana }) => (kana === 0 && han > 14 ? 0 : (han + kana) * weight),
}

/** Below this share a text is not in its script. */
const least = 0.5
const fewestLetters = 4

export const wrongScript: SegmentCheck = {
  id: 'wrong-script',
  severity: 'blocking',
  scope: 'segment',
  find: (pair) => {
    const { script } = editions[pair.locale]
    const letters = lettersOf(withoutNames(pair))
    const all = letters.latin + letters.arabic + letters.other + (letters.han + letters.kana) * weight
    if (all < fewestLetters) return []
    const share = own[script](letters) / all
    return share < least ? [{ share: String(Math.round(share * 100)) }] : []
  },
}

/** Names and abbreviations may stand as they do in the original, in whatever script. */
function withoutNames({ source, target }: CheckedPair): string {
  const names = new Set(wordsIn(source.prose).filter((word) => /^\p{Lu}|\p{Lu}$/u.test(word)))
  return target.prose.replace(/\p{Lu}[\p{L}\p{M}'’-]*/gu, (word) => (names.has(word) ? '' : word))
}
