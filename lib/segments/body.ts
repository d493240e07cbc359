// Reads and replaces a body's texts in one walk, so that both always give a text the same key.
import {
  type BodyNode,
  blockTypeOf,
  childrenOf,
  entryParts,
  fieldsOf,
  headingLevel,
  isNode,
  rootOf,
  stringOf,
  withChildren,
} from '#lib/content/body/nodes.ts'
import { type BlockType, type EditorBlocks, readableDepth } from '#lib/content/body/schema.ts'
import { type NodeVisitor, visit } from '#lib/content/body/visit.ts'
import { fromTagged, toTagged } from './inline.ts'
import { escapeText, plainText } from './tags.ts'
import type { Reword, SegmentKind } from './types.ts'

type TranslatedField<Fields> = {
  [Name in keyof Fields]: Fields[Name] extends { readonly translated: true } ? Name : never
}[keyof Fields]

/** The kinds of segments in the translated fields of the editor's blocks, in reading order. */
const blockTexts: { readonly [Type in BlockType]: Readonly<Record<TranslatedField<EditorBlocks[Type]>, SegmentKind>> } =
  {
    pullQuote: { text: 'pullQuote', by: 'pullQuoteBy' },
    picture: { caption: 'caption' },
    embed: { title: 'embedTitle' },
  }

/**
 * Replaces a body's texts. Blocks, links, pictures and embeds stay in their places; nodes that readers don't see stay as
 * they are. Throws only what `reword` throws, whatever the body is.
 * @param reword must answer with tags that fit the ones it was given, or with a block that brings its own marks
 */
export function rewordBody(body: unknown, reword: Reword): unknown {
  const root = rootOf(body)
  if (!isNode(body) || !root) return body ?? null
  const blocks = childrenOf(root).map((block, index) =>
    isNode(block) ? visit(block, blockRewriter, { key: `body.${index}`, reword }) : block,
  )
  return { ...body, root: withChildren(root, blocks) }
}

type Place = { readonly key: string; readonly reword: Reword }

const blockRewriter: NodeVisitor<Place, BodyNode> = {
  paragraph: (node, place) => withChildren(node, rewordInline(childrenOf(node), 'paragraph', place)),
  quote: (node, place) => withChildren(node, rewordInline(childrenOf(node), 'quote', place)),
  heading: (node, place) => withChildren(node, rewordInline(childrenOf(node), `h${headingLevel(node)}`, place)),
  list: (node, { key, reword }) => rewordList(node, { key, first: 0, depth: 0 }, reword),
  block(node, place) {
    const fields = fieldsOf(node)
    return fields ? { ...node, fields: rewordFields(fields, place) } : node
  },
  other: (node) => node,
}

function rewordInline(children: readonly unknown[], kind: SegmentKind, { key, reword }: Place): BodyNode[] {
  const block = toTagged(children)
  const answer = reword(key, kind, block)
  return fromTagged(typeof answer === 'string' ? { ...block, text: answer } : answer)
}

function rewordFields(fields: BodyNode, { key, reword }: Place): BodyNode {
  const reworded: Record<string, unknown> = { ...fields }
  const type = blockTypeOf(fields)
  for (const [name, kind] of Object.entries<SegmentKind>(type ? blockTexts[type] : {})) {
    const text = stringOf(fields[name])
    if (text !== '') reworded[name] = rewordPlain(text, `${key}.${name}`, kind, reword)
  }
  return reworded
}

/** Text that can hold neither emphasis nor links. */
export function rewordPlain(text: string, key: string, kind: SegmentKind, reword: Reword): string {
  const answer = reword(key, kind, { text: escapeText(text), marks: [] })
  return plainText(typeof answer === 'string' ? answer : answer.text)
}

/** `first`: number of the first entry, where several lists are in one entry. */
type ListPlace = { readonly key: string; readonly first: number; readonly depth: number }

function rewordList(list: BodyNode, { key, first, depth }: ListPlace, reword: Reword): BodyNode {
  if (depth > readableDepth) return list
  const entries = childrenOf(list).map((entry, index) =>
    isNode(entry) ? rewordEntry(entry, { key: `${key}.${first + index}`, reword }, depth) : entry,
  )
  return withChildren(list, entries)
}

function rewordEntry(entry: BodyNode, place: Place, depth: number): BodyNode {
  const { own, lists } = entryParts(entry)
  const reworded = rewordInline(own, 'entry', place)
  let first = 0
  const nested = lists.map((list) => {
    const inner = rewordList(list, { key: place.key, first, depth: depth + 1 }, place.reword)
    first += childrenOf(list).length
    return inner
  })
  return withChildren(entry, [...reworded, ...nested])
}
