// Tolerant reading of stored nodes. A body may come from a restored backup, or be older than today's validation: a part
// that is missing or of another type reads as its neutral value. Nothing here throws.
import { type BlockType, editorBlocks, headingTags, linkedCollection, listTypes } from './schema.ts'

/** A JSON object where a node is expected. */
export type BodyNode = Readonly<Record<string, unknown>>

export const isNode = (value: unknown): value is BodyNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The string, or `''` for any other value. */
export const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What the editor adds to a node, or changes, when it has shown it: no difference that anybody wrote. */
export const addedByEditor: ReadonlySet<string> = new Set([
  'direction',
  'version',
  'textFormat',
  'textStyle',
  'detail',
  'mode',
])

/** The type of a node, to tell it from others; `''` when it says none. `visit` is the way to ask for a certain type. */
export const typeOf = (node: BodyNode): string => stringOf(node.type)

/** Whether a node says its type. Validation refuses one that doesn't, and readers don't see it. */
export const hasType = (node: BodyNode): boolean => typeof node.type === 'string'

/** The root node of a body; `null` when the value is no editor state. */
export const rootOf = (body: unknown): BodyNode | null => (isNode(body) && isNode(body.root) ? body.root : null)

/** The body with other blocks; unchanged when it is no editor state. */
export function withBlocks(body: unknown, blocks: readonly unknown[]): unknown {
  const root = rootOf(body)
  return root ? { ...(body as BodyNode), root: withChildren(root, blocks) } : body
}

export const isRoot = (node: BodyNode): boolean => node.type === 'root'

/** Whether a node can have children. */
export const isElement = (node: BodyNode): boolean => Array.isArray(node.children)

/** A node's children in order, of any type; none for a node without a list of them. */
export const childrenOf = (node: BodyNode): readonly unknown[] => (Array.isArray(node.children) ? node.children : [])

/** Whether a node says that it has children, but no list of them. */
export const hasOddChildren = ({ children }: BodyNode): boolean => children !== undefined && !Array.isArray(children)

/** What a node says about itself: all but its children. */
export const attributesOf = ({ children: _, ...attributes }: BodyNode): BodyNode => attributes

/** The element with other children. Its direction is left to the editor, since the words may be another language's. */
export const withChildren = (node: BodyNode, children: readonly unknown[]): BodyNode => ({
  ...node,
  direction: null,
  children,
})

/** Whether a child is a list: in an entry, a nested one. */
const isList = (child: unknown): child is BodyNode => isNode(child) && child.type === 'list'

/** A text node's text. */
export const textOf = (node: BodyNode): string => stringOf(node.text)

/** A text node's format: bits, to be asked with `isBold` and `isItalic`. Bits of other formats mean nothing to readers. */
export const formatOf = (node: BodyNode): number => (typeof node.format === 'number' ? node.format : plainFormat)

/** A text node's CSS, which the editor keeps from pasted text. Readers don't see it. */
export const styleOf = (node: BodyNode): string => stringOf(node.style)

// Lexical's TEXT_TYPE_TO_FORMAT.
const boldBit = 1
const italicBit = 2

/** The format of text without emphasis. */
export const plainFormat = 0
export const isBold = (format: number): boolean => (format & boldBit) !== 0
export const isItalic = (format: number): boolean => (format & italicBit) !== 0
export const formatWith = ({ bold, italic }: { readonly bold: boolean; readonly italic: boolean }): number =>
  (bold ? boldBit : 0) | (italic ? italicBit : 0)

/** `tag` of a heading as stored; `null` when it is none of `headingTags`. */
export const headingTag = ({ tag }: BodyNode) => headingTags.find((known) => known === tag) ?? null
/** The level at which a heading is shown; one with an unknown tag is of level 2. */
export const headingLevel = (node: BodyNode): 2 | 3 => (node.tag === 'h3' ? 3 : 2)

