// Bodies to and from the editor's Lexical JSON, as lib/newsroom/editor.ts allows it.
import {
  type BodyNode,
  childrenOf,
  editorBlockOf,
  entryParts,
  formatOf,
  formatWith,
  headingLevel,
  isBold,
  isItalic,
  isNode,
  linkOf,
  listTypeOf,
  rootOf,
  startOf,
  textOf,
} from '#lib/content/body/nodes.ts'
import { isLinkUrl } from '#lib/content/body/urls.ts'
import { type NodeVisitor, visit } from '#lib/content/body/visit.ts'
import {
  blockNode,
  headingNode,
  lineBreakNode,
  linkNode,
  listItemNode,
  listNode,
  paragraphNode,
  quoteNode,
  type StoredBody,
  storedBody,
  textNode,
  type WrittenNode,
  type WrittenTarget,
} from '#lib/content/body/write.ts'
import {
  type Body,
  type BodyBlock,
  canonicalBody,
  isSameTarget,
  type LinkTarget,
  type ListBlock,
  type Run,
} from './body.ts'

/** Looks up the names of stories and pictures by id. */
export type NameLookup = {
  /** `ref` of the story with this id, or null when it is gone: its links become plain text. */
  readonly story: (id: number) => string | null
  /** How a picture is written (`src`), or null when it is gone: it is left out. */
  readonly picture: (id: number) => string | null
}

/** Looks up the ids of stories and pictures by name. */
export type IdLookup = {
  readonly story: (ref: string) => number | null
  readonly picture: (src: string) => number | null
}

/** A body as Lexical JSON; the same body gives the same JSON. Links and pictures without an id are plain text, left out. */
export function toLexical(body: Body, ids: IdLookup): StoredBody {
  return storedBody(canonicalBody(body).flatMap((block, index) => writtenBlock(block, index, ids) ?? []))
}

function writtenBlock(block: BodyBlock, index: number, ids: IdLookup): WrittenNode | null {
  switch (block.kind) {
    case 'paragraph':
      return paragraphNode(inlineNodes(block.content, ids))
    case 'heading':
      return headingNode(block.level, inlineNodes(block.content, ids))
    case 'quote':
      return quoteNode(inlineNodes(block.content, ids))
    case 'list':
      return writtenList(block, ids)
    case 'pullQuote':
      return blockNode({ type: 'pullQuote', text: block.text, by: block.by }, index)
    case 'embed':
      return blockNode({ type: 'embed', url: block.url, title: block.title }, index)
    case 'picture': {
      const media = ids.picture(block.src)
      if (media === null) return null
      return blockNode({ type: 'picture', media, caption: block.caption, credit: block.credit }, index)
    }
  }
}

function writtenList(list: ListBlock, ids: IdLookup): WrittenNode {
  const items: WrittenNode[] = []
  let value = list.start
  for (const entry of list.entries) {
    items.push(listItemNode(value, inlineNodes(entry.content, ids)))
    value += 1
    for (const nested of entry.nested) items.push(listItemNode(value, [writtenList(nested, ids)]))
  }
  return listNode(list.ordered, list.start, items)
}

function inlineNodes(runs: readonly Run[], ids: IdLookup): WrittenNode[] {
  const nodes: WrittenNode[] = []
  for (let start = 0; start < runs.length; ) {
    const link = runs[start]?.link ?? null
    let end = start + 1
    while (end < runs.length && isSameTarget(runs[end]?.link ?? null, link)) end += 1
    const texts = runs.slice(start, end).flatMap(textNodes)
    const target = link && writtenTarget(link, ids)
    if (target) nodes.push(linkNode(target, nodes.length, texts))
    else nodes.push(...texts)
    start = end
  }
  return nodes
}

function writtenTarget(link: LinkTarget, ids: IdLookup): WrittenTarget | null {
  if (link.kind === 'url') return link
  const id = ids.story(link.ref)
  return id === null ? null : { kind: 'story', id }
}

function textNodes(run: Run): WrittenNode[] {
  const format = formatWith(run)
  return run.text
    .split('\n')
    .flatMap((text, index) => [...(index > 0 ? [lineBreakNode()] : []), ...(text ? [textNode(text, format)] : [])])
}

/**
 * A body from Lexical JSON, in canonical form. What Markdown has no form for (underline, colours, unknown blocks) is
 * left out; its text stays. Never throws: anything that is no editor state is an empty body.
 */
export function fromLexical(state: unknown, names: NameLookup): Body {
  const root = rootOf(state)
  return canonicalBody(root ? nodesIn(root).flatMap((node) => visit(node, blockReader, names) ?? []) : [])
}

const nodesIn = (element: BodyNode): BodyNode[] => childrenOf(element).filter(isNode)

const blockReader: NodeVisitor<NameLookup, BodyBlock | null> = {
  heading: (node, names) => ({ kind: 'heading', level: headingLevel(node), content: runsIn(node, names) }),
  quote: (node, names) => ({ kind: 'quote', content: runsIn(node, names) }),
  list: listOf,
  block: editorBlock,
  other: (node, names) => ({ kind: 'paragraph', content: runsIn(node, names) }),
}

function editorBlock(node: BodyNode, names: NameLookup): BodyBlock | null {
  const block = editorBlockOf(node)
  switch (block?.type) {
    case 'pullQuote':
      return { kind: 'pullQuote', text: block.text, by: block.by }
    case 'embed':
      return { kind: 'embed', url: block.url, title: block.title }
    case 'picture': {
      const src = block.media === null ? null : names.picture(block.media)
      return src ? { kind: 'picture', src, caption: block.caption, credit: block.credit } : null
    }
    default:
      return null
  }
}

function listOf(node: BodyNode, names: NameLookup): ListBlock {
  const entries = nodesIn(node).map((item) => {
    const { own, lists } = entryParts(item)
    return {
      content: runsOf(own, { link: null, names }),
      nested: lists.map((list) => listOf(list, names)),
    }
  })
  return { kind: 'list', ordered: listTypeOf(node) === 'number', start: startOf(node), entries }
}

type RunPlace = { readonly link: LinkTarget | null; readonly names: NameLookup }

const runReader: NodeVisitor<RunPlace, Run[]> = {
  text(node, { link }) {
    const format = formatOf(node)
    // A line end inside a text node is not a line break: the browser shows it as a space.
    const words = textOf(node).replace(/[\r\n]+/g, ' ')
    return [{ text: words, bold: isBold(format), italic: isItalic(format), link }]
  },
  lineBreak: (_, { link }) => [{ text: '\n', bold: false, italic: false, link }],
  tab: (_, { link }) => [{ text: ' ', bold: false, italic: false, link }],
  link: (node, { names }) => runsOf(childrenOf(node), { link: targetOf(node, names), names }),
  other: (node, place) => runsOf(childrenOf(node), place),
}

const runsIn = (block: BodyNode, names: NameLookup): Run[] => runsOf(childrenOf(block), { link: null, names })

const runsOf = (nodes: readonly unknown[], place: RunPlace): Run[] =>
  nodes.filter(isNode).flatMap((node) => visit(node, runReader, place))

function targetOf(node: BodyNode, names: NameLookup): LinkTarget | null {
  const link = linkOf(node)
  if (link?.kind === 'story') {
    const ref = link.id === null ? null : names.story(link.id)
    return ref ? { kind: 'story', ref } : null
  }
  const url = link?.url.trim()
  return isLinkUrl(url) && url ? { kind: 'url', url } : null
}
