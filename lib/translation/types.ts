// The words of translation: what passes between segments, memory, glossary, engines, checks and the pipeline.
import type { TranslationLocale } from '#lib/locales.ts'

/** A term of the glossary as far as one language needs it. */
export type Term = {
  readonly id: number
  /** As it stands in Indonesian. */
  readonly term: string
  /** What it must be in the target language; null: kept as it is. */
  readonly rendering: string | null
  readonly caseSensitive: boolean
  readonly partOfSpeech: string | null
  readonly note: string | null
}

export type { Severity, Warning } from '#lib/segments/index.ts'

/** A request to an engine: segments of one story into one language. */
export type EngineRequest = {
  readonly target: TranslationLocale
  /** What the story is about, for better choices of words: headline and standfirst; may be empty. */
  readonly context: string
  /** Only the terms that occur in the segments. */
  readonly glossary: readonly Term[]
  readonly segments: readonly { readonly id: string; readonly text: string }[]
  /** Set when a first answer failed checks: what was wrong, per segment id, in English. */
  readonly complaints?: Readonly<Record<string, readonly string[]>>
}

export type EngineAnswer = {
  /** One text per segment id asked for; an engine that leaves some out has failed. */
  readonly texts: ReadonlyMap<string, string>
  /** What the engine says it used, if it does. */
  readonly tokens?: number
}
