// Makes nodes as the editor itself would store them.
import { createHash } from 'node:crypto'
import { type EditorBlock, plainFormat } from './nodes.ts'
import { type headingTags, linkedCollection, type listTypes } from './schema.ts'

/** A node that is written: Payload wants type and version of each. */
export type WrittenNode = { type: string; version: number; [key: string]: unknown }

/** A body as Payload stores it; the same type as the one generated in lib/newsroom/payload-types.ts. */
export type StoredBody = { root: RootNode; [key: string]: unknown }
type RootNode = {
  type: string
  version: number
  direction: 'ltr' | 'rtl' | null
  format: 'left' | 'start' | 'center' | 'right' | 'end' | 'justify' | ''
  indent: number
  children: WrittenNode[]
}

const element = (type: string) => ({ type, version: 1, direction: null, format: '' as const, indent: 0 })

export function storedBody(blocks: WrittenNode[]): StoredBody {
  return { root: { ...element('root'), children: blocks } }
}

export function paragraphNode(children: WrittenNode[]): WrittenNode {
  return { ...element('paragraph'), textFormat: 0, textStyle: '', children }
}

export function headingNode(level: 2 | 3, children: WrittenNode[]): WrittenNode {
  const tag: (typeof headingTags)[number] = `h${level}`
  return { ...element('heading'), tag, children }
}

export function quoteNode(children: WrittenNode[]): WrittenNode {
  return { ...element('quote'), children }
}

/** @param start number of the first entry */
export function listNode(ordered: boolean, start: number, entries: WrittenNode[]): WrittenNode {
  const listType: (typeof listTypes)[number] = ordered ? 'number' : 'bullet'
  return { ...element('list'), listType, start, tag: ordered ? 'ol' : 'ul', children: entries }
}

/** @param value number of the entry. Lexical keeps a nested list in an entry by itself, after the one it belongs to. */
export function listItemNode(value: number, children: WrittenNode[]): WrittenNode {
  return { ...element('listitem'), value, children }
}

/** Where a written link leads: an address, or the story with this id. */
export type WrittenTarget =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'story'; readonly id: number }

/** @param index place among its siblings, which tells apart two links to one target */
export function linkNode(target: WrittenTarget, index: number, children: WrittenNode[]): WrittenNode {
  const fields =
    target.kind === 'url'
      ? { linkType: 'custom', newTab: false, url: target.url }
      : { linkType: 'internal', newTab: false, doc: { relationTo: linkedCollection, value: target.id } }
  return { ...element('link'), version: 3, id: idOf([index, fields]), fields, children }
}

/** @param format see `formatWith` */
export function textNode(text: string, format: number, style = ''): WrittenNode {
  return { type: 'text', version: 1, text, format, detail: 0, mode: 'normal', style }
}

export function lineBreakNode(): WrittenNode {
  return { type: 'linebreak', version: 1 }
}

/**
 * A block of the editor; an optional text that is empty is stored as `null`.
 * @param index place among its siblings, which tells apart two blocks that say the same
 */
export function blockNode(block: EditorBlock, index: number): WrittenNode {
  const fields = blockFields(block)
  const id = idOf([index, block.type, fields])
  return { type: 'block', version: 2, format: '', fields: { id, blockName: '', blockType: block.type, ...fields } }
}

function blockFields(block: EditorBlock): Readonly<Record<string, unknown>> {
  switch (block.type) {
    case 'pullQuote':
      return { text: block.text, by: block.by || null }
    case 'picture':
      return { media: block.media, caption: block.caption || null, credit: block.credit || null }
    case 'embed':
      return { url: block.url, title: block.title }
  }
}

/** The editor wants an id of 24 hexadecimal digits. Made from place and content, it is the same on every import. */
function idOf(placeAndContent: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(placeAndContent)).digest('hex').slice(0, 24)
}

/** A body of plain paragraphs, one for each text. */
export function paragraphsBody(texts: readonly string[]): StoredBody {
  return storedBody(texts.map((text) => paragraphNode([textNode(text, plainFormat)])))
}
