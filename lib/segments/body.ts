// A body's texts, read and put back in one walk, so that both always agree on where each stands.
import { fromTagged, toTagged } from './inline.ts'
import { childrenOf, deepest, isNode, type Node, stringOf, withChildren } from './nodes.ts'
import { escapeText, plainText } from './tags.ts'
import type { Reword, SegmentKind } from './types.ts'

/** The fields of the editor's blocks that are text, in the order in which they are read (lib/newsroom/editor.ts). */
const blockTexts: Readonly<Record<string, readonly (readonly [field: string, kind: SegmentKind])[]>> = {
  pullQuote: [
    ['text', 'pullQuote'],
    ['by', 'pullQuoteBy'],
  ],
  picture: [['caption', 'caption']],
  embed: [['title', 'embedTitle']],
}

/**
 * A body with other words: the same blocks, links, pictures and embeds in the same places. Nodes that readers see
 * nothing of stay as they are. Never throws by itself, whatever the body is.
 * @param reword must answer with tags that fit those which it was given, or with their marks
 */
export function rewordBody(body: unknown, reword: Reword): unknown {
  if (!isNode(body) || !isNode(body.root)) return body ?? null
  const blocks = childrenOf(body.root).map((block, index) => rewordBlock(block, `body.${index}`, reword))
  return { ...body, root: withChildren(body.root, blocks) }
}

function rewordBlock(block: unknown, key: string, reword: Reword): unknown {
  if (!isNode(block)) return block
  switch (block.type) {
    case 'paragraph':
    case 'quote':
      return withChildren(block, rewordInline(childrenOf(block), key, block.type, reword))
    case 'heading':
      return withChildren(block, rewordInline(childrenOf(block), key, block.tag === 'h3' ? 'h3' : 'h2', reword))
    case 'list':
      return rewordList(block, { key, first: 0, depth: 0 }, reword)
    case 'block':
      return isNode(block.fields) ? { ...block, fields: rewordFields(block.fields, key, reword) } : block
    default:
      return block
  }
}

function rewordInline(children: readonly unknown[], key: string, kind: SegmentKind, reword: Reword): Node[] {
  const block = toTagged(children)
  const answer = reword(key, kind, block)
  return fromTagged(typeof answer === 'string' ? { ...block, text: answer } : answer)
}

function rewordFields(fields: Node, key: string, reword: Reword): Node {
  const reworded: Record<string, unknown> = { ...fields }
  const type = stringOf(fields.blockType)
  for (const [name, kind] of Object.hasOwn(blockTexts, type) ? (blockTexts[type] ?? []) : []) {
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

function rewordList(list: Node, { key, first, depth }: ListPlace, reword: Reword): Node {
  if (depth > deepest) return list
  const entries = childrenOf(list).map((entry, index) =>
    isNode(entry) ? rewordEntry(entry, `${key}.${first + index}`, depth, reword) : entry,
  )
  return withChildren(list, entries)
}

function rewordEntry(entry: Node, key: string, depth: number, reword: Reword): Node {
  const isList = (child: unknown): child is Node => isNode(child) && child.type === 'list'
  const children = childrenOf(entry)
  const own = rewordInline(
    children.filter((child) => !isList(child)),
    key,
    'entry',
    reword,
  )
  let first = 0
  const nested = children.filter(isList).map((list) => {
    const reworded = rewordList(list, { key, first, depth: depth + 1 }, reword)
    first += childrenOf(list).length
    return reworded
  })
  return withChildren(entry, [...own, ...nested])
}
