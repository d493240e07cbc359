// The pieces of a text that may be a name in another script.
import type { ScriptGroup } from '#lib/locales.ts'
import { plainArabic } from '../arabic.ts'
import { hanSound, isNameCharacter } from './han-sounds.ts'
import { arabicSound, kanaSound, type Sound, weightOf } from './sounds.ts'

export type NameTokens = {
  /** Pieces of a text, each once, written as one would compare them. */
  readonly tokensOf: (text: string) => ReadonlySet<string>
  /** Empty if a token doesn't write a sound. */
  readonly soundOf: (token: string) => Sound
  /** Whether a token of a story is a word of the language rather than a name. */
  readonly isCommon: (token: string, story: ReadonlyMap<string, unknown>) => boolean
  /** Whether a text has a piece in it, though it may be no token. */
  readonly contains: (text: string, piece: string) => boolean
}

/** Longer texts are looked at in their beginning. */
const most = 4000

/** Words of grammar that would sound like short names. */
const arabicSmallWords = new Set(
  `الذي التي الذين هذا هذه ذلك تلك الي علي عن من في مع بعد قبل حيث لان لكن ولكن عندما بينما كما كان كانت يكون تكون قد لقد وقد لم لن ليس
  هناك هنا كل بعض غير بين منذ حتي ايضا عام يوم خلال حول ضد قال قالت وقال وقالت انه انها وهو وهي الساعه مساء صباح اكثر`.split(
    /\s+/,
  ),
)

const arabicWords = (text: string): Set<string> => {
  const words = plainArabic(text.slice(0, most)).match(/\p{Script=Arabic}{3,}/gu) ?? []
  return new Set(
    words
      .filter((word) => !arabicSmallWords.has(word))
      .flatMap((word) => [word, word.replace(/^[وف]?(?:[بك]?ال|لل|[بلك])?(?=.{3})/, '')]),
  )
}

/** Names stand in katakana, often with the next word: ハリケーンローザ. Those of China and Korea are in Han characters. */
function japaneseWords(text: string): Set<string> {
  const runs = text.slice(0, most).match(/[ァ-ヴー]{2,}|\p{Script=Han}{2,6}/gu) ?? []
  return new Set(runs.flatMap((run) => (/^[ァ-ヴ]/.test(run) ? [run, ...endsOf(run)] : [run])))
}

/** What a longer run begins and ends with. */
function endsOf(run: string): string[] {
  const cuts = Array.from({ length: Math.max(0, Math.min(run.length, 24) - 4) }, (_, at) => at + 2)
  return cuts
    .flatMap((cut) => [run.slice(0, cut), run.slice(cut)])
    .filter((piece) => piece.length > 3 && !piece.startsWith('ー') && weightOf(kanaSound(piece)) > 2)
}

/** Two to five characters in a row, since no blank shows where a word ends. */
function chineseWords(text: string): Set<string> {
  const found = new Set<string>()
  for (const run of text.slice(0, most).match(/\p{Script=Han}{2,}/gu) ?? []) {
    for (let at = 0; at < run.length - 1; at += 1) {
      for (let size = 2; size <= 5 && at + size <= run.length; size += 1) found.add(run.slice(at, at + size))
    }
  }
  return found
}

const isKatakana = (token: string): boolean => /^[ァ-ヴー]/.test(token)
const isTransliterated = (token: string): boolean => [...token].every(isNameCharacter)
/** Most names don't. */
const takesArticle = (token: string, story: ReadonlyMap<string, unknown>): boolean => story.has(`ال${token}`)
const contains = (text: string, piece: string): boolean => text.includes(piece)

const scripts: Partial<Record<ScriptGroup, NameTokens>> = {
  arabic: { tokensOf: arabicWords, soundOf: arabicSound, isCommon: takesArticle, contains: containsArabic },
  japanese: {
    tokensOf: japaneseWords,
    soundOf: (token) => (isKatakana(token) ? kanaSound(token) : ''),
    isCommon: () => false,
    contains,
  },
  'han-simplified': {
    tokensOf: chineseWords,
    soundOf: (token) => (isTransliterated(token) ? hanSound(token) : ''),
    isCommon: () => false,
    contains,
  },
}

/** A country, or what comes from it: تركيا, التركي. */
function containsArabic(text: string, piece: string): boolean {
  const stem = plainArabic(piece)
    .replace(/^ال/, '')
    .replace(/(?<=.{3})(?:يا|ا|ه)$/, '')
  return (
    stem.length > 2 && new RegExp(`(?<!\\p{L})[وفبلك]?(?:ال|ل)?${stem}`, 'u').test(plainArabic(text.slice(0, most)))
  )
}

/** How names are written in a script that is not Latin; undefined for the Latin one. */
export const tokensOfScript = (script: ScriptGroup): NameTokens | undefined => scripts[script]
