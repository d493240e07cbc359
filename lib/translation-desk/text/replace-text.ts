// Replaces the text of one segment of a translation. Pure: texts in, text out.
import {
  alignedTexts,
  type ComposedText,
  compose,
  parseTagged,
  type StoryText,
  type TaggedNode,
  type TagProblem,
  tagProblem,
} from '#lib/segments/index.ts'
import { printTagged } from '#lib/segments/tags.ts'
import { blankOut, removeBlanks } from './blanks.ts'
import { isComplete, type SegmentPair, translatedKeys } from './pairs.ts'

export type PairedStory = {
  readonly original: StoryText
  readonly translation: StoryText
  readonly pairs: readonly SegmentPair[]
}

export type ReplaceResult =
  /** `structure`: whose keys the new text's segments have. */
  | { readonly kind: 'placed'; readonly text: ComposedText; readonly structure: 'original' | 'own' }
  /** The tags fit neither the original's nor those that the translation has there. */
  | { readonly kind: 'tags'; readonly problem: TagProblem }
  /** The translation has blocks of its own, so it can't take a new one from the original's structure. */
  | { readonly kind: 'ownStructure' }

/** The texts of a translation with the original's tag numbers, by the keys of the original's segments. */
export const numberedTexts = ({ original, translation, pairs }: PairedStory): ReadonlyMap<string, string> =>
  alignedTexts(original, { translation, keys: translatedKeys(pairs) })

/**
 * @param pair the segment whose text is replaced or added
 * @param text tagged, with the numbers of the original, or of what `numberedTexts` gives for this pair
 */
export function replaceText(both: PairedStory, pair: SegmentPair, text: string): ReplaceResult {
  const { original, translated } = pair
  if (!original)
    return translated ? replaceInOwnStructure(both, translated.key, translated.text, text) : { kind: 'ownStructure' }
  const problem = tagProblem(original.text, text)
  if (!translated) return problem ? { kind: 'tags', problem } : insert(both, original.key, text)
  if (!problem && isComplete(both.pairs)) {
    const keys = new Map([...translatedKeys(both.pairs)].filter(([key]) => key !== original.key))
    const { original: story, translation } = both
    const composed = compose(story, new Map([[original.key, text]]), { translation, keys })
    return { kind: 'placed', text: composed, structure: 'original' }
  }
  const shown = numberedTexts(both).get(original.key) ?? translated.text
  const own = replaceInOwnStructure(both, translated.key, translated.text, renumbered(text, shown, translated.text))
  if (own.kind !== 'tags') return own
  return problem ? { kind: 'tags', problem } : { kind: 'ownStructure' }
}

/** Removes a segment that the original lacks. */
export function removeText({ translation }: PairedStory, key: string, own: string): ComposedText {
  return removeBlanks(compose(translation, new Map([[key, blankOut(own)]])))
}

function replaceInOwnStructure({ translation }: PairedStory, key: string, own: string, text: string): ReplaceResult {
  const problem = tagProblem(own, text)
  if (problem) return { kind: 'tags', problem }
  return { kind: 'placed', text: compose(translation, new Map([[key, text]])), structure: 'own' }
}

/** The original's structure, with the new text and all that is translated; what else is missing is left out. */
function insert({ original, translation, pairs }: PairedStory, key: string, text: string): ReplaceResult {
  if (pairs.some((pair) => pair.original === null)) return { kind: 'ownStructure' }
  const missing = pairs.flatMap((pair) => (pair.original && !pair.translated ? [pair.original] : []))
  const texts = new Map(missing.map((segment) => [segment.key, blankOut(segment.text)]))
  texts.set(key, text)
  const composed = compose(original, texts, { translation, keys: translatedKeys(pairs) })
  return { kind: 'placed', text: removeBlanks(composed), structure: 'original' }
}

/** A text with the numbers of `shown` gets those of `own`: two numberings of the same tags. */
function renumbered(text: string, shown: string, own: string): string {
  const [nodes, from, to] = [parseTagged(text), parseTagged(shown), parseTagged(own)]
  if (!nodes || !from || !to) return text
  const numbers = new Map<number, number>()
  const theirs = numbersIn(to)
  for (const [index, number] of numbersIn(from).entries()) numbers.set(number, theirs[index] ?? number)
  return printTagged(nodes, (number) => numbers.get(number) ?? 999)
}

const numbersIn = (nodes: readonly TaggedNode[]): number[] =>
  nodes.flatMap((node) =>
    node.kind === 'text' ? [] : [node.number, ...(node.kind === 'tag' ? numbersIn(node.children) : [])],
  )