/** `listType` of a list as stored; `null` when it is none of `listTypes`. */
export const listTypeOf = ({ listType }: BodyNode) => listTypes.find((known) => known === listType) ?? null
/** The heading at one of the levels that stories have. */
export const withHeadingTag = (node: BodyNode, tag: (typeof headingTags)[number]): BodyNode => ({ ...node, tag })
/** The list with bullets, whatever it had. */
export const withBullets = (node: BodyNode): BodyNode => ({ ...node, listType: 'bullet', tag: 'ul' })
/** Whether a list is shown with numbers; one without a known type may still have the tag of a numbered list. */
export const isNumbered = (node: BodyNode): boolean => node.listType === 'number' || node.tag === 'ol'
/** The first number of a list; 1 unless it is a whole number from 0. */
export const startOf = ({ start }: BodyNode): number =>
  typeof start === 'number' && Number.isInteger(start) && start >= 0 ? start : 1

/** Splits an entry's children: what it says itself, and the lists nested in it. */
export function entryParts(entry: BodyNode): { readonly own: readonly unknown[]; readonly lists: readonly BodyNode[] } {
  const children = childrenOf(entry)
  if (!children.some(isList)) return { own: children, lists: [] }
  return { own: children.filter((child) => !isList(child)), lists: children.filter(isList) }
}

/** The fields of a link or an editor block; `null` when it has none. */
export const fieldsOf = ({ fields }: BodyNode): BodyNode | null => (isNode(fields) ? fields : null)

/**
 * Where a link leads, unchecked: see urls.ts for addresses. A story's id is `null` when the link leads to another
 * collection, or to nothing.
 */
export type StoredLink =
  | { readonly kind: 'story'; readonly id: number | null }
  | { readonly kind: 'url'; readonly url: string }

/** The target of a link; `null` when it has no fields. */
export function linkOf(link: BodyNode): StoredLink | null {
  const fields = fieldsOf(link)
  if (!fields) return null
  if (fields.linkType !== 'internal') return { kind: 'url', url: stringOf(fields.url) }
  const { doc } = fields
  return { kind: 'story', id: isNode(doc) && doc.relationTo === linkedCollection ? relationId(doc.value) : null }
}

/** The link with another target. */
export function withTarget(link: BodyNode, target: { readonly url: string } | { readonly story: number }): BodyNode {
  const { url: _, doc: __, ...others } = fieldsOf(link) ?? {}
  const leading =
    'url' in target
      ? { linkType: 'custom', url: target.url }
      : { linkType: 'internal', doc: { relationTo: linkedCollection, value: target.story } }
  return { ...link, type: 'link', fields: { ...others, ...leading } }
}

/** The editor block with another address. */
export const withUrl = (block: BodyNode, url: string): BodyNode => ({ ...block, fields: { ...fieldsOf(block), url } })

/** Equal, part by part, for nodes that lead to the same place, as they say it; empty for a node without fields. */
export function linkIdentity(node: BodyNode): readonly unknown[] {
  const fields = fieldsOf(node)
  if (!fields) return []
  const { value, relationTo }: BodyNode = isNode(fields.doc) ? fields.doc : {}
  const id = isNode(value) ? value.id : value
  return [fields.linkType, fields.url, relationTo, id].map((part) => (typeof part === 'object' ? null : part))
}

/** The id in a relationship's value, which Payload may have filled with the whole document. */
function relationId(value: unknown): number | null {
  const id = isNode(value) ? value.id : value
  return typeof id === 'number' ? id : null
}

/** The type of an editor block; `null` when it is unknown. */
export function blockTypeOf({ blockType }: BodyNode): BlockType | null {
  return typeof blockType === 'string' && Object.hasOwn(editorBlocks, blockType) ? (blockType as BlockType) : null
}

/** An editor block with its fields; a text that is missing is `''`. */
export type EditorBlock =
  | { readonly type: 'pullQuote'; readonly text: string; readonly by: string }
  | { readonly type: 'picture'; readonly media: number | null; readonly caption: string; readonly credit: string }
  | { readonly type: 'embed'; readonly url: string; readonly title: string }

/** Reads an editor block; `null` when it is of an unknown type. */
export function editorBlockOf(node: BodyNode): EditorBlock | null {
  const fields = fieldsOf(node)
  if (!fields) return null
  const text = (name: string) => stringOf(fields[name])
  const type = blockTypeOf(fields)
  switch (type) {
    case 'pullQuote':
      return { type, text: text('text'), by: text('by') }
    case 'picture':
      return { type, media: relationId(fields.media), caption: text('caption'), credit: text('credit') }
    case 'embed':
      return { type, url: text('url'), title: text('title') }
    case null:
      return null
  }
}
