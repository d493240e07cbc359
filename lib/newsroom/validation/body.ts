// A body as the editor gives it (Lexical's JSON): only what the reader site has a form for may be kept.
import { hasBadCharacters } from '#lib/text/characters.ts'
import { isEmbedUrl, isLinkUrl } from './urls.ts'

/** Longest body in characters of text. */
export const bodyLimit = 500_000
/** Deepest nesting of nodes: lists within lists and no more. */
const depthLimit = 40
const nodeLimit = 50_000

/** Why a body is refused. */
export type BodyFault = 'wrongShape' | 'bodyContent' | 'badCharacters' | 'linkUrl' | 'embedUrl' | 'tooLong'

type Node = Readonly<Record<string, unknown>>
type Budget = { characters: number; nodes: number }

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What may stand in a body, and what is asked of it beyond what is asked of everything. */
const nodeChecks: Readonly<Record<string, (node: Node) => BodyFault | null>> = {
  root: () => null,
  paragraph: () => null,
  text: (node) => (typeof node.text === 'string' ? null : 'wrongShape'),
  tab: () => null,
  linebreak: () => null,
  quote: () => null,
  listitem: () => null,
  heading: ({ tag }) => (tag === 'h2' || tag === 'h3' ? null : 'bodyContent'),
  list: ({ listType }) => (listType === 'bullet' || listType === 'number' ? null : 'bodyContent'),
  link: checkLink,
  autolink: checkLink,
  block: checkBlock,
}

function checkLink({ fields }: Node): BodyFault | null {
  if (!isNode(fields)) return 'wrongShape'
  if (fields.linkType === 'internal') return null
  return isLinkUrl(fields.url) ? null : 'linkUrl'
}

function checkBlock({ fields }: Node): BodyFault | null {
  if (!isNode(fields)) return 'wrongShape'
  switch (fields.blockType) {
    case 'pullQuote':
    case 'picture':
      return null
    case 'embed':
      // A draft may still lack it; publishing asks for it as for every required field.
      return !fields.url || isEmbedUrl(fields.url) ? null : 'embedUrl'
    default:
      return 'bodyContent'
  }
}

/**
 * Looks through a body before it is saved, draft or not.
 *
 * @param body of any shape; null and undefined are an empty body
 * @returns the first fault found, or null
 */
export function bodyFault(body: unknown): BodyFault | null {
  if (body === null || body === undefined) return null
  if (!isNode(body) || !isNode(body.root) || body.root.type !== 'root') return 'wrongShape'
  return nodeFault(body.root, 0, { characters: bodyLimit, nodes: nodeLimit })
}

function nodeFault(node: unknown, depth: number, left: Budget): BodyFault | null {
  if (!isNode(node) || typeof node.type !== 'string') return 'wrongShape'
  if (depth > depthLimit || --left.nodes < 0) return 'tooLong'
  if (!Object.hasOwn(nodeChecks, node.type)) return 'bodyContent'
  const fault = nodeChecks[node.type]?.(node) ?? stringsFault(node, left)
  if (fault) return fault
  if (node.children === undefined) return null
  if (!Array.isArray(node.children)) return 'wrongShape'
  for (const child of node.children) {
    const found = nodeFault(child, depth + 1, left)
    if (found) return found
  }
  return null
}

/** Everything a node says about itself, at any depth but its children's. */
function stringsFault(node: Node, left: Budget, depth = 0): BodyFault | null {
  if (depth > 6) return 'wrongShape'
  for (const [name, value] of Object.entries(node)) {
    if (name === 'children' && depth === 0) continue
    if (typeof value === 'string') {
      left.characters -= value.length
      if (left.characters < 0) return 'tooLong'
      if (hasBadCharacters(value)) return 'badCharacters'
    } else if (typeof value === 'object' && value !== null) {
      const fault = stringsFault(value as Node, left, depth + 1)
      if (fault) return fault
    }
  }
  return null
}
