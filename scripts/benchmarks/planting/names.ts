// Which names of an original stand in its translation, found without the checks that are on trial.
import { languages } from '#lib/languages/index.ts'
import type { StoryPair } from '#lib/translation/checks/index.ts'
import { pick } from './random.ts'
import type { Planting } from './stories.ts'

const calendar =
  'Anda|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember'
const word = String.raw`(?!(?:${calendar})\b)\p{Lu}\p{L}*\p{Ll}`
/** Words with a capital in a row, one of them in the midst of a sentence. */
const capitalised = new RegExp(
  String.raw`(?<!\p{L})(?:${word}[ -])*(?<=[\p{L},\d][ -])${word}(?:[ -]${word})*(?!\p{L})`,
  'gu',
)

/** The translation without one name of the original; null if none is known to stand in it. */
export function plantedName({ locale, pairs, all, index, random }: Planting, comes: 'once' | 'again'): string | null {
  const pair = pairs[index]
  if (!pair) return null
  const isLatin = languages[locale].latinLetters
  const candidates = [...pair.source.matchAll(capitalised)].flatMap(([name]) => {
    const words = name.split(/[ -]/)
    if (words.some((each) => isOrdinary(each, all)) || comesAgain(words, pairs) !== (comes === 'again')) return []
    const forms = words.map((each) => formsOf(each, pair.target, isLatin ? null : rendering(each, { pairs, all })))
    const here = forms.filter((each) => each.length > 0)
    // In Latin letters what doesn't stand there is translated; elsewhere it may only be unknown.
    const isWhole = isLatin
      ? here.length > 0
      : here.length === forms.length && new Set(here.flat()).size === here.flat().length
    return isWhole ? [here.flat()] : []
  })
  const forms = pick(random, candidates)
  if (!forms) return null
  const target = forms.reduce((text, form) => without(text, form), pair.target)
  // "البوليفي" still says what "بوليفيا" said.
  return forms.some((form) => form.length > 4 && target.includes(form.slice(0, -1))) ? null : target
}

/** Whether a story has a word of a name in more than one sentence. */
const comesAgain = (words: readonly string[], pairs: readonly StoryPair[]): boolean =>
  words.some((each) => pairs.filter(({ source }) => source.includes(each)).length > 1)

/** Whether the stories also write a word in small letters: "Gedung Putih" is translated, not kept. */
const isOrdinary = (name: string, all: readonly StoryPair[]): boolean => {
  const small = new RegExp(`(?<!\\p{L})${name.toLowerCase()}(?!\\p{L})`, 'u')
  return all.some(({ source }) => small.test(source))
}

/** How a word of a name stands in a text: in Latin letters (not in brackets, as a gloss), and as the story renders it. */
const formsOf = (name: string, target: string, rendered: string | null): string[] => [
  ...(latin(name).test(target) && !new RegExp(`[(（][^()（）]*${name}`).test(target) ? [name] : []),
  ...(rendered && target.includes(rendered) ? [rendered] : []),
]

const latin = (word: string): RegExp => new RegExp(`(?<!\\p{Script=Latin})${word}(?!\\p{Script=Latin})`, 'gu')

const without = (text: string, form: string): string =>
  text
    .replace(/^\p{Script=Latin}/u.test(form) ? latin(form) : form, '')
    .replaceAll(form, '')
    .replace(/ {2,}/g, ' ')
    .trim()

/**
 * The piece of text that at least three translations of sentences with a word share, and most of them, and that no
 * sentence of any story has without the word; null if there is none, or more than one: then it can't be told.
 */
function rendering(name: string, { pairs, all }: Pick<Planting, 'pairs' | 'all'>): string | null {
  const has = ({ source }: StoryPair) => new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u').test(source)
  const own = pairs.filter(has)
  if (own.length < 3) return null
  const pieces = new Map<string, number>()
  for (const { target } of own)
    for (const piece of new Set(piecesOf(target))) pieces.set(piece, (pieces.get(piece) ?? 0) + 1)
  const shared = [...pieces]
    .filter(
      ([piece, count]) =>
        count >= Math.max(3, own.length * 0.8) && !all.some((pair) => pair.target.includes(piece) && !has(pair)),
    )
    .sort(([one, times], [other, otherTimes]) => otherTimes - times || other.length - one.length)
    .map(([piece]) => piece)
  const [longest] = shared
  // What overlaps is the same piece, cut otherwise.
  const overlaps = (piece: string, other: string) =>
    Array.from(piece.slice(1), (_, at) => piece.slice(at, at + 2)).some((pair) => other.includes(pair))
  return longest !== undefined && shared.every((piece) => overlaps(piece, longest)) ? longest : null
}

/** Arabic words; runs of katakana; in a text without kana, two to five Han characters. */
function piecesOf(text: string): string[] {
  if (/\p{Script=Hiragana}|\p{Script=Katakana}/u.test(text)) return text.match(/[ァ-ヴー]{2,}/gu) ?? []
  const han = (text.match(/\p{Script=Han}{2,}/gu) ?? []).flatMap((run) =>
    [2, 3, 4, 5].flatMap((size) =>
      Array.from({ length: Math.max(0, run.length - size + 1) }, (_, at) => run.slice(at, at + size)),
    ),
  )
  return [...(text.match(/\p{Script=Arabic}{3,}/gu) ?? []), ...han]
}
