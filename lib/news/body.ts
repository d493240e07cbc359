// From the editor's document (Lexical's JSON) to the blocks that the reader site has a form for. What the newsroom
// checked when it was saved is not trusted here: a body may be older than the check, or come from a restored backup.
import { isId } from './ids.ts'
import { type BodyNode, childrenOf, fieldsOf, textOf } from './nodes.ts'
import type { Block, Inline, ListEntry, Picture } from './types.ts'
import { safeUrl, safeWebUrl } from './urls.ts'

/** What a body refers to and can't say itself. */
export type BodyContext = {
  /** Path of a story in the edition being read, or null when it is not published. */
  readonly storyPath: (id: number) => string | null
  readonly picture: (mediaId: number) => Picture | null
}

/** Ids of the stories and pictures that a body refers to, each once. */
export type BodyReferences = { readonly stories: readonly number[]; readonly media: readonly number[] }

/** Lists within lists within a list are the deepest that newsrooms write; a body nested to do harm ends here. */
const deepest = 20

const isBold = (format: number) => (format & 1) !== 0
const isItalic = (format: number) => (format & 2) !== 0

const optional = (value: unknown): string | null => textOf(value).trim() || null

/** An id as Payload stores a relation: the number itself, or the related document. */
function relationId(value: unknown): number | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value
  return isId(id) ? id : null
}

function linkTarget(node: BodyNode, context: BodyContext): { href: string; external: boolean } | null {
  const fields = fieldsOf(node)
  if (fields.linkType === 'internal') {
    const linked = fieldsOf(fields, 'doc')
    const id = linked.relationTo === 'articles' ? relationId(linked.value) : null
    const href = id === null ? null : context.storyPath(id)
    return href === null ? null : { href, external: false }
  }
  const href = safeUrl(fields.url)
  return href === null ? null : { href, external: true }
}

function inlines(nodes: readonly BodyNode[], context: BodyContext, depth: number): Inline[] {
  if (depth > deepest) return []
  return nodes.flatMap((node): Inline[] => {
    switch (node.type) {
      case 'text': {
        const format = typeof node.format === 'number' ? node.format : 0
        const text = textOf(node.text)
        return text ? [{ kind: 'text', text, bold: isBold(format), italic: isItalic(format) }] : []
      }
      case 'tab':
        return [{ kind: 'text', text: ' ', bold: false, italic: false }]
      case 'linebreak':
        return [{ kind: 'break' }]
      case 'link':
      case 'autolink': {
        const children = inlines(childrenOf(node), context, depth + 1)
        const target = linkTarget(node, context)
        return target && says(children) ? [{ kind: 'link', ...target, children }] : children
      }
      default:
        return inlines(childrenOf(node), context, depth + 1)
    }
  })
}

/** Whether there is anything to read in it. */
const says = (content: readonly Inline[]): boolean =>
  content.some((inline) => (inline.kind === 'text' ? inline.text.trim() !== '' : inline.kind === 'link'))

type ListBlock = Extract<Block, { kind: 'list' }>

function list(node: BodyNode, context: BodyContext, depth: number): ListBlock | null {
  if (depth > deepest) return null
  const entries: ListEntry[] = []
  for (const child of childrenOf(node)) {
    const parts = childrenOf(child)
    const nested = parts.find((part) => part.type === 'list')
    const own = inlines(
      parts.filter((part) => part.type !== 'list'),
      context,
      depth,
    )
    const content = says(own) ? own : []
    const inner = nested ? list(nested, context, depth + 1) : null
    const last = entries.at(-1)
    // Lexical keeps a nested list in an entry of its own; readers expect it under the entry before.
    if (inner && content.length === 0 && last?.children === null) {
      entries[entries.length - 1] = { content: last.content, children: inner }
    } else if (content.length > 0 || inner) entries.push({ content, children: inner })
  }
  if (entries.length === 0) return null
  return { kind: 'list', ordered: node.listType === 'number' || node.tag === 'ol', entries }
}

type Numbered = Extract<Block, { anchor: string }>
type Unnumbered = Exclude<Block, Numbered>

function editorBlock(node: BodyNode, context: BodyContext): Unnumbered | null {
  const fields = fieldsOf(node)
  switch (fields.blockType) {
    case 'pullQuote': {
      const text = optional(fields.text)
      return text ? { kind: 'pullQuote', text, by: optional(fields.by) } : null
    }
    case 'picture': {
      const id = relationId(fields.media)
      const picture = id === null ? null : context.picture(id)
      if (!picture) return null
      return { kind: 'picture', picture, caption: optional(fields.caption), credit: optional(fields.credit) }
    }
    case 'embed': {
      const url = safeWebUrl(fields.url)
      if (!url) return null
      const host = new URL(url).hostname.replace(/^www\./, '')
      return { kind: 'embed', url, host, title: optional(fields.title) ?? host }
    }
    default:
      return null
  }
}

type Anchorless<Kind extends Numbered> = Kind extends Numbered ? Omit<Kind, 'anchor'> : never

function block(node: BodyNode, context: BodyContext): Unnumbered | Anchorless<Numbered> | null {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'quote': {
      const content = inlines(childrenOf(node), context, 0)
      if (!says(content)) return null
      return node.type === 'heading'
        ? { kind: 'heading', level: node.tag === 'h3' ? 3 : 2, content }
        : { kind: node.type, content }
    }
    case 'list':
      return list(node, context, 0)
    case 'block':
      return editorBlock(node, context)
    default:
      return null
  }
}

/**
 * The blocks of a body, in order. Nodes that the reader site has no form for are left out; nothing throws. Paragraphs
 * and headings are numbered as they stand, so that `#p3` and `#h1` lead to the same place in every edition.
 * @param body editor state as stored, or anything else: then there are no blocks
 */
export function bodyBlocks(body: unknown, context: BodyContext): Block[] {
  const counts = { paragraph: 0, heading: 0 }
  return childrenOf(fieldsOf(body, 'root')).flatMap((node): Block[] => {
    const found = block(node, context)
    if (found?.kind !== 'paragraph' && found?.kind !== 'heading') return found ? [found] : []
    counts[found.kind] += 1
    return [{ ...found, anchor: `${found.kind[0]}${counts[found.kind]}` }]
  })
}

/** Everything a body refers to, so that it can be looked up at once. */
export function bodyReferences(body: unknown): BodyReferences {
  const stories = new Set<number>()
  const media = new Set<number>()
  bodyBlocks(body, {
    storyPath: (id) => {
      stories.add(id)
      return null
    },
    picture: (id) => {
      media.add(id)
      return null
    },
  })
  return { stories: [...stories], media: [...media] }
}
