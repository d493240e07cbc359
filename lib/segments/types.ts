// Segments: the parts of a story's text that are translated one by one.
import type { TaggedBlock } from './inline.ts'

export type SegmentKind =
  | 'headline'
  | 'standfirst'
  | 'place'
  | 'paragraph'
  | 'h2'
  | 'h3'
  | 'entry'
  | 'quote'
  | 'pullQuote'
  | 'pullQuoteBy'
  | 'caption'
  | 'embedTitle'
  | 'correction'

export type Segment = {
  /**
   * Its place, unique in its story: `headline`, `body.3` (third child of the body, from 0), `body.4.0.1` (second
   * entry of the lists inside the first entry of the list at `body.4`), `body.5.caption`, `corrections.0`.
   */
  readonly key: string
  readonly kind: SegmentKind
  /** Tagged text (tags.ts), neither normalised nor trimmed. */
  readonly text: string
  /** See `textHash`. */
  readonly hash: string
}

/** A story's text as it is stored, of the original or of a translation. */
export type StoryText = {
  readonly headline?: string | null
  readonly standfirst?: string | null
  /** Dateline. */
  readonly place?: string | null
  /** In the editor's form (Lexical's JSON); of any shape, since it comes from the database. */
  readonly body?: unknown
  readonly corrections?: readonly { readonly text?: string | null }[] | null
}

/** A whole text in another language. */
export type ComposedText<Body = unknown> = {
  readonly headline: string | null
  readonly standfirst: string | null
  readonly place: string | null
  /** The original's structure with translated texts; null where the original has no body. */
  readonly body: Body | null
  /** As many as the original has, in its order. */
  readonly corrections: { readonly text: string }[]
}

/**
 * Called for every text of a story, in reading order. Answers with the tagged text to put in its place, or with another
 * block, whose tags stand for that block's own marks.
 */
export type Reword = (key: string, kind: SegmentKind, block: TaggedBlock) => string | TaggedBlock
