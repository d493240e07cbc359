// Keeps from being translated what an engine without instructions would translate: web and e-mail addresses, handles,
// kept terms, and text that would be mistaken for markup. Each is put into a tag of its own, `<90>detik.com</90>`, that
// the engine is told to leave alone; whatever comes back in that tag is replaced by what was in it before.
import { escapeText, parseTagged, type TaggedNode } from '#lib/segments/index.ts'
import type { Term } from '../types.ts'

/** Tagged text, and the raw text behind each number that was added. */
export type ProtectedText = { readonly text: string; readonly kept: ReadonlyMap<number, string> }

const closing = /[.,;:!?…'"’”»)\]}。、，！？）」』]+$/u

/** Top-level domains of addresses without http://. Others could be two sentences without a blank between them. */
const domains = 'com|org|net|id|info|io|tv|edu|gov|int|eu|uk|us|au|sg|my|jp|cn|fr|de|nl'

const patterns: readonly RegExp[] = [
  /\b(?:https?:\/\/|www\.)[^\s<>]+/giu,
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
  new RegExp(String.raw`(?<![\p{L}\p{N}@._/-])(?:[a-z0-9-]+\.)+(?:${domains})(?![\p{L}\p{N}-])(?:\/[^\s<>]*)?`, 'giu'),
  /(?<![\p{L}\p{N}_@])@[A-Za-z0-9_](?:[A-Za-z0-9_.]{0,40}[A-Za-z0-9_])?/gu,
  // Entities come back as what they stand for; a bracket may open a tag.
  /<[^\s<]*|&[^\s<&]*;/gu,
]

const wholeWord = (term: string) => {
  const literal = term.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  return String.raw`(?<![\p{L}\p{M}\p{N}_])${literal}(?![\p{L}\p{M}\p{N}_])`
}

type Range = { readonly start: number; readonly end: number }

/**
 * Puts text that must not be translated into tags of its own.
 *
 * @param text tagged text; if its tags are broken, nothing is protected
 * @param terms of the glossary; those without a rendering are kept
 */
export function protect(text: string, terms: readonly Term[]): ProtectedText {
  const nodes = parseTagged(text)
  if (!nodes) return { text, kept: new Map() }
  const wanted = [
    ...patterns,
    ...terms
      .filter((term) => term.rendering === null && term.term.trim() !== '')
      .map(({ term, caseSensitive }) => new RegExp(wholeWord(term.trim()), caseSensitive ? 'gu' : 'giu')),
  ]
  const kept = new Map<number, string>()
  let number = highest(nodes)
  const inside = (siblings: readonly TaggedNode[]): TaggedNode[] =>
    siblings.flatMap((node): TaggedNode[] => {
      if (node.kind === 'tag') return [{ ...node, children: inside(node.children) }]
      if (node.kind === 'empty') return [node]
      const pieces: TaggedNode[] = []
      let from = 0
      for (const { start, end } of rangesIn(node.text, wanted)) {
        const piece = node.text.slice(start, end)
        kept.set(++number, piece)
        pieces.push(textNode(node.text.slice(from, start)), { kind: 'tag', number, children: [textNode(piece)] })
        from = end
      }
      return [...pieces, textNode(node.text.slice(from))]
    })
  return { text: printNodes(inside(nodes)), kept }
}

/**
 * Puts back what {@link protect} took out. What is missing stays missing, for the checks to see: they compare addresses,
 * handles and terms. Broken tags stay as they are for the same reason.
 *
 * @param text tagged text, as the engine gave it
 */
export function restore(text: string, kept: ProtectedText['kept']): string {
  const nodes = parseTagged(text)
  if (!nodes) return text
  const inside = (siblings: readonly TaggedNode[]): TaggedNode[] =>
    siblings.map((node): TaggedNode => {
      if (node.kind === 'text') return node
      const original = kept.get(node.number)
      if (original !== undefined) return textNode(original)
      return node.kind === 'tag' ? { ...node, children: inside(node.children) } : node
    })
  return printNodes(inside(nodes))
}

/** The ranges to protect, in order, without overlaps; of two that overlap the earlier, else the longer, wins. */
function rangesIn(text: string, wanted: readonly RegExp[]): Range[] {
  const found = wanted
    .flatMap((pattern) =>
      Array.from(text.matchAll(pattern), ({ 0: match, index }) => ({
        start: index,
        end: index + (pattern === patterns[0] || pattern === patterns[2] ? match.replace(closing, '') : match).length,
      })),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end)
  let taken = 0
  return found.filter(({ start, end }) => {
    if (start < taken || end <= start) return false
    taken = end
    return true
  })
}

const textNode = (text: string): TaggedNode => ({ kind: 'text', text })

const highest = (nodes: readonly TaggedNode[]): number =>
  nodes.reduce((high, node) => {
    if (node.kind === 'text') return high
    return Math.max(high, node.number, node.kind === 'tag' ? highest(node.children) : 0)
  }, 0)

/** Nodes as tagged text. Neighbouring texts are escaped together, since together they may look like a tag. */
function printNodes(nodes: readonly TaggedNode[]): string {
  let out = ''
  let raw = ''
  for (const node of nodes) {
    if (node.kind === 'text') {
      raw += node.text
      continue
    }
    out += escapeText(raw)
    raw = ''
    out += node.kind === 'empty' ? `<${node.number}/>` : `<${node.number}>${printNodes(node.children)}</${node.number}>`
  }
  return out + escapeText(raw)
}
