// Names in editions that are written in Latin letters, as the original is: they stay as they are.
import type { Name, NamedStory, NameFinding } from './finding.ts'
import { isFromCountry, isSame, isSimilar, type Spelled, spelled, spelledWords } from './latin.ts'
import { countryIn, isPlaceWord } from './places.ts'

const maxCharacters = 8000

export function findInLatin({ locale, segments }: NamedStory): NameFinding[][] {
  const targets = segments.map(({ target }) => spelledWords(target.prose.slice(0, maxCharacters)))
  const forms = new Map<string, Spelled>()
  const form = (word: string): Spelled => {
    const before = forms.get(word) ?? spelled(word)
    forms.set(word, before)
    return before
  }

  /** How a word stands in a segment: as it is, otherwise (a word), or not at all. */
  const standsAs = (word: string, index: number): Spelled | null => {
    const name = form(word)
    const isPlace = isPlaceWord(word)
    const countries = countryIn(locale, word).map(form)
    // "bolivien" comes from Bolivia; otherwise a word in small letters is no name.
    const words = (targets[index] ?? []).filter(({ isCapital }) => isPlace || isCapital)
    const like = (each: Spelled) => isSimilar(name, each) || countries.some((country) => isFromCountry(country, each))
    return words.find((each) => isSame(name, each)) ?? words.find(like) ?? null
  }

  const places = placesOf(segments.map(({ names }) => names))
  const isKept = (word: string) => countryIn(locale, word).some((name) => isSimilar(form(word), form(name)))
  // What the story translates wherever it comes is no name to keep.
  const isExpected = (word: string): boolean => {
    const own = places.get(word) ?? []
    return own.length > 1 ? own.some((index) => standsAs(word, index)) : !isPlaceWord(word) || isKept(word)
  }
  const standsElsewhere = (word: string, index: number) =>
    (places.get(word) ?? []).some((each) => each !== index && isExactly(form(word), standsAs(word, each)))

  const findingOf = ({ text, words }: Name, index: number): NameFinding[] => {
    const found = words.map((word) => standsAs(word, index))
    if (found.every((each) => each === null)) return words.some(isExpected) ? [{ kind: 'missing', name: text }] : []
    return words.flatMap((word, at): NameFinding[] => {
      const as = found[at]
      if (!as || isPlaceWord(word) || isSame(form(word), as) || !standsElsewhere(word, index)) return []
      return [{ kind: 'varies', name: text, found: as.written, expected: word }]
    })
  }
  return segments.map(({ names }, index) => names.flatMap((name) => findingOf(name, index)))
}

const isExactly = (name: Spelled, as: Spelled | null): boolean => as !== null && as.folded === name.folded

/** In which segments a word of a name stands. */
function placesOf(names: readonly (readonly Name[])[]): ReadonlyMap<string, number[]> {
  const places = new Map<string, number[]>()
  for (const [index, each] of names.entries()) {
    for (const word of new Set(each.flatMap(({ words }) => words)))
      places.set(word, [...(places.get(word) ?? []), index])
  }
  return places
}
