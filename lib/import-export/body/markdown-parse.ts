// Markdown, in the dialect of docs/import-format.md, as a canonical body.

import type { List, ListItem, Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { directive } from 'micromark-extension-directive'
import { isLinkUrl } from '#lib/content/body/urls.ts'
import { unspacedScripts } from '#lib/text/unspaced.ts'
import {
  type Body,
  type BodyBlock,
  canonicalBody,
  type LinkTarget,
  type ListBlock,
  type ListEntry,
  type Run,
  textOf,
} from './body.ts'
import { directiveBlock } from './directives.ts'
import { MarkdownError } from './markdown-error.ts'

// What the dialect leaves out is ordinary text: a backtick or "<" in a story is a character, not a construct. Text
// directives (`:name`) are left out too, because stories write "pukul:rapat".
const leftOut = ['codeFenced', 'codeIndented', 'codeText', 'definition', 'htmlFlow', 'htmlText', 'setextUnderline']
const extensions = [cjkFriendlyExtension(), { flow: directive().flow ?? {} }, { disable: { null: leftOut } }]
const mdastExtensions = [directiveFromMarkdown()]

const maxDepth = 10
const opening = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){21}/
const openedFence = /^[ \t]*:{3,}[A-Za-z]/
const closedFence = /^[ \t]*:{3,}[ \t]*$/

/**
 * Reads Markdown.
 * @returns the body in canonical form
 * @throws MarkdownError with the line (from 1) of what the dialect can't say: unknown `::blocks`, images, addresses that
 * no link may have
 */
export function parseMarkdown(markdown: string): Body {
  refuseDepth(markdown)
  const root = fromMarkdown(markdown.toWellFormed(), { extensions, mdastExtensions })
  return canonicalBody(root.children.flatMap((node) => blocks(node, markdown)))
}

/** The parser takes minutes for quotes, lists or fences in thousands of levels; nobody writes them on purpose. */
function refuseDepth(markdown: string): void {
  let fences = 0
  for (const [index, line] of markdown.split(/\r\n?|\n/).entries()) {
    if (closedFence.test(line)) fences = 0
    else if (openedFence.test(line)) fences += 1
    if (fences > maxDepth || opening.test(line)) throw new MarkdownError(index + 1, 'the text is nested too deeply')
  }
}

function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1
}

function blocks(node: RootContent, source: string): BodyBlock[] {
  switch (node.type) {
    case 'paragraph':
      return [{ kind: 'paragraph', content: runs(node.children) }]
    case 'heading':
      return [{ kind: 'heading', level: node.depth > 2 ? 3 : 2, content: runs(node.children) }]
    case 'blockquote':
      return [{ kind: 'quote', content: lines(node.children) }]
    case 'list':
      return [list(node, 1)]
    case 'thematicBreak': {
      const text = source.slice(node.position?.start.offset, node.position?.end.offset)
      return [{ kind: 'paragraph', content: [unstyled(text)] }]
    }
    case 'leafDirective':
    case 'containerDirective': {
      const parts = node.type === 'containerDirective' ? node.children.map(linesOf) : [runs(node.children)]
      return [directiveBlock(node.name, node.attributes ?? {}, parts.map(textOf).join('\n\n'), lineOf(node))]
    }
    default:
      return [{ kind: 'paragraph', content: inline(node as PhrasingContent, plainStyle) }]
  }
}

/** Blocks inside a quote, a list entry or a pull quote, as lines of one text. */
function lines(nodes: readonly RootContent[]): Run[] {
  return nodes.flatMap((node, index) => {
    const separator = index > 0 ? [unstyled('\n')] : []
    return [...separator, ...linesOf(node)]
  })
}

function linesOf(node: RootContent): Run[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return runs(node.children)
    case 'blockquote':
    case 'listItem':
    case 'list':
      return lines(node.children)
    case 'leafDirective':
    case 'containerDirective':
      throw new MarkdownError(lineOf(node), `"${node.name}" must stand on its own, not inside a quote or a list`)
    default:
      return []
  }
}

function list(node: List, depth: number): ListBlock {
  if (depth > maxDepth) throw new MarkdownError(lineOf(node), 'lists are nested too deeply')
  const entries = node.children.flatMap((item) => entriesOf(item, depth))
  return { kind: 'list', ordered: node.ordered ?? false, start: node.start ?? 1, entries }
}

/** One entry per item; text that follows a nested list starts an entry of its own, so that it keeps its place. */
function entriesOf(item: ListItem, depth: number): ListEntry[] {
  const entries: { content: Run[]; nested: ListBlock[] }[] = [{ content: [], nested: [] }]
  for (const child of item.children) {
    const entry = entries.at(-1)
    if (!entry) break
    if (child.type === 'list') entry.nested.push(list(child, depth + 1))
    else if (entry.nested.length > 0) entries.push({ content: linesOf(child), nested: [] })
    else entry.content.push(...(entry.content.length > 0 ? [unstyled('\n')] : []), ...linesOf(child))
  }
  return entries
}

type Style = Omit<Run, 'text'>
const plainStyle: Style = { bold: false, italic: false, link: null }

function unstyled(text: string): Run {
  return { text, ...plainStyle }
}

function runs(nodes: Paragraph['children']): Run[] {
  return nodes.flatMap((node) => inline(node, plainStyle))
}

function inline(node: PhrasingContent, style: Style): Run[] {
  switch (node.type) {
    case 'text':
      return [{ text: unwrapped(node.value), ...style }]
    case 'break':
      return [{ text: '\n', ...style }]
    case 'strong':
      return node.children.flatMap((child) => inline(child, { ...style, bold: true }))
    case 'emphasis':
      return node.children.flatMap((child) => inline(child, { ...style, italic: true }))
    case 'link':
      return node.children.flatMap((child) => inline(child, { ...style, link: target(node.url, lineOf(node)) }))
    case 'image':
      throw new MarkdownError(lineOf(node), 'pictures are written ::picture{src="…"}, alone on a line')
    default:
      return 'value' in node ? [{ text: node.value, ...style }] : []
  }
}

/** Text whose line ends are those of the file: spaces, but nothing between characters of scripts without spaces. */
function unwrapped(text: string): string {
  return text.replace(/[ \t]*\r?\n[ \t]*/g, '\n').replace(/(.?)\n(?=(.?))/gsu, (_, before: string, after: string) => {
    const joins = unspaced.test(before) && unspaced.test(after)
    return joins ? before : `${before} `
  })
}

const unspaced = new RegExp(String.raw`[${unspacedScripts}\u3000-\u303F\uFF01-\uFF60]`, 'u')

function target(url: string, line: number): LinkTarget {
  if (/^story:/i.test(url)) {
    const ref = decoded(url.slice('story:'.length))
    if (ref) return { kind: 'story', ref }
  }
  if (isLinkUrl(url)) return { kind: 'url', url }
  throw new MarkdownError(
    line,
    `a link can't lead to "${url.slice(0, 80)}": write https://…, http://…, mailto:… or story:…`,
  )
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
