// A text as it is compared: one line for each paragraph, heading, entry of a list, or part of a block. Pure.
import {
  childrenOf,
  editorBlockOf,
  entryParts,
  formatOf,
  headingLevel,
  isBold,
  isElement,
  isItalic,
  isNode,
  isNumbered,
  linkOf,
  rootOf,
  textOf,
} from '#lib/content/body/nodes.ts'
import { readableDepth } from '#lib/content/body/schema.ts'
import { type NodeVisitor, visit } from '#lib/content/body/visit.ts'

/** How a run of text looks, and where it leads. */
export type Look = { readonly bold: boolean; readonly italic: boolean; readonly link: string | null }
export type Run = Look & { readonly text: string }

export type LineKind =
  | 'text'
  | 'paragraph'
  | 'h2'
  | 'h3'
  | 'quote'
  | 'entry'
  | 'numbered'
  | 'pullQuote'
  | 'pullQuoteBy'
  | 'picture'
  | 'caption'
  | 'credit'
  | 'embed'
  | 'embedTitle'
  | 'date'

export type Line = {
  readonly kind: LineKind
  readonly runs: readonly Run[]
  /** Of a list's entry, from 0. */
  readonly level: number
  /** Of an entry in a numbered list: as readers see it, no part of what is compared. */
  readonly number: number | null
  /** What the line stands for: of two with another identity, neither is a changed form of the other. */
  readonly identity: string | null
}

/** What people call the pictures and stories that a body refers to, by id. */
export type BodyNames = {
  readonly pictures: ReadonlyMap<number, string>
  readonly stories: ReadonlyMap<number, string>
  /** For what is not there any more, or not theirs to see. */
  readonly unknown: string
}

const plain: Look = { bold: false, italic: false, link: null }

/** The ids of pictures and stories that a body refers to. */
export function idsIn(body: unknown): { readonly pictures: number[]; readonly stories: number[] } {
  const found = { pictures: [] as number[], stories: [] as number[] }
  const seek = (node: unknown, depth: number): void => {
    if (!isNode(node) || depth > readableDepth * 2) return
    const block = visit(node, { block: editorBlockOf, other: () => null }, null)
    if (block?.type === 'picture' && block.media !== null) found.pictures.push(block.media)
    const link = visit(node, { link: linkOf, other: () => null }, null)
    if (link?.kind === 'story' && link.id !== null) found.stories.push(link.id)
    for (const child of childrenOf(node)) seek(child, depth + 1)
  }
  seek(rootOf(body), 0)
  return found
}

/** A field without formatting: a line for each of its paragraphs. */
export const plainLines = (text: string, kind: LineKind = 'text', identity: string | null = null): Line[] =>
  text
    .split('\n')
    .filter((part) => part.trim() !== '')
    .map((part) => ({ kind, runs: [{ ...plain, text: part }], level: 0, number: null, identity }))

/** The lines of a body in the editor's form, of any shape, since it comes from the database. Never throws. */
export function bodyLines(body: unknown, names: BodyNames): Line[] {
  const root = rootOf(body)
  if (!root) return []
  return childrenOf(root).flatMap((block) => (isNode(block) ? visit(block, blockReader, names) : []))
}

function proseLine(
  kind: LineKind,
  children: readonly unknown[],
  names: BodyNames,
  { level, number }: Pick<Line, 'level' | 'number'> = { level: 0, number: null },
): Line[] {
  const runs = joined(runsOf(children, plain, names, 0))
  return runs.some(({ text }) => text.trim() !== '') ? [{ kind, runs, level, number, identity: null }] : []
}

const blockReader: NodeVisitor<BodyNames, Line[]> = {
  paragraph: (node, names) => proseLine('paragraph', childrenOf(node), names),
  quote: (node, names) => proseLine('quote', childrenOf(node), names),
  heading: (node, names) => proseLine(`h${headingLevel(node)}`, childrenOf(node), names),
  list: (node, names) => listLines(node, names, 0),
  block(node, names) {
    const block = editorBlockOf(node)
    switch (block?.type) {
      case 'pullQuote':
        return [...plainLines(block.text, 'pullQuote'), ...plainLines(block.by, 'pullQuoteBy')]
      case 'picture': {
        const name = block.media === null ? names.unknown : (names.pictures.get(block.media) ?? names.unknown)
        return [
          ...plainLines(name, 'picture', `picture ${block.media}`),
          ...plainLines(block.caption, 'caption'),
          ...plainLines(block.credit, 'credit'),
        ]
      }
      case 'embed':
        return [...plainLines(block.url, 'embed', block.url), ...plainLines(block.title, 'embedTitle')]
      default:
        return []
    }
  },
  other: (node, names) => proseLine('paragraph', childrenOf(node), names),
}

function listLines(list: Parameters<typeof childrenOf>[0], names: BodyNames, level: number): Line[] {
  if (level > readableDepth) return []
  const kind = isNumbered(list) ? 'numbered' : 'entry'
  return childrenOf(list)
    .filter(isNode)
    .flatMap((entry) => {
      const { own, lists } = entryParts(entry)
      const number = kind === 'numbered' && typeof entry.value === 'number' ? entry.value : null
      return [
        ...proseLine(kind, own, names, { level, number }),
        ...lists.flatMap((inner) => listLines(inner, names, level + 1)),
      ]
    })
}

function runsOf(children: readonly unknown[], look: Look, names: BodyNames, depth: number): Run[] {
  if (depth > readableDepth) return []
  const reader: NodeVisitor<null, Run[]> = {
    text: (node) => {
      const format = formatOf(node)
      return [{ ...look, bold: isBold(format), italic: isItalic(format), text: textOf(node) }]
    },
    tab: () => [{ ...look, text: ' ' }],
    lineBreak: () => [{ ...look, text: '\n' }],
    link: (node) => runsOf(childrenOf(node), { ...look, link: targetOf(node, names) }, names, depth + 1),
    other: (node) => (isElement(node) ? runsOf(childrenOf(node), look, names, depth + 1) : []),
  }
  return children.filter(isNode).flatMap((node) => visit(node, reader, null))
}

function targetOf(node: Parameters<typeof linkOf>[0], names: BodyNames): string {
  const link = linkOf(node)
  if (link?.kind === 'url') return link.url
  return link?.id ? (names.stories.get(link.id) ?? names.unknown) : names.unknown
}

const sameLook = (one: Look, other: Look) =>
  one.bold === other.bold && one.italic === other.italic && one.link === other.link

/** Runs with those that look alike put together. */
export function joined<Part extends Run>(
  runs: readonly Part[],
  isAlike: (one: Part, other: Part) => boolean = sameLook,
): Part[] {
  const result: Part[] = []
  for (const run of runs) {
    const last = result.at(-1)
    if (last && isAlike(last, run)) result[result.length - 1] = { ...last, text: last.text + run.text }
    else if (run.text !== '') result.push(run)
  }
  return result
}

export const textOfLine = ({ runs }: Line): string => runs.map(({ text }) => text).join('')
