// Names in the Indonesian original: words with a capital in the midst of a sentence that are nothing else.
import { originalLocale } from '#lib/locales.ts'
import { calendarOf } from '../dates/names.ts'
import type { Name } from './finding.ts'
import { isPlaceWord } from './places.ts'
import { isDerivedWord, stopWords } from './stop-words.ts'

const word = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*/gu
type Word = { readonly text: string; readonly at: number; readonly end: number; readonly first: boolean }

function* wordsOf(text: string): Generator<Word> {
  let end = 0
  for (const { 0: written, index } of text.matchAll(word)) {
    const between = text.slice(end, index)
    yield {
      text: written,
      at: index,
      end: index + written.length,
      first: end === 0 || /[.!?…:;\n([–—][\s“"«‘']*$|[“"«‘']$|\s-\s$/.test(between),
    }
    end = index + written.length
  }
}

const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text)

/** The names of each text of a story; a word that the story writes in small letters, too, is none. */
export function namesIn(texts: readonly string[]): Name[][] {
  const words = texts.map((text) => unlessTitle([...wordsOf(text)]))
  const all = words.flat()
  const small = new Set(all.filter(({ text }) => !isCapital(text)).map(({ text }) => text))
  const inside = new Set(all.filter(({ text, first }) => !first && isCapital(text)).map(({ text }) => text))
  const mayBe = ({ text }: Word) =>
    isCapital(text) && text.length > 2 && /\p{Ll}/u.test(text) && !small.has(text.toLowerCase()) && !isCommon(text)
  return words.map((line, index) => runs(texts[index] ?? '', line.filter(mayBe), inside))
}

/** Where all words have a capital, as in some headlines, it says nothing of any of them. */
function unlessTitle(words: readonly Word[]): Word[] {
  const long = words.filter(({ text }) => text.length > 3)
  const isTitle = long.length > 3 && long.filter(({ text }) => isCapital(text)).length > long.length * 0.7
  return words.map((each) => (isTitle ? { ...each, first: true } : each))
}

/**
 * Words that stand side by side are one name: "Siti Rahmawati"; but not a country and who comes from there. A word that
 * begins a sentence may be any word.
 */
function runs(text: string, words: readonly Word[], inside: ReadonlySet<string>): Name[] {
  const found: Word[][] = []
  let last: Word | null = null
  for (const each of words) {
    const goesOn =
      last && /^[\s-]*$/.test(text.slice(last.end, each.at)) && isPlaceWord(last.text) === isPlaceWord(each.text)
    if (goesOn) found.at(-1)?.push(each)
    else found.push([each])
    last = each
  }
  return found
    .filter((run) => run.some((each) => !each.first || inside.has(each.text)))
    .map((run) => ({ text: text.slice(run[0]?.at ?? 0, run.at(-1)?.end ?? 0), words: run.map((each) => each.text) }))
}

const isCommon = (text: string): boolean => {
  const plain = text.toLowerCase()
  return stopWords.has(plain) || isDerivedWord(plain) || isCalendarWord(text)
}

function isCalendarWord(text: string): boolean {
  const { weekdays, months } = calendarOf(originalLocale)
  return weekdays.indexOf(text) >= 0 || months.indexOf(text) >= 0
}
