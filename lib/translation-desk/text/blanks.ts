// Removes segments from a text: they are first replaced by a marker that no text contains, then marked nodes are
// pruned.
import { type BodyNode, childrenOf, editorBlockOf, entryParts, isElement, isNode } from '#lib/content/body/nodes.ts'
import { type NodeVisitor, visit } from '#lib/content/body/visit.ts'
import { type ComposedText, parseTagged, type TaggedNode } from '#lib/segments/index.ts'
import { printTagged } from '#lib/segments/tags.ts'

/** Of the private use area: no letter anywhere. */
const blankMarker = '\uE0F1'

/** A blank text with the same tags. */
export function blankOut(tagged: string): string {
  const emptied = (nodes: readonly TaggedNode[]): TaggedNode[] =>
    nodes.map((node) =>
      node.kind === 'text'
        ? { kind: 'text', text: blankMarker }
        : node.kind === 'tag'
          ? { ...node, children: emptied(node.children) }
          : node,
    )
  // A text without any letter would be taken for one that is missing.
  return printTagged([{ kind: 'text', text: blankMarker }, ...emptied(parseTagged(tagged) ?? [])])
}

/** A text without its blank segments: paragraphs, entries and captions go, a headline becomes empty. */
export function removeBlanks(text: ComposedText): ComposedText {
  const field = (value: string | null) => (value?.includes(blankMarker) ? null : value)
  return {
    headline: field(text.headline) ?? '',
    standfirst: field(text.standfirst),
    place: field(text.place),
    body: pruned(text.body) ?? null,
    corrections: text.corrections.filter(({ text: correction }) => !correction.includes(blankMarker)),
  }
}

/** Undefined when nothing is left. */
function pruned(value: unknown): unknown {
  if (typeof value === 'string') return value.includes(blankMarker) ? '' : value
  if (Array.isArray(value)) return value.map(pruned).filter((child) => child !== undefined)
  return isNode(value) ? visit(value, pruner, null) : value
}

const pruner: NodeVisitor<null, BodyNode | undefined> = {
  paragraph: prunedText,
  heading: prunedText,
  quote: prunedText,
  listItem: prunedText,
  list(node) {
    const left = prunedParts(node)
    return isElement(left) && childrenOf(left).length === 0 ? undefined : left
  },
  // A quotation needs its words; a picture does without its caption.
  block(node) {
    const block = editorBlockOf(node)
    return block?.type === 'pullQuote' && block.text.includes(blankMarker) ? undefined : prunedParts(node)
  },
  other: prunedParts,
}

/** An entry whose own words are blank goes, but for the lists in it. */
function prunedText(node: BodyNode): BodyNode | undefined {
  const { own, lists } = entryParts(node)
  if (!JSON.stringify(own).includes(blankMarker)) return prunedParts(node)
  const left = lists.map(pruned).filter((list) => list !== undefined)
  return left.length > 0 ? { ...node, children: left } : undefined
}

function prunedParts(node: BodyNode): BodyNode {
  return Object.fromEntries(Object.entries(node).map(([name, inner]) => [name, pruned(inner)]))
}
