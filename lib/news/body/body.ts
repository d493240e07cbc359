// Converts the editor's document (Lexical's JSON) to the blocks of the reader site. Nothing is assumed of a stored
// body: it may be older than the newsroom's validation, or come from a backup.
import {
  type BodyNode,
  childrenOf,
  type EditorBlock,
  editorBlockOf,
  entryParts,
  formatOf,
  hasType,
  headingLevel,
  isBold,
  isItalic,
  isNode,
  isNumbered,
  linkOf,
  rootOf,
  textOf,
} from '#lib/content/body/nodes.ts'
import { readableDepth } from '#lib/content/body/schema.ts'
import { safeUrl, safeWebUrl } from '#lib/content/body/urls.ts'
import { type NodeVisitor, visit } from '#lib/content/body/visit.ts'
import { isId } from '#lib/content/ids.ts'
import type { Block, Inline, ListEntry, Picture } from '../types.ts'

/** Resolves a body's references. */
export type BodyContext = {
  /** Path of a story in the edition being read, or null when it is not published. */
  readonly storyPath: (id: number) => string | null
  readonly picture: (mediaId: number) => Picture | null
}

/** Ids of the stories and pictures that a body refers to, each once. */
export type BodyReferences = { readonly stories: readonly number[]; readonly media: readonly number[] }

const optional = (text: string): string | null => text.trim() || null

function linkTarget(node: BodyNode, { storyPath }: BodyContext): { href: string; external: boolean } | null {
  const link = linkOf(node)
  if (link?.kind === 'story') {
    const href = isId(link.id) ? storyPath(link.id) : null
    return href === null ? null : { href, external: false }
  }
  const href = link && safeUrl(link.url)
  return href === null ? null : { href, external: true }
}

type InlineContext = { readonly context: BodyContext; readonly depth: number; readonly into: Inline[] }

const inlineReader: NodeVisitor<InlineContext, void> = {
  text(node, { into }) {
    const text = textOf(node)
    if (text === '') return
    const format = formatOf(node)
    into.push({ kind: 'text', text, bold: isBold(format), italic: isItalic(format) })
  },
  tab(_, { into }) {
    into.push({ kind: 'text', text: ' ', bold: false, italic: false })
  },
  lineBreak(_, { into }) {
    into.push({ kind: 'break' })
  },
  link(node, { context, depth, into }) {
    const children = inlineContent(childrenOf(node), context, depth + 1)
    const target = linkTarget(node, context)
    if (target && hasText(children)) into.push({ kind: 'link', ...target, children })
    else for (const child of children) into.push(child)
  },
  // Unknown elements are dropped, their text is kept.
  other(node, { context, depth, into }) {
    readInlines(childrenOf(node), { context, depth: depth + 1, into })
  },
}

function readInlines(nodes: readonly unknown[], place: InlineContext): void {
  if (place.depth > readableDepth) return
  for (const node of nodes) if (isNode(node) && hasType(node)) visit(node, inlineReader, place)
}

function inlineContent(nodes: readonly unknown[], context: BodyContext, depth = 0): Inline[] {
  const into: Inline[] = []
  readInlines(nodes, { context, depth, into })
  return into
}

/** Whether content has more than whitespace. */
const hasText = (content: readonly Inline[]): boolean =>
  content.some((inline) => (inline.kind === 'text' ? inline.text.trim() !== '' : inline.kind === 'link'))

type ListBlock = Extract<Block, { kind: 'list' }>

function list(node: BodyNode, context: BodyContext, depth = 0): ListBlock | null {
  if (depth > readableDepth) return null
  const entries: ListEntry[] = []
  for (const child of childrenOf(node)) {
    if (!isNode(child) || !hasType(child)) continue
    const { own, lists } = entryParts(child)
    const read = inlineContent(own, context, depth)
    const content = hasText(read) ? read : []
    const inner = lists[0] ? list(lists[0], context, depth + 1) : null
    const last = entries.at(-1)
    // Lexical keeps a nested list in an entry of its own; readers expect it under the entry before.
    if (inner && content.length === 0 && last?.children === null) {
      entries[entries.length - 1] = { content: last.content, children: inner }
    } else if (content.length > 0 || inner) entries.push({ content, children: inner })
  }
  if (entries.length === 0) return null
  return { kind: 'list', ordered: isNumbered(node), entries }
}

function shownBlock(block: EditorBlock, context: BodyContext): Block | null {
  switch (block.type) {
    case 'pullQuote': {
      const text = optional(block.text)
      return text ? { kind: 'pullQuote', text, by: optional(block.by) } : null
    }
    case 'picture': {
      const picture = isId(block.media) ? context.picture(block.media) : null
      if (!picture) return null
      return { kind: 'picture', picture, caption: optional(block.caption), credit: optional(block.credit) }
    }
    case 'embed': {
      const url = safeWebUrl(block.url)
      if (!url) return null
      const host = new URL(url).hostname.replace(/^www\./, '')
      return { kind: 'embed', url, host, title: optional(block.title) ?? host }
    }
  }
}

type BlocksPlace = { readonly context: BodyContext; paragraphs: number; headings: number }

const blockReader: NodeVisitor<BlocksPlace, Block | null> = {
  paragraph(node, place) {
    const content = inlineContent(childrenOf(node), place.context)
    if (!hasText(content)) return null
    place.paragraphs += 1
    return { kind: 'paragraph', content, anchor: `p${place.paragraphs}` }
  },
  heading(node, place) {
    const content = inlineContent(childrenOf(node), place.context)
    if (!hasText(content)) return null
    place.headings += 1
    return { kind: 'heading', level: headingLevel(node), content, anchor: `h${place.headings}` }
  },
  quote(node, { context }) {
    const content = inlineContent(childrenOf(node), context)
    return hasText(content) ? { kind: 'quote', content } : null
  },
  list: (node, { context }) => list(node, context),
  block(node, { context }) {
    const block = editorBlockOf(node)
    return block && shownBlock(block, context)
  },
  other: () => null,
}

/**
 * The blocks of a body, in order. Unknown nodes are left out; never throws. Paragraphs and headings are numbered in
 * document order, so that `#p3` and `#h1` lead to the same place in every edition.
 * @param body stored editor state; anything else has no blocks
 */
export function bodyBlocks(body: unknown, context: BodyContext): Block[] {
  const root = rootOf(body)
  if (!root) return []
  const place = { context, paragraphs: 0, headings: 0 }
  const blocks: Block[] = []
  for (const node of childrenOf(root)) {
    const block = isNode(node) ? visit(node, blockReader, place) : null
    if (block) blocks.push(block)
  }
  return blocks
}

/** The ids of everything a body refers to. */
export function bodyReferences(body: unknown): BodyReferences {
  const stories = new Set<number>()
  const media = new Set<number>()
  bodyBlocks(body, {
    storyPath: (id) => {
      stories.add(id)
      return null
    },
    picture: (id) => {
      media.add(id)
      return null
    },
  })
  return { stories: [...stories], media: [...media] }
}
