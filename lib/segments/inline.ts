// Converts the inline nodes of a block to tagged text and back.
import {
  type BodyNode,
  childrenOf,
  formatOf,
  isElement,
  isNode,
  plainFormat,
  styleOf,
  textOf,
  withChildren,
} from '#lib/content/body/nodes.ts'
import { readableDepth } from '#lib/content/body/schema.ts'
import { type NodeVisitor, visit } from '#lib/content/body/visit.ts'
import { textNode } from '#lib/content/body/write.ts'
import { escapeText, parseTagged, type TaggedNode } from './tags.ts'

/** Lexical's bits for bold and so on, and CSS. */
type Style = { readonly format: number; readonly style: string }

/** A run of text in one style, however many text nodes it comes in, or a node that is no text. */
type Part =
  | ({ readonly kind: 'run'; readonly text: string } & Style)
  | { readonly kind: 'node'; readonly node: BodyNode }

const plain: Style = { format: plainFormat, style: '' }

/** What a tag stands for. */
export type Mark =
  | ({ readonly kind: 'style' } & Style)
  /** A link, or anything else with children. */
  | { readonly kind: 'element'; readonly node: BodyNode }
  /** A line break, or anything else without children. */
  | { readonly kind: 'leaf'; readonly node: BodyNode }

export type TaggedBlock = {
  readonly text: string
  /** In the order of the tags' numbers: `marks[0]` belongs to `<1>`. */
  readonly marks: readonly Mark[]
}

/** The inline nodes of a block as tagged text. A tab is a blank, as it is to readers. */
export function toTagged(children: readonly unknown[]): TaggedBlock {
  const marks: Mark[] = []
  return { text: tagged(children, marks, 0), marks }
}

function tagged(children: readonly unknown[], marks: Mark[], depth: number): string {
  return partsOf(children)
    .map((part) => (part.kind === 'run' ? taggedRun(part, marks) : taggedNode(part.node, marks, depth)))
    .join('')
}

function taggedRun({ text, format, style }: Style & { readonly text: string }, marks: Mark[]): string {
  if (format === plainFormat && style === '') return escapeText(text)
  const number = marks.push({ kind: 'style', format, style })
  return `<${number}>${escapeText(text)}</${number}>`
}

function taggedNode(node: BodyNode, marks: Mark[], depth: number): string {
  if (!isElement(node) || depth > readableDepth) return `<${marks.push({ kind: 'leaf', node })}/>`
  const number = marks.push({ kind: 'element', node })
  return `<${number}>${tagged(childrenOf(node), marks, depth + 1)}</${number}>`
}

/** The text of a text node or tab; null for any other node. */
const wordsReader: NodeVisitor<null, string | null> = { text: textOf, tab: () => ' ', other: () => null }

function partsOf(children: readonly unknown[]): Part[] {
  const parts: Part[] = []
  let texts: string[] = []
  let style = plain
  const endRun = () => {
    if (texts.length > 0) parts.push({ kind: 'run', text: texts.join(''), ...style })
    texts = []
  }
  for (const node of children.filter(isNode)) {
    const text = visit(node, wordsReader, null)
    if (text === '') continue
    if (text === null) {
      endRun()
      parts.push({ kind: 'node', node })
      continue
    }
    const own = { format: formatOf(node), style: styleOf(node) }
    if (!sameStyle(own, style)) endRun()
    style = own
    texts.push(text)
  }
  endRun()
  return parts
}

const sameStyle = (a: Style, b: Style) => a.format === b.format && a.style === b.style

/** The inline nodes of tagged text; text outside of all tags has no emphasis. */
export function fromTagged({ text, marks }: TaggedBlock): BodyNode[] {
  return nodesOf(parseTagged(text) ?? [], marks, plain)
}

function nodesOf(parts: readonly TaggedNode[], marks: readonly Mark[], style: Style): BodyNode[] {
  return parts.flatMap((part): BodyNode[] => {
    if (part.kind === 'text') return [textNode(part.text, style.format, style.style)]
    const mark = marks[part.number - 1]
    const children = part.kind === 'tag' ? part.children : []
    switch (mark?.kind) {
      case 'style':
        return nodesOf(children, marks, mark)
      case 'element':
        return [withChildren(mark.node, nodesOf(children, marks, plain))]
      case 'leaf':
        return [mark.node]
      default:
        return nodesOf(children, marks, style)
    }
  })
}
