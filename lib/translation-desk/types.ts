// The translation desk's JSON, from server to browser.
import type { Locale, TranslationLocale } from '#lib/locales.ts'

/** How far a story's text in one language is. The first that is true counts, in this order. */
export const cellStates = [
  'withdrawn',
  'translating',
  'waiting',
  'unconfigured',
  'failed',
  'held',
  'behind',
  'published',
  'draft',
  'none',
] as const
export type CellState = (typeof cellStates)[number]

/** A story in one language, as the desk and the story's own page show it. */
export type Cell = {
  readonly locale: TranslationLocale
  readonly state: CellState
  /** Since when, or of what moment: ISO 8601, UTC; null where there is nothing yet. */
  readonly at: string | null
  /** Readers see a text in this language. */
  readonly live: boolean
  /** What readers see was made from an older original. */
  readonly behind: boolean
  readonly locked: boolean
  readonly origin: 'machine' | 'human' | null
  readonly reviewed: boolean
  /** Open reports by readers. */
  readonly reports: number
  readonly warnings: number
  /** Those of the warnings that hold a text back. */
  readonly blocking: number
  /** Machine texts that wait beside a person's. */
  readonly suggestions: number
  readonly engine: string | null
  /** What its translation has cost so far, in the newsroom's currency. */
  readonly cost: number
  readonly attempts: number
  /** Why it is not done: a code that the interface has a sentence for. */
  readonly reason: string | null
  /** What the engine said, for the operator. */
  readonly detail: string | null
  /** Id of the translation; null: there is none. */
  readonly translation: number | null
  /** As `Sheet.stamp`. */
  readonly stamp: string | null
  /** Whether the person who asks may change it. */
  readonly mayChange: boolean
}

/** A story with its translations. */
export type StoryCells = {
  readonly id: number
  readonly headline: string
  readonly published: boolean
  /** Was published, and is taken back from readers: in every language. */
  readonly withdrawn: boolean
  readonly publishedAt: string | null
  readonly breaking: boolean
  readonly cells: readonly Cell[]
}

/** The server's clock, so that ages don't depend on the browser's. */
export type WithServerTime = { readonly now: string }

/** A page of the desk. */
export type DeskPage = WithServerTime & {
  readonly stories: readonly StoryCells[]
  /** Where the next page begins; null: this is the last. */
  readonly next: string | null
}

/** What the desk can be filtered by; `open`: everything that somebody or something still has to do. */
export const filters = [
  'open',
  'waiting',
  'translating',
  'held',
  'failed',
  'behind',
  'reported',
  'published',
  'all',
] as const
export type Filter = (typeof filters)[number]

export type DeskQuery = {
  readonly state: Filter
  readonly locale: TranslationLocale | null
  readonly search: string
  readonly order: 'oldest' | 'newest'
  /** As `DeskPage.next` gave it. */
  readonly after: string | null
}

/** A budget of an engine; characters of the original. */
export type Budget = { readonly period: 'day' | 'month'; readonly used: number; readonly limit: number }

export type EngineStatus = {
  readonly name: string
  /** It is left alone until then; null: it may be asked. */
  readonly openUntil: string | null
  /** What it said last when it failed. */
  readonly lastError: string | null
  readonly budgets: readonly Budget[]
}

export type DeskSummary = WithServerTime & {
  /** Texts by filter, without `open` and `all`. */
  readonly counts: Readonly<Partial<Record<Filter, number>>>
  readonly engines: readonly EngineStatus[]
  /** Languages that no engine is configured for. */
  readonly unconfigured: readonly TranslationLocale[]
  /** Names of variables whose values are wrong. */
  readonly wrongSettings: readonly string[]
}

/** Piece of a tagged text that is shown. */
export type Piece =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly change?: 'added' | 'removed'
      /** What the glossary says for it; the term itself: keep it. */
      readonly rendering?: string
    }
  | { readonly kind: 'tag'; readonly tag: string; readonly change?: 'added' | 'removed' }

export type SegmentWarning = { readonly severity: 'blocking' | 'warning'; readonly sentence: string }

export type SegmentReport = {
  readonly id: number
  readonly at: string
  readonly paragraph: string
  readonly suggestion: string | null
}

/** One segment of a translation beside its original. */
export type SheetSegment = {
  /** The original's key; `+` and the translation's for what the original does not have. */
  readonly key: string
  readonly kind: string
  /** The original's tagged text; null: it has none here. */
  readonly source: string | null
  readonly sourcePieces: readonly Piece[]
  /** Tagged, with the original's numbers; null: there is none yet. */
  readonly target: string | null
  readonly state: 'current' | 'behind' | 'unknown' | 'missing' | 'extra'
  readonly origin: 'machine' | 'human' | null
  readonly engine: string | null
  readonly at: string | null
  /** A new machine translation was asked for. */
  readonly redo: boolean
  readonly warnings: readonly SegmentWarning[]
  readonly suggestion: {
    readonly text: string
    readonly engine: string
    readonly at: string
    readonly warnings: readonly SegmentWarning[]
    /** It was made from an original that has changed since. */
    readonly stale: boolean
  } | null
  readonly terms: readonly { readonly term: string; readonly rendering: string | null; readonly note: string | null }[]
  readonly reports: readonly SegmentReport[]
}

/** A translation beside its original. */
export type Sheet = WithServerTime & {
  readonly story: Pick<StoryCells, 'id' | 'headline' | 'published' | 'withdrawn'>
  readonly locale: TranslationLocale
  /** Changes when anyone saves the translation; to be sent with every change. Null: there is no translation. */
  readonly stamp: string | null
  readonly cell: Cell
  /** The text below is a draft: readers don't see it. */
  readonly isDraft: boolean
  readonly withdrawn: boolean
  readonly review: { readonly role: string | null; readonly at: string; readonly by: string | null } | null
  /** The role that a reviewer is offered, in the language of the readers. */
  readonly ownRole: string
  readonly segments: readonly SheetSegment[]
  /** Open reports about paragraphs that are not there any more. */
  readonly reports: readonly SegmentReport[]
  readonly mayChange: boolean
}

/** What one engine did in one language on one day. */
export type Usage = {
  /** YYYY-MM-DD, UTC. */
  readonly day: string
  readonly engine: string
  readonly locale: Locale
  readonly requests: number
  readonly segments: number
  readonly characters: number
  readonly tokens: number
  readonly cost: number
}
