// Types shared by memory, glossary, engines, checks and pipeline.
import type { TranslationLocale } from '#lib/locales.ts'

/** A term of the glossary as far as one language needs it. */
export type Term = {
  readonly id: number
  /** As it stands in Indonesian. */
  readonly term: string
  /** The prescribed translation; null: the term stays as it is. */
  readonly rendering: string | null
  readonly caseSensitive: boolean
  readonly partOfSpeech: string | null
  readonly note: string | null
}

export type { Severity, Warning } from '#lib/segments/index.ts'

/** A request to an engine: segments of one story into one language. */
export type EngineRequest = {
  readonly target: TranslationLocale
  /** Headline and standfirst, as context for the choice of words; may be empty. */
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
  /** Tokens used, if the engine reports them. */
  readonly tokens?: number
}
