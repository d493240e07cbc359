// Names in Chinese, Japanese and Arabic: as the story renders them, or in Latin letters.
import type { NameTokens } from '#lib/languages/names.ts'
import type { Name, NamedStory, NameFinding } from './finding.ts'
import { countryIn, isPlaceWord } from './places.ts'
import { Renderings } from './renderings.ts'
import { englishWords } from './stop-words.ts'

export function findInOtherScript({ locale, segments }: NamedStory, script: NameTokens): NameFinding[][] {
  const named = segments.map(({ names, target }) => ({
    words: new Set(names.flatMap(({ words }) => words)),
    text: target.prose,
    tokens: script.tokensOf(target.prose),
  }))
  const renderings = new Renderings(named, script, (word) => countryIn(locale, word))

  const findingOf = ({ text, words }: Name, index: number): NameFinding[] => {
    if (words.some((word) => renderings.stands(word, index))) return []
    const expected = words.find((word) => renderings.isExpected(word, index))
    if (expected === undefined) {
      const isAbsent = words.every((word) => isForeign(word) && renderings.isAbsent(word, index))
      return isAbsent ? [{ kind: 'missing', name: text }] : []
    }
    const variant = renderings.variantOf(expected, index)
    return [variant ? { kind: 'varies', name: text, ...variant } : { kind: 'missing', name: text }]
  }
  return segments.map(({ names }, index) => names.flatMap((name) => findingOf(name, index)))
}

/** Whether a word would be written by its sound: no country, no English ("Hospital", "Street"). */
const isForeign = (word: string): boolean => !isPlaceWord(word) && !englishWords.has(word.toLowerCase())
