import type { TranslationLocale } from '#lib/locales.ts'
import type { CheckedPair } from '../check.ts'

/** What became of a name in one segment. */
export type NameFinding =
  | { readonly kind: 'missing'; readonly name: string }
  /** It is written otherwise than elsewhere in the story. */
  | { readonly kind: 'varies'; readonly name: string; readonly found: string; readonly expected: string }

/** A name of the original as it stands there, and the words of it that a translation may keep. */
export type Name = { readonly text: string; readonly words: readonly string[] }

/** The names of each segment's original, with the texts of its translation. */
export type NamedStory = {
  readonly locale: TranslationLocale
  readonly segments: readonly { readonly names: readonly Name[]; readonly target: CheckedPair['target'] }[]
}
