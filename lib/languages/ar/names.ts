// Names in Arabic letters.
import { plainArabic } from '#lib/text/arabic.ts'
import type { Sound } from '#lib/text/sounds.ts'
import { mostCharacters, type NameTokens } from '../names.ts'

const arabicLetters: Readonly<Record<string, string>> = {
  ب: 'P',
  پ: 'P',
  ف: 'P',
  ڤ: 'P',
  ت: 'T',
  د: 'T',
  ط: 'T',
  ض: 'T',
  ث: 'H',
  ذ: 'H',
  ظ: 'H',
  س: 'S',
  ز: 'S',
  ش: 'S',
  ص: 'S',
  چ: 'S',
  ج: 'C',
  غ: 'C',
  ك: 'K',
  ق: 'K',
  خ: 'K',
  گ: 'K',
  م: 'M',
  ن: 'N',
  ل: 'L',
  ر: 'L',
  و: 'V',
}

const arabicSound = (name: string): Sound =>
  [...name.replace(/تش/g, 'ش').replace(/دج/g, 'ج')].map((letter) => arabicLetters[letter] ?? '').join('')

/** Words of grammar that would sound like short names. */
const arabicSmallWords = new Set(
  `الذي التي الذين هذا هذه ذلك تلك الي علي عن من في مع بعد قبل حيث لان لكن ولكن عندما بينما كما كان كانت يكون تكون قد لقد وقد لم لن ليس
  هناك هنا كل بعض غير بين منذ حتي ايضا عام يوم خلال حول ضد قال قالت وقال وقالت انه انها وهو وهي الساعه مساء صباح اكثر`.split(
    /\s+/,
  ),
)

const arabicWords = (text: string): Set<string> => {
  const words = plainArabic(text.slice(0, mostCharacters)).match(/\p{Script=Arabic}{3,}/gu) ?? []
  return new Set(
    words
      .filter((word) => !arabicSmallWords.has(word))
      .flatMap((word) => [word, word.replace(/^[وف]?(?:[بك]?ال|لل|[بلك])?(?=.{3})/, '')]),
  )
}

/** Most names don't. */
const takesArticle = (token: string, story: ReadonlyMap<string, unknown>): boolean => story.has(`ال${token}`)

/** A country, or what comes from it: تركيا, التركي. */
function containsArabic(text: string, piece: string): boolean {
  const stem = plainArabic(piece)
    .replace(/^ال/, '')
    .replace(/(?<=.{3})(?:يا|ا|ه)$/, '')
  return (
    stem.length > 2 &&
    new RegExp(`(?<!\\p{L})[وفبلك]?(?:ال|ل)?${stem}`, 'u').test(plainArabic(text.slice(0, mostCharacters)))
  )
}

export const names: NameTokens = {
  tokensOf: arabicWords,
  soundOf: arabicSound,
  isCommon: takesArticle,
  contains: containsArabic,
}
