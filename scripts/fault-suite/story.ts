// What people of the fault suite know of their work, by whatever way they do it.
import { newWord, newWords } from '#e2e/testing/words.ts'

/** What a person knows of a story. Texts are told apart by their headline, which is never used twice. */
export type Story = {
  readonly id: number
  stamp: string
  /** The newest text that the server has acknowledged. */
  acknowledged: string
  /** The words of its body. */
  words: readonly string[]
  /** Every word of every text that the server has ever acknowledged. */
  readonly everyWord: Set<string>
  /** Texts that were sent since, and may have arrived. */
  unanswered: Set<string>
  /** Texts that somebody wanted readers to have, by hand or by a schedule, and how often they asked for it. */
  readonly wanted: Map<string, number>
  /** What the last acknowledged act made of it; null: an act without answer, or a schedule, may have changed it. */
  state: 'draft' | 'published' | null
  deleted: 'no' | 'maybe' | 'yes'
}

export type Tally = { acts: number; saves: number; acknowledged: number; unanswered: number; refused: number }

export const newTally = (): Tally => ({ acts: 0, saves: 0, acknowledged: 0, unanswered: 0, refused: 0 })

export type Account = { readonly email: string; readonly password: string }

export interface Worker {
  readonly stories: readonly Story[]
  readonly tally: Tally
  readonly surprises: readonly string[]
  /** Does one thing. */
  act(): Promise<void>
  close(): Promise<void>
}

/** Notes that somebody wants readers to have a text. */
export const want = ({ wanted }: Story, text: string) => wanted.set(text, (wanted.get(text) ?? 0) + 1)

/** A draft that the server has just acknowledged. */
export const newStory = (
  { id, updatedAt }: { id: number; updatedAt: string },
  headline: string,
  words: readonly string[],
): Story => ({
  ...{ id, stamp: updatedAt, acknowledged: headline, words },
  everyWord: new Set(words),
  unanswered: new Set(),
  wanted: new Map(),
  state: 'draft',
  deleted: 'no',
})

/** The server has acknowledged a text. */
export function acknowledge(story: Story, headline: string, words: readonly string[]): void {
  story.acknowledged = headline
  story.words = words
  for (const word of words) story.everyWord.add(word)
  story.unanswered.clear()
}

/** Words of a text that has nothing to do with the one before: as many as let the newsroom begin a version of its own. */
export const anotherText = () => newWords(15)

/** The words that come next in a story: one more at its end, or another text in the place of all. */
export const nextWords = ({ words }: Story, random: () => number): string[] =>
  random() < 0.6 ? [...words, newWord()] : anotherText()

/** Whether the newest text of a story is one that may be: the acknowledged one, or one that may have arrived since. */
export const mayBeNewest = ({ acknowledged, unanswered, wanted }: Story, headline: string): boolean =>
  headline === acknowledged || unanswered.has(headline) || wanted.has(headline)

/**
 * What is wrong with the newest text that a person finds before they go on; null: nothing. Each acknowledged text is looked at
 * so before the next one takes its place.
 */
export function faultOf(story: Story, headline: string, words: readonly string[]): string | null {
  const { id, acknowledged } = story
  if (!mayBeNewest(story, headline)) return `story ${id}: found "${headline}" where "${acknowledged}" was saved`
  const gone = headline === acknowledged ? story.words.filter((word) => !words.includes(word)) : []
  return gone.length > 0 ? `story ${id}: ${gone.join(' ')} of "${headline}" was saved and is gone` : null
}

/** One of the stories that are not deleted; undefined: there is none. */
export function pickStory(stories: readonly Story[], random: () => number): Story | undefined {
  const left = stories.filter(({ deleted }) => deleted === 'no')
  return left[Math.floor(random() * left.length)]
}
