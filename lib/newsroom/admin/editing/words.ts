// The words of a story or translation as the edit form has them, and what two states of them have in common. Pure.
import {
  addedByEditor,
  childrenOf,
  editorBlockOf,
  isNode,
  rootOf,
  textOf,
  withBlocks,
} from '#lib/content/body/nodes.ts'
import { type NodeVisitor, visit } from '#lib/content/body/visit.ts'
import { commonSubsequence } from '#lib/text/common-subsequence.ts'

/** A document as the form sends it. */
export type Values = Readonly<Record<string, unknown>>

/** What the server counts, dates and derives: no difference in it is anybody's words. */
const derived = new Set([
  'id',
  'collection',
  'createdAt',
  'updatedAt',
  'deletedAt',
  'deletedBy',
  '_status',
  'slug',
  'ref',
  'revisedAt',
  'createdBy',
  'reviewedBy',
  'segmentHashes',
  'sourceHashes',
  'segments',
  'state',
  'translations',
])

/** What a person has written or chosen. */
export const writtenIn = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !derived.has(name)))

/** References of a value: an id, or a list of ids. An empty list is the number 0 in the form's values. */
const idsIn = (value: unknown) =>
  (Array.isArray(value) ? value : [value]).filter((id) => typeof id === 'number' && id > 0)

/**
 * The fields that a draft was saved without, or without a part of: they named documents that are gone.
 *
 * @param sent what was sent
 * @param doc what the server has, with references as ids
 */
export const lostReferences = (sent: Values, doc: Values): string[] =>
  ['article', 'section', 'hero', 'authors', 'topics'].filter((name) => {
    const there = new Set(idsIn(doc[name]))
    return name in doc && idsIn(sent[name]).some((id) => !there.has(id))
  })

/** A value as it is compared: keys in order, and nothing for what says nothing. */
function plain(value: unknown): unknown {
  // A list without entries is the number 0 in the form's values.
  if (value === 0 || (Array.isArray(value) && value.length === 0)) return null
  if (Array.isArray(value)) return value.map(plain)
  if (isNode(value)) {
    const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [
      name,
      addedByEditor.has(name) ? null : plain(inner),
    ])
    return Object.fromEntries(entries.filter(([, inner]) => inner !== null).sort(([a], [b]) => (a < b ? -1 : 1)))
  }
  return value === undefined || value === '' ? null : value
}

const keyOf = (value: unknown): string => JSON.stringify(plain(value) ?? null)

/** Whether two states of a document say the same. */
export const isSame = (one: Values, other: Values): boolean => keyOf(writtenIn(one)) === keyOf(writtenIn(other))

type Node = Values

function blocksOf(body: unknown): readonly Node[] {
  const root = rootOf(body)
  return root ? childrenOf(root).filter(isNode) : []
}

export const sides = ['mine', 'theirs', 'both'] as const
export type Side = (typeof sides)[number]

/** A place where two texts differ: a field, or paragraphs of the body that follow each other. */
export type Difference = {
  readonly field: string
  readonly mine: readonly unknown[]
  readonly theirs: readonly unknown[]
  /** What is taken unless somebody chooses: whoever changed it; both where both did, or nobody knows. */
  readonly proposed: Side
}

/** Parts of a body: what both have, and where they differ. */
type Part = { readonly same: readonly Node[] } | { readonly difference: Difference }

/**
 * The parts of two bodies in their order.
 *
 * @param base what both began with, if it is known
 */
function bodyParts(mine: unknown, theirs: unknown, base: unknown): Part[] {
  const [one, other] = [blocksOf(mine), blocksOf(theirs)]
  const pairs = commonSubsequence(one.map(keyOf), other.map(keyOf), (a, b) => a === b)
  const parts: Part[] = []
  let [i, j] = [0, 0]
  for (const [nextI, nextJ] of [...pairs, [one.length, other.length] as const]) {
    const [inMine, inTheirs] = [one.slice(i, nextI), other.slice(j, nextJ)]
    if (inMine.length > 0 || inTheirs.length > 0) {
      const proposed = base === undefined ? 'both' : proposedBlocks(inMine, inTheirs, blocksOf(base))
      parts.push({ difference: { field: 'body', mine: inMine, theirs: inTheirs, proposed } })
    }
    const both = one.slice(nextI, nextI + 1)
    if (both.length > 0) parts.push({ same: both })
    i = nextI + 1
    j = nextJ + 1
  }
  return parts
}

