// How names of the original are told in a text in another script.
import type { Sound } from '#lib/text/sounds.ts'

/** The pieces of a text that may be a name. */
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
export const mostCharacters = 4000
