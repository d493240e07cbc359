// Taking segments out of a text: they are first made blank, by a sign that no text has, then what is blank is left out.
import { type ComposedText, parseTagged, type TaggedNode } from '#lib/segments/index.ts'
import { printTagged } from '#lib/segments/tags.ts'

/** Of the private use area: no letter anywhere. */
const sign = '\uE0F1'

/** A text with the same tags that says nothing. */
export function blank(tagged: string): string {
  const emptied = (nodes: readonly TaggedNode[]): TaggedNode[] =>
    nodes.map((node) =>
      node.kind === 'text'
        ? { kind: 'text', text: sign }
        : node.kind === 'tag'
          ? { ...node, children: emptied(node.children) }
          : node,
    )
  // A text without any letter would be taken for one that is missing.
  return printTagged([{ kind: 'text', text: sign }, ...emptied(parseTagged(tagged) ?? [])])
}

/** A text without its blank segments: paragraphs, entries and captions go, a headline becomes empty. */
export function withoutBlanks(text: ComposedText): ComposedText {
  const field = (value: string | null) => (value?.includes(sign) ? null : value)
  return {
    headline: field(text.headline) ?? '',
    standfirst: field(text.standfirst),
    place: field(text.place),
    body: pruned(text.body) ?? null,
    corrections: text.corrections.filter(({ text: correction }) => !correction.includes(sign)),
  }
}

const blocks: ReadonlySet<unknown> = new Set(['paragraph', 'heading', 'quote', 'listitem'])

/** Undefined: nothing is left of it. */
function pruned(value: unknown): unknown {
  if (typeof value === 'string') return value.includes(sign) ? '' : value
  if (Array.isArray(value)) return value.map(pruned).filter((child) => child !== undefined)
  if (typeof value !== 'object' || value === null) return value
  const node = value as Readonly<Record<string, unknown>>
  if (blocks.has(node.type) && Array.isArray(node.children)) {
    const lists = node.children.filter((child) => child?.type === 'list')
    const own = node.children.filter((child) => child?.type !== 'list')
    if (JSON.stringify(own).includes(sign)) {
      const left = lists.map(pruned).filter((list) => list !== undefined)
      return left.length > 0 ? { ...node, children: left } : undefined
    }
  }
  // A quotation without its words is none; a picture without its caption is one.
  if (node.type === 'block' && isBlankQuote(node.fields)) return undefined
  const entries = Object.entries(node).map(([name, inner]) => [name, pruned(inner)] as const)
  const copy = Object.fromEntries(entries)
  if (node.type === 'list' && Array.isArray(copy.children) && copy.children.length === 0) return undefined
  return copy
}

const isBlankQuote = (fields: unknown) =>
  typeof fields === 'object' &&
  fields !== null &&
  'blockType' in fields &&
  fields.blockType === 'pullQuote' &&
  'text' in fields &&
  String(fields.text).includes(sign)
