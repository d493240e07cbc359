// Converts segments of TMX to tagged text and back. TMX's codes (bpt and ept, ph, it, ut) and highlights (hi) become
// our tags.
import {
  escapeText,
  parseTagged,
  plainText,
  type TaggedNode,
  type TagProblem,
  tagProblem,
} from '#lib/segments/index.ts'
import { isBlank, normaliseCharacters } from '#lib/text/characters.ts'
import { characterType, encodeCharacter, splitAtInvalidXml } from './characters.ts'
import type { Inline } from './parse.ts'

/** Source and translation of a unit as tagged text. */
export type TaggedPair = { readonly source: string; readonly text: string }
/** Why a segment was not accepted. */
export type Invalid = { readonly problem: string }

/** Reads a segment that this site wrote: its numbers are our tags', as they are. */
export function parseOwnSegment(segment: readonly Inline[]): string | Invalid {
  return tag(segment, (part) => numberIn(part.kind === 'open' ? `i${part.id}` : part.match))
}

/**
 * Reads the segments of another tool: the source's elements are numbered as they open, and the translation's are found
 * again among them, by their attribute x, else by i, else by their order. Blanks are made single.
 */
export function parseForeignPair(source: readonly Inline[], translation: readonly Inline[]): TaggedPair | Invalid {
  const numbers = new Map<string, number>()
  const unnamed: number[] = []
  let last = 0
  const from = tag(source, ({ match }) => {
    last += 1
    if (match === null) unnamed.push(last)
    else numbers.set(match, last)
    return last
  })
  if (typeof from !== 'string') return { problem: `the source: ${from.problem}` }
  const inOrder = unnamed.values()
  const into = tag(translation, ({ match }) => (match === null ? inOrder.next().value : numbers.get(match)) ?? null)
  if (typeof into !== 'string') return into
  const pair = { source: singleBlanks(from), text: singleBlanks(into) }
  const problem = tagProblem(pair.source, pair.text)
  return problem ? { problem: sentence(problem) } : pair
}

const singleBlanks = (tagged: string) => normaliseCharacters(tagged, { softHyphens: true }).replace(/\s+/gu, ' ').trim()

function sentence(problem: TagProblem): string {
  if (problem.kind === 'broken') return broken
  const words = {
    unknown: 'is not in the source',
    missing: 'is missing in the translation',
    doubled: 'is twice in the translation',
    misplaced: 'stands within another one than in the source, or without its text',
  }
  return `inline element ${problem.tag.replace(/[</>]/g, '')} of the source, from 1, ${words[problem.kind]}`
}

type Opening = Extract<Inline, { kind: 'open' | 'single' }>

/** Writes tagged text with the numbers that `numberOf` gives; null: it is not known there. */
function tag(segment: readonly Inline[], numberOf: (part: Opening) => number | null): string | Invalid {
  const open = new Map<string, number>()
  let tagged = ''
  for (const part of segment) {
    if (part.kind === 'text') {
      tagged += escapeText(part.text)
      continue
    }
    const number = part.kind === 'close' ? (open.get(part.id) ?? null) : numberOf(part)
    if (number === null)
      return { problem: part.kind === 'close' ? broken : 'an inline element is not in the source, or has no number' }
    if (part.kind === 'open') open.set(part.id, number)
    tagged += part.kind === 'single' ? `<${number}/>` : part.kind === 'open' ? `<${number}>` : `</${number}>`
  }
  if (!parseTagged(tagged)) return { problem: broken }
  return isBlank(plainText(tagged)) ? { problem: 'there is no text' } : tagged
}

const broken = 'its inline elements are not properly closed or nested'

function numberIn(match: string | null): number | null {
  const found = /^[ix]([1-9]\d{0,8})$/.exec(match ?? '')
  return found ? Number(found[1]) : null
}

/**
 * Writes tagged text as the content of `<seg>`.
 * @throws when its tags are not properly nested
 */
export function serializeSegment(tagged: string): string {
  const nodes = parseTagged(tagged)
  if (!nodes) throw new Error(`memory: the tags of "${tagged.slice(0, 60)}" are not properly nested`)
  return nodes.map(nodeXml).join('')
}

function nodeXml(node: TaggedNode): string {
  if (node.kind === 'text') return textXml(node.text)
  if (node.kind === 'empty') return `<ph x="${node.number}"/>`
  const { number, children } = node
  return `<bpt i="${number}" x="${number}"/>${children.map(nodeXml).join('')}<ept i="${number}"/>`
}

function textXml(text: string): string {
  return splitAtInvalidXml(text)
    .map((part, index) =>
      index % 2 === 0 ? escapeXml(part) : `<ph type="${characterType}">${encodeCharacter(part)}</ph>`,
    )
    .join('')
}

/** Any text for XML, in an element or an attribute, such that a parser gives back the same. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"\r\uFFFD]/g, (character) => entities[character] ?? character)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser makes line ends of it.
  '\r': '&#xD;',
  // Read as it is, it means that something could not be decoded.
  '\uFFFD': '&#xFFFD;',
}
