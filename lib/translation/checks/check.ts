// What a check is, and what it is given.
import type { CheckId } from '#lib/languages/check-sentences.ts'
import type { Locale, TranslationLocale } from '#lib/locales.ts'
import type { SegmentKind } from '#lib/segments/index.ts'
import type { Severity, Term } from '../types.ts'
import type { CheckedText } from './text/checked-text.ts'

/** A segment and its translation, both as tagged text. */
export type SegmentPair = {
  readonly kind: SegmentKind
  readonly source: string
  readonly target: string
  readonly locale: TranslationLocale
  /** Only terms of this language; those that the segment doesn't contain do no harm. */
  readonly terms: readonly Term[]
}

/** A segment and its translation among those of its story. */
export type StoryPair = { readonly key: string } & Pick<SegmentPair, 'kind' | 'source' | 'target'>

/** A pair as checks see it. */
export type CheckedPair = {
  readonly kind: SegmentKind
  readonly locale: TranslationLocale
  readonly terms: readonly Term[]
  readonly source: CheckedText
  readonly target: CheckedText
}

/** Values for the check's sentence. */
export type Detail = Readonly<Record<string, string>>

type Named = { readonly id: CheckId; readonly severity: Severity }

/** Looks at one translated segment. */
export type SegmentCheck = Named & {
  readonly scope: 'segment'
  readonly find: (pair: CheckedPair) => readonly Detail[]
}

/** Looks at one segment of the original. */
export type SourceCheck = Named & {
  readonly scope: 'source'
  readonly find: (text: CheckedText, locale: Locale) => readonly Detail[]
}

/** Looks at a whole story; finds by key of the segment. */
export type StoryCheck = Named & {
  readonly scope: 'story'
  readonly find: (
    pairs: readonly CheckedStoryPair[],
    locale: TranslationLocale,
  ) => ReadonlyMap<string, readonly Detail[]>
}

export type CheckedStoryPair = Pick<CheckedPair, 'kind' | 'source' | 'target'> & { readonly key: string }

export type Check = SegmentCheck | SourceCheck | StoryCheck
