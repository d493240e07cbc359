// The schema of a body: the rich text of a story or a page, as the newsroom's editor (Lexical) stores it in JSON.
// lib/newsroom/editor.ts offers exactly these nodes; visit.ts and nodes.ts read them, write.ts makes them.

/** `tag` of a heading. */
export const headingTags = ['h2', 'h3'] as const
/** `listType` of a list. */
export const listTypes = ['bullet', 'number'] as const
/** The collection whose documents internal links lead to. */
export const linkedCollection = 'articles'

/** A field of an editor block. Limits are in UTF-16 code units, as Payload counts them. */
type BlockField =
  /** `translated`: a translation has it in its own language; names stay as they are. */
  | { readonly holds: 'text'; readonly limit: number; readonly required: boolean; readonly translated: boolean }
  | { readonly holds: 'url'; readonly limit: number; readonly required: boolean }
  /** The id of a picture in the collection `media`. */
  | { readonly holds: 'media'; readonly required: boolean }

/** The editor's blocks (nodes of type `block`) by `blockType`, with their fields in reading order. */
export const editorBlocks = {
  pullQuote: {
    text: { holds: 'text', limit: 600, required: true, translated: true },
    by: { holds: 'text', limit: 120, required: false, translated: true },
  },
  picture: {
    media: { holds: 'media', required: true },
    caption: { holds: 'text', limit: 600, required: false, translated: true },
    credit: { holds: 'text', limit: 120, required: false, translated: false },
  },
  embed: {
    url: { holds: 'url', limit: 2000, required: true },
    title: { holds: 'text', limit: 300, required: true, translated: true },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, BlockField>>>>

export type EditorBlocks = typeof editorBlocks
export type BlockType = keyof EditorBlocks

/** What may be stored as one body. */
export const bodyLimits = {
  /** All strings of the document together, in UTF-16 code units. */
  characters: 500_000,
  nodes: 50_000,
  /** Nodes within nodes; the root is at 0. */
  depth: 40,
} as const

/** Levels of lists in lists, and of links and the like in one another, that readers see; deeper nodes say nothing. */
export const readableDepth = 20
