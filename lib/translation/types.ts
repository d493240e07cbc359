// The words of translation: what passes between segments, memory, glossary, engines, checks and the pipeline.
import type { TranslationLocale } from '#lib/locales.ts'
import type { SegmentKind } from '#lib/segments/index.ts'

/** A segment on its way to an engine or a check: `text` is tagged text (lib/segments). */
export type SourceSegment = { readonly key: string; readonly kind: SegmentKind; readonly text: string }

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

export const severities = ['blocking', 'warning'] as const
export type Severity = (typeof severities)[number]

/**
 * What a check found. `detail` holds the values for the check's sentence (`{found}`, `{expected}`…), never HTML; it is
 * kept as JSON with the segment.
 */
export type Warning = {
  readonly check: string
  readonly severity: Severity
  readonly detail: Readonly<Record<string, string>>
}

/** What one segment of a translation is made from, and by whom. Kept in reading order with the translation. */
export type SegmentRecord = {
  /** Of the original's segment that it translates; empty: a person's own addition. */
  readonly key: string
  /** Hash of the original's segment that the text was made from; empty: unknown. */
  readonly source: string
  /** Hash of the translation's own segment. */
  readonly target: string
  readonly origin: 'machine' | 'human'
  /** Name of the engine or `memory`; null for people's words. */
  readonly engine: string | null
  /** ISO 8601, UTC. */
  readonly at: string
  readonly warnings: readonly Warning[]
  /** The machine's new text for a changed original, waiting beside a person's words. */
  readonly suggestion: Suggestion | null
}

export type Suggestion = {
  /** Tagged text. */
  readonly text: string
  /** Hash of the original's segment that it was made from. */
  readonly source: string
  readonly engine: string
  readonly at: string
}

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
