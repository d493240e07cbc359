// A story's text in segments: what a translation is made from, piece by piece, and how a change of one is noticed.
import { createHash } from 'node:crypto'

/** A story's text as it is kept: `body` in the editor's form (Lexical). */
export type SegmentSource = {
  readonly headline?: string | null
  readonly standfirst?: string | null
  readonly body?: unknown
  readonly corrections?: readonly { readonly text?: string | null }[] | null
}

/** One piece of text, and what it is. */
export type Segment = { readonly kind: string; readonly text: string }

/**
 * Takes a story apart: headline, standfirst, each block of the body (each entry of a list by itself), corrections, in
 * reading order. Text is normalised (NFC, single spaces); pieces without text are left out. How words are emphasised
 * is not part of it: a sentence set in bold needs no new translation.
 */
export function segmentsOf(source: SegmentSource): Segment[] {
  const found: Segment[] = [
    { kind: 'headline', text: source.headline ?? '' },
    { kind: 'standfirst', text: source.standfirst ?? '' },
    ...childrenOf(childOf(source.body, 'root')).flatMap(blockSegments),
    ...(source.corrections ?? []).map(({ text }) => ({ kind: 'correction', text: text ?? '' })),
  ]
  return found.map(({ kind, text }) => ({ kind, text: normalise(text) })).filter(({ text }) => text !== '')
}

/** A short fingerprint (16 hex digits of SHA-256) of each segment, in reading order. */
export function segmentHashes(source: SegmentSource): string[] {
  return segmentsOf(source).map(({ kind, text }) =>
    createHash('sha256').update(`${kind}\0${text}`).digest('hex').slice(0, 16),
  )
}

function blockSegments(block: Node): Segment[] {
  const kind = stringOf(block, 'type')
  if (kind === 'list') return childrenOf(block).flatMap(entrySegments)
  if (kind === 'block') {
    const fields = childOf(block, 'fields')
    const parts = ['text', 'by', 'caption', 'title'].map((name) => stringOf(fields, name))
    return [{ kind: stringOf(fields, 'blockType'), text: parts.join('\n') }]
  }
  const level = stringOf(block, 'tag')
  return [{ kind: level || kind, text: textOf(block) }]
}

function entrySegments(entry: Node): Segment[] {
  const lists = childrenOf(entry).filter((child) => stringOf(child, 'type') === 'list')
  const own = childrenOf(entry).filter((child) => !lists.includes(child))
  return [{ kind: 'entry', text: own.map(textOf).join('') }, ...lists.flatMap(blockSegments)]
}

function textOf(node: Node): string {
  if (stringOf(node, 'type') === 'linebreak') return '\n'
  return stringOf(node, 'text') + childrenOf(node).map(textOf).join('')
}

function normalise(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

// The body comes from the database as JSON of any shape: what is not what we look for is as if it were not there.
type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

function childOf(node: unknown, name: string): Node {
  const child = isNode(node) ? node[name] : undefined
  return isNode(child) ? child : {}
}

function childrenOf(node: Node): Node[] {
  return Array.isArray(node.children) ? node.children.filter(isNode) : []
}

function stringOf(node: Node, name: string): string {
  const value = node[name]
  return typeof value === 'string' ? value : ''
}
