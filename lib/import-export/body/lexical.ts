// Bodies to and from the editor's Lexical JSON, as lib/newsroom/editor.ts allows it.
import { createHash } from 'node:crypto'
import type { Article } from '#lib/newsroom/payload-types.ts'
import { isLinkUrl } from '#lib/newsroom/validation/urls.ts'
import { type Body, type BodyBlock, type LinkTarget, type ListBlock, type Run, sameTarget, tidyBody } from './body.ts'

/** A rich-text value as Payload stores it. */
export type LexicalBody = NonNullable<Article['body']>

type LexicalNode = { type: string; version: number; [key: string]: unknown }

/** What the references in a body are called outside the database. */
export type NamesOfIds = {
  /** `ref` of the story with this id, or null when it is gone: its links become plain text. */
  readonly story: (id: number) => string | null
  /** How a picture is written (`src`), or null when it is gone: it is left out. */
  readonly picture: (id: number) => string | null
}

/** Ids of what a body refers to; see NamesOfIds. */
export type IdsOfNames = {
  readonly story: (ref: string) => number | null
  readonly picture: (src: string) => number | null
}

const boldBit = 1
const italicBit = 2

/** A body as Lexical JSON; the same body gives the same JSON. Links and pictures without an id are plain text, left out. */
export function toLexical(body: Body, ids: IdsOfNames): LexicalBody {
  const children = tidyBody(body).flatMap((block, index) => blockNode(block, index, ids) ?? [])
  return { root: { ...element('root'), children } } as LexicalBody
}

function element(type: string): LexicalNode {
  return { type, version: 1, direction: null, format: '', indent: 0 }
}

function blockNode(block: BodyBlock, index: number, ids: IdsOfNames): LexicalNode | null {
  switch (block.kind) {
    case 'paragraph':
      return { ...element('paragraph'), textFormat: 0, textStyle: '', children: inlineNodes(block.content, ids) }
    case 'heading':
      return { ...element('heading'), tag: `h${block.level}`, children: inlineNodes(block.content, ids) }
    case 'quote':
      return { ...element('quote'), children: inlineNodes(block.content, ids) }
    case 'list':
      return listNode(block, ids)
    case 'pullQuote':
      return editorBlock(index, 'pullQuote', { text: block.text, by: block.by || null })
    case 'embed':
      return editorBlock(index, 'embed', { url: block.url, title: block.title })
    case 'picture': {
      const media = ids.picture(block.src)
      if (media === null) return null
      return editorBlock(index, 'picture', { media, caption: block.caption || null, credit: block.credit || null })
    }
  }
}

function editorBlock(index: number, blockType: string, fields: Record<string, unknown>): LexicalNode {
  // The editor wants an id of 24 hexadecimal digits; one made from place and content keeps the conversion repeatable.
  const id = createHash('sha256')
    .update(JSON.stringify([index, blockType, fields]))
    .digest('hex')
    .slice(0, 24)
  return { type: 'block', version: 2, format: '', fields: { id, blockName: '', blockType, ...fields } }
}

function listNode(list: ListBlock, ids: IdsOfNames): LexicalNode {
  const children: LexicalNode[] = []
  let value = list.start
  for (const entry of list.entries) {
    children.push({ ...element('listitem'), value, children: inlineNodes(entry.content, ids) })
    value += 1
    // Lexical keeps a nested list in an item of its own, after the one that it belongs to.
    for (const nested of entry.nested) {
      children.push({ ...element('listitem'), value, children: [listNode(nested, ids)] })
    }
  }
  const [listType, tag] = list.ordered ? ['number', 'ol'] : ['bullet', 'ul']
  return { ...element('list'), listType, start: list.start, tag, children }
}

function inlineNodes(runs: readonly Run[], ids: IdsOfNames): LexicalNode[] {
  const nodes: LexicalNode[] = []
  for (let start = 0; start < runs.length; ) {
    const link = runs[start]?.link ?? null
    let end = start + 1
    while (end < runs.length && sameTarget(runs[end]?.link ?? null, link)) end += 1
    const texts = runs.slice(start, end).flatMap(textNodes)
    const fields = link && linkFields(link, ids)
    if (fields)
      nodes.push({ ...element('link'), version: 3, id: linkId(nodes.length, fields), fields, children: texts })
    else nodes.push(...texts)
    start = end
  }
  return nodes
}

function linkId(index: number, fields: Record<string, unknown>): string {
  return createHash('sha256')
    .update(JSON.stringify([index, fields]))
    .digest('hex')
    .slice(0, 24)
}