/** Whoever wrote or took out something that was not, or was, in the base; both where both wrote. */
function proposedBlocks(mine: readonly Node[], theirs: readonly Node[], base: readonly Node[]): Side {
  const known = new Set(base.map(keyOf))
  const isOld = (blocks: readonly Node[]) => blocks.every((block) => known.has(keyOf(block)))
  if (!isOld(mine)) return isOld(theirs) ? 'mine' : 'both'
  if (!isOld(theirs)) return 'theirs'
  return theirs.length === 0 ? 'theirs' : 'mine'
}

const proposedValue = (mine: unknown, base: unknown): Side => {
  if (base === undefined) return 'mine'
  return keyOf(mine) === keyOf(base) ? 'theirs' : 'mine'
}

/**
 * Where two states of a document differ, in the order of `mine`, the body paragraph by paragraph.
 *
 * @param base what both began with, if it is known: it tells who changed what
 */
export function differences(mine: Values, theirs: Values, base?: Values): Difference[] {
  const names = [...new Set([...Object.keys(writtenIn(mine)), ...Object.keys(writtenIn(theirs))])]
  return names.flatMap((field): Difference[] => {
    const [one, other] = [mine[field], theirs[field]]
    if (keyOf(one) === keyOf(other)) return []
    if (field === 'body') {
      return bodyParts(one, other, base ? (base.body ?? null) : undefined).flatMap((part) =>
        'difference' in part ? [part.difference] : [],
      )
    }
    return [
      { field, mine: [one], theirs: [other], proposed: proposedValue(one, base ? (base[field] ?? null) : undefined) },
    ]
  })
}

/**
 * Puts together what was chosen.
 *
 * @param choices one for each of `differences(mine, theirs, base)`, in that order
 */
export function merged(mine: Values, theirs: Values, choices: readonly Side[], base?: Values): Values {
  const left = [...choices]
  const result: Record<string, unknown> = { ...theirs }
  for (const { field } of differences(mine, theirs, base).filter(isFirstOfField)) {
    if (field !== 'body') {
      const side = left.shift()
      if (side !== 'theirs') result[field] = mine[field]
      continue
    }
    const blocks = bodyParts(mine.body, theirs.body, base ? (base.body ?? null) : undefined).flatMap((part) => {
      if ('same' in part) return part.same
      const side = left.shift() ?? part.difference.proposed
      const taken = [
        ...(side === 'theirs' ? [] : (part.difference.mine as Node[])),
        ...(side === 'mine' ? [] : (part.difference.theirs as Node[])),
      ]
      return taken
    })
    result.body = withBlocks(isNode(mine.body) ? mine.body : theirs.body, blocks)
  }
  return result
}

const isFirstOfField = ({ field }: Difference, index: number, all: readonly Difference[]) =>
  all.findIndex((other) => other.field === field) === index

/** A node's words; an entry of a list, or a text of a block, in a line of its own. */
const said: NodeVisitor<null, string> = {
  text: textOf,
  list: (node) => childrenOf(node).map(wordsOf).join('\n'),
  block: (node) => {
    const { type: _, ...texts } = editorBlockOf(node) ?? { type: null }
    return Object.values(texts)
      .filter((text) => typeof text === 'string' && text !== '')
      .join('\n')
  },
  other: (node) => childrenOf(node).map(wordsOf).join(''),
}

/** What a value or paragraph says, for people to compare; '' for what says nothing in words. */
export function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join('\n')
  if (!isNode(value)) return ''
  const root = rootOf(value)
  if (root) return childrenOf(root).map(wordsOf).join('\n')
  return typeof value.type === 'string' ? visit(value, said, null) : wordsOf(Object.values(value))
}
