// What people of the fault suite know of their work, by whatever way they do it.

/** What a person knows of a story. Texts are told apart by their headline, which is never used twice. */
export type Story = {
  readonly id: number
  stamp: string
  /** The newest text that the server has acknowledged. */
  acknowledged: string
  /** Texts that were sent since, and may have arrived. */
  unanswered: Set<string>
  /** Texts that somebody wanted readers to have, by hand or by a schedule, and how often they asked for it. */
  readonly wanted: Map<string, number>
  /** What the last acknowledged act made of it; null: an act without answer, or a schedule, may have changed it. */
  state: 'draft' | 'published' | null
  deleted: 'no' | 'maybe' | 'yes'
}

export type Tally = { acts: number; acknowledged: number; unanswered: number; refused: number }

export const newTally = (): Tally => ({ acts: 0, acknowledged: 0, unanswered: 0, refused: 0 })

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
export const newStory = ({ id, updatedAt }: { id: number; updatedAt: string }, headline: string): Story => ({
  ...{ id, stamp: updatedAt, acknowledged: headline },
  unanswered: new Set(),
  wanted: new Map(),
  state: 'draft',
  deleted: 'no',
})

/** One of the stories that are not deleted; undefined: there is none. */
export function pickStory(stories: readonly Story[], random: () => number): Story | undefined {
  const left = stories.filter(({ deleted }) => deleted === 'no')
  return left[Math.floor(random() * left.length)]
}