function linkFields(link: LinkTarget, ids: IdsOfNames): Record<string, unknown> | null {
  if (link.kind === 'url') return { linkType: 'custom', newTab: false, url: link.url }
  const value = ids.story(link.ref)
  return value === null ? null : { linkType: 'internal', newTab: false, doc: { relationTo: 'articles', value } }
}

function textNodes(run: Run): LexicalNode[] {
  const format = (run.bold ? boldBit : 0) | (run.italic ? italicBit : 0)
  return run.text
    .split('\n')
    .flatMap((text, index) => [
      ...(index > 0 ? [{ type: 'linebreak', version: 1 }] : []),
      ...(text ? [{ type: 'text', version: 1, text, format, detail: 0, mode: 'normal', style: '' }] : []),
    ])
}

/**
 * A body from Lexical JSON, in canonical form. What Markdown has no form for (underline, colours, unknown blocks) is
 * left out; its text stays. Never throws: anything that is no editor state is an empty body.
 */
export function fromLexical(state: unknown, names: NamesOfIds): Body {
  const root = isObject(state) && isObject(state.root) ? state.root : {}
  return tidyBody(childrenOf(root).flatMap((node) => blocksOf(node, names)))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function childrenOf(node: Record<string, unknown>): Record<string, unknown>[] {
  return Array.isArray(node.children) ? node.children.filter(isObject) : []
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function blocksOf(node: Record<string, unknown>, names: NamesOfIds): BodyBlock[] {
  const content = () => childrenOf(node).flatMap((child) => runsOf(child, null, names))
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', level: node.tag === 'h3' ? 3 : 2, content: content() }]
    case 'quote':
      return [{ kind: 'quote', content: content() }]
    case 'list':
      return [listOf(node, names)]
    case 'block':
      return isObject(node.fields) ? editorBlockOf(node.fields, names) : []
    default:
      return [{ kind: 'paragraph', content: content() }]
  }
}

function editorBlockOf(fields: Record<string, unknown>, names: NamesOfIds): BodyBlock[] {
  if (fields.blockType === 'pullQuote') return [{ kind: 'pullQuote', text: text(fields.text), by: text(fields.by) }]
  if (fields.blockType === 'embed') return [{ kind: 'embed', url: text(fields.url), title: text(fields.title) }]
  if (fields.blockType !== 'picture') return []
  const id = idOf(fields.media)
  const src = id === null ? null : names.picture(id)
  return src ? [{ kind: 'picture', src, caption: text(fields.caption), credit: text(fields.credit) }] : []
}

/** An id from a relationship's value, which Payload may have filled with the whole document. */
function idOf(value: unknown): number | null {
  if (typeof value === 'number') return value
  return isObject(value) && typeof value.id === 'number' ? value.id : null
}

function listOf(node: Record<string, unknown>, names: NamesOfIds): ListBlock {
  const entries = childrenOf(node).map((item) => {
    const parts = childrenOf(item)
    return {
      content: parts.filter((part) => part.type !== 'list').flatMap((part) => runsOf(part, null, names)),
      nested: parts.filter((part) => part.type === 'list').map((part) => listOf(part, names)),
    }
  })
  const start = typeof node.start === 'number' && Number.isInteger(node.start) && node.start >= 0 ? node.start : 1
  return { kind: 'list', ordered: node.listType === 'number', start, entries }
}

function runsOf(node: Record<string, unknown>, link: LinkTarget | null, names: NamesOfIds): Run[] {
  if (node.type === 'text') {
    const format = typeof node.format === 'number' ? node.format : 0
    // A line end inside a text node is not a line break: the browser shows it as a space.
    const words = text(node.text).replace(/[\r\n]+/g, ' ')
    return [{ text: words, bold: (format & boldBit) > 0, italic: (format & italicBit) > 0, link }]
  }
  if (node.type === 'linebreak') return [{ text: '\n', bold: false, italic: false, link }]
  if (node.type === 'tab') return [{ text: ' ', bold: false, italic: false, link }]
  const target = node.type === 'link' || node.type === 'autolink' ? targetOf(node.fields, names) : link
  return childrenOf(node).flatMap((child) => runsOf(child, target, names))
}

function targetOf(fields: unknown, names: NamesOfIds): LinkTarget | null {
  if (!isObject(fields)) return null
  if (fields.linkType === 'internal') {
    const id = isObject(fields.doc) && fields.doc.relationTo === 'articles' ? idOf(fields.doc.value) : null
    const ref = id === null ? null : names.story(id)
    return ref ? { kind: 'story', ref } : null
  }
  const url = text(fields.url).trim()
  return isLinkUrl(url) ? { kind: 'url', url } : null
}
