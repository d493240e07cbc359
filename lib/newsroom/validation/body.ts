// A body as the editor gives it (Lexical's JSON): only what the reader site has a form for may be kept.
import {
  attributesOf,
  type BodyNode,
  blockTypeOf,
  childrenOf,
  editorBlockOf,
  fieldsOf,
  hasOddChildren,
  hasType,
  headingTag,
  isNode,
  isRoot,
  linkOf,
  listTypeOf,
  rootOf,
  textOf,
} from '#lib/content/body/nodes.ts'
import { bodyLimits } from '#lib/content/body/schema.ts'
import { isEmbedUrl, isLinkUrl } from '#lib/content/body/urls.ts'
import { type NodeVisitor, visit } from '#lib/content/body/visit.ts'
import { hasBadCharacters } from '#lib/text/characters.ts'

/** Why a body is refused. */
export type BodyFault = 'wrongShape' | 'bodyContent' | 'badCharacters' | 'linkUrl' | 'embedUrl' | 'tooLong'

type Budget = { characters: number; nodes: number }

const allowed = () => null

/** What may stand in a body, and what is asked of it beyond what is asked of everything. */
const nodeChecks: Required<NodeVisitor<null, BodyFault | null>> = {
  root: allowed,
  paragraph: allowed,
  text: ({ text }) => (typeof text === 'string' ? null : 'wrongShape'),
  tab: allowed,
  lineBreak: allowed,
  quote: allowed,
  listItem: allowed,
  heading: (node) => (headingTag(node) ? null : 'bodyContent'),
  list: (node) => (listTypeOf(node) ? null : 'bodyContent'),
  link: checkLink,
  block: checkBlock,
  other: () => 'bodyContent',
}

function checkLink(node: BodyNode): BodyFault | null {
  const link = linkOf(node)
  if (!link) return 'wrongShape'
  return link.kind === 'story' || isLinkUrl(link.url) ? null : 'linkUrl'
}

function checkBlock(node: BodyNode): BodyFault | null {
  const fields = fieldsOf(node)
  if (!fields) return 'wrongShape'
  switch (blockTypeOf(fields)) {
    case 'pullQuote':
    case 'picture':
      return null
    case 'embed':
      // A draft may still lack it; publishing asks for it as for every required field.
      return !fields.url || isEmbedUrl(fields.url) ? null : 'embedUrl'
    case null:
      return 'bodyContent'
  }
}

/** A fault, and the words by which a person finds its place; empty where there are none. */
export type FoundFault = { readonly fault: BodyFault; readonly words: string }

/** Most faults that are told of one body: a person mends some and asks again. */
const mostFaults = 20

/**
 * Looks through a body before it is saved.
 *
 * @param body of any shape; null and undefined are an empty body
 * @returns what is wrong with it, in the order of the text, 20 faults at most; empty: it may be published
 */
export function bodyFaults(body: unknown): FoundFault[] {
  if (body === null || body === undefined) return []
  const root = rootOf(body)
  if (!root || !isRoot(root)) return [{ fault: 'wrongShape', words: '' }]
  const faults: FoundFault[] = []
  lookInto(root, 0, { characters: bodyLimits.characters, nodes: bodyLimits.nodes }, faults)
  return faults
}

/** As many as tell one place of a text from another. */
const mostWords = 60

/** What a node says to readers, or the address that it holds instead. */
function wordsOf(node: BodyNode, depth = 0): string {
  if (depth > bodyLimits.depth) return ''
  const own =
    textOf(node) +
    childrenOf(node)
      .map((child) => (isNode(child) ? wordsOf(child, depth + 1) : ''))
      .join('')
  const block = own === '' ? editorBlockOf(node) : null
  const words = block?.type === 'embed' ? block.title || block.url : own
  return words.trim().slice(0, mostWords).toWellFormed()
}

/** Looks at a node and what is in it; false when nothing more needs to be looked at. */
function lookInto(node: unknown, depth: number, left: Budget, faults: FoundFault[]): boolean {
  const found = (fault: BodyFault) => {
    faults.push({ fault, words: isNode(node) && depth > 0 ? wordsOf(node) : '' })
    return fault !== 'tooLong' && faults.length < mostFaults
  }
  if (!isNode(node) || !hasType(node)) return found('wrongShape')
  if (depth > bodyLimits.depth || --left.nodes < 0) {
    faults.push({ fault: 'tooLong', words: '' })
    return false
  }
  const fault = visit(node, nodeChecks, null) ?? stringsFault(attributesOf(node), left)
  if (fault) return found(fault)
  if (hasOddChildren(node)) return found('wrongShape')
  return childrenOf(node).every((child) => lookInto(child, depth + 1, left, faults))
}

/** Looks at every string that a node says about itself, at any depth. */
function stringsFault(attributes: object, left: Budget, depth = 0): BodyFault | null {
  if (depth > 6) return 'wrongShape'
  for (const value of Object.values(attributes)) {
    if (typeof value === 'string') {
      left.characters -= value.length
      if (left.characters < 0) return 'tooLong'
      if (hasBadCharacters(value)) return 'badCharacters'
    } else if (typeof value === 'object' && value !== null) {
      const fault = stringsFault(value, left, depth + 1)
      if (fault) return fault
    }
  }
  return null
}
