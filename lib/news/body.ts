// From the editor's document (Lexical JSON) to the blocks that the reader site has a form for.
import { z } from 'zod'
import type { Block, Inline, ListEntry, Picture } from './types.ts'

const node = z.looseObject({ type: z.string() })
type LexicalNode = z.infer<typeof node> & Record<string, unknown>

const document = z.object({ root: z.object({ children: z.array(z.unknown()) }) })

/** What a body refers to and can't say itself. */
export type BodyContext = {
  /** Path of a story in the edition being read, or null when it is not published. */
  readonly storyPath: (id: number) => string | null
  readonly picture: (mediaId: number) => Picture | null
}

/** Ids of the stories and pictures that a body refers to. */
export type BodyReferences = { readonly stories: readonly number[]; readonly media: readonly number[] }

const isBold = (format: number) => (format & 1) !== 0
const isItalic = (format: number) => (format & 2) !== 0

function children(of: unknown): LexicalNode[] {
  const list = typeof of === 'object' && of !== null && 'children' in of ? of.children : []
  if (!Array.isArray(list)) return []
  return list.flatMap((entry) => {
    const parsed = node.safeParse(entry)
    return parsed.success ? [parsed.data as LexicalNode] : []
  })
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const optionalText = (value: unknown): string | null => text(value).trim() || null

/** An id as Payload stores a relation: the number itself, or the related document. */
function relationId(value: unknown): number | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value
  return typeof id === 'number' && Number.isSafeInteger(id) ? id : null
}

/**
 * The address of a link, if a reader may follow it.
 * @returns the address, unchanged; null for anything but http, https and mailto
 */
export function safeUrl(value: unknown): string | null {
  const address = text(value).trim()
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(address).protocol) ? address : null
  } catch {
    return null
  }
}

type LinkFields = { linkType?: unknown; url?: unknown; doc?: { value?: unknown } }

function linkTarget(fields: LinkFields, context: BodyContext): { href: string; external: boolean } | null {
  if (fields.linkType === 'internal') {
    const id = relationId(fields.doc?.value)
    const href = id === null ? null : context.storyPath(id)
    return href === null ? null : { href, external: false }
  }
  const href = safeUrl(fields.url)
  return href === null ? null : { href, external: true }
}

function inlines(of: unknown, context: BodyContext): Inline[] {
  return children(of).flatMap((child): Inline[] => {
    if (child.type === 'text') {
      const format = typeof child.format === 'number' ? child.format : 0
      const content = text(child.text)
      return content ? [{ kind: 'text', text: content, bold: isBold(format), italic: isItalic(format) }] : []
    }
    if (child.type === 'linebreak') return [{ kind: 'break' }]
    if (child.type === 'link' || child.type === 'autolink') {
      const inside = inlines(child, context)
      const target = linkTarget((child.fields ?? {}) as LinkFields, context)
      return target ? [{ kind: 'link', ...target, children: inside }] : inside
    }
    return inlines(child, context)
  })
}

function list(of: LexicalNode, context: BodyContext): Extract<Block, { kind: 'list' }> {
  const entries: ListEntry[] = []
  for (const child of children(of)) {
    const nested = children(child).find((grandchild) => grandchild.type === 'list')
    const content = inlines({ children: children(child).filter((grandchild) => grandchild !== nested) }, context)
    const inner = nested ? list(nested, context) : null
    const last = entries.at(-1)
    // Lexical keeps a nested list in an entry of its own; readers expect it under the entry before.
    if (inner && content.length === 0 && last && last.children === null) {
      entries[entries.length - 1] = { content: last.content, children: inner }
    } else if (content.length > 0 || inner) entries.push({ content, children: inner })
  }
  return { kind: 'list', ordered: of.listType === 'number' || of.tag === 'ol', entries }
}

function embedded(fields: Record<string, unknown>, context: BodyContext): Block[] {
  switch (fields.blockType) {
    case 'pullQuote': {
      const quote = optionalText(fields.text)
      return quote ? [{ kind: 'pullQuote', text: quote, by: optionalText(fields.by) }] : []
    }
    case 'picture': {
      const id = relationId(fields.media)
      const picture = id === null ? null : context.picture(id)
      if (!picture) return []
      return [{ kind: 'picture', picture, caption: optionalText(fields.caption), credit: optionalText(fields.credit) }]
    }
    case 'embed': {
      const url = safeUrl(fields.url)
      if (!url?.startsWith('http')) return []
      const host = new URL(url).hostname.replace(/^www\./, '')
      return [{ kind: 'embed', url, host, title: optionalText(fields.title) ?? host }]
    }
    default:
      return []
  }
}

/**
 * The blocks of a body, in order. Nodes that the reader site has no form for are left out; nothing throws.
 * @param body Lexical editor state as stored, or anything else (then there are no blocks)
 */
export function bodyBlocks(body: unknown, context: BodyContext): Block[] {
  const parsed = document.safeParse(body)
  if (!parsed.success) return []
  let paragraphs = 0
  return children(parsed.data.root).flatMap((child): Block[] => {
    switch (child.type) {
      case 'paragraph': {
        const content = inlines(child, context)
        if (content.length === 0) return []
        paragraphs += 1
        return [{ kind: 'paragraph', anchor: `p${paragraphs}`, content }]
      }
      case 'heading': {
        const content = inlines(child, context)
        return content.length > 0 ? [{ kind: 'heading', level: child.tag === 'h3' ? 3 : 2, content }] : []
      }
      case 'quote': {
        const content = inlines(child, context)
        return content.length > 0 ? [{ kind: 'quote', content }] : []
      }
      case 'list':
        return [list(child, context)]
      case 'block':
        return embedded((child.fields ?? {}) as Record<string, unknown>, context)
      default:
        return []
    }
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
