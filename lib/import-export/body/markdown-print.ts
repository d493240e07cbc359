// A canonical body as Markdown, in the dialect of docs/import-format.md.
import type { BlockContent, List, ListItem, PhrasingContent, Root, RootContent } from 'mdast'
import { directiveToMarkdown } from 'mdast-util-directive'
import { type Options, toMarkdown } from 'mdast-util-to-markdown'
import { cjkFriendlyToMarkdown } from 'mdast-util-to-markdown-cjk-friendly'
import { type Body, type BodyBlock, isSameTarget, type LinkTarget, type ListBlock, type Run } from './body.ts'

const directives = directiveToMarkdown()
const options: Options = {
  bullet: '-',
  emphasis: '*',
  listItemIndent: 'one',
  resourceLink: true,
  rule: '-',
  strong: '*',
  extensions: [
    cjkFriendlyToMarkdown(),
    // Colons inside a line need no escape: the dialect has no text directives.
    { ...directives, unsafe: (directives.unsafe ?? []).filter((pattern) => pattern.atBreak) },
  ],
}

/** Writes a body as Markdown that reads back as the same body. Ends without a line end; an empty body is ''. */
export function printMarkdown(body: Body): string {
  const root: Root = { type: 'root', children: body.map(blockNode) }
  return toMarkdown(root, options).replace(/\n$/, '')
}

function blockNode(block: BodyBlock): RootContent {
  switch (block.kind) {
    case 'paragraph':
      return { type: 'paragraph', children: phrasing(block.content) }
    case 'heading':
      return { type: 'heading', depth: block.level, children: phrasing(block.content) }
    case 'quote':
      return { type: 'blockquote', children: [{ type: 'paragraph', children: phrasing(block.content) }] }
    case 'list':
      return listNode(block)
    case 'pullQuote':
      return {
        type: 'containerDirective',
        name: 'pullquote',
        attributes: filled({ by: block.by }),
        children: block.text.split('\n\n').map((text) => ({ type: 'paragraph', children: phrasing([unstyled(text)]) })),
      }
    case 'picture':
      return leaf('picture', { src: block.src, caption: block.caption, credit: block.credit })
    case 'embed':
      return leaf('embed', { url: block.url, title: block.title })
  }
}

function leaf(name: string, attributes: Record<string, string>): RootContent {
  return { type: 'leafDirective', name, attributes: filled(attributes), children: [] }
}

function filled(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== ''))
}

function unstyled(text: string): Run {
  return { text, bold: false, italic: false, link: null }
}

function listNode(list: ListBlock): List {
  const children = list.entries.map((entry): ListItem => {
    const content: BlockContent = { type: 'paragraph', children: phrasing(entry.content) }
    return { type: 'listItem', spread: false, children: [content, ...entry.nested.map(listNode)] }
  })
  return { type: 'list', ordered: list.ordered, start: list.ordered ? list.start : null, spread: false, children }
}

type Mark = 'bold' | 'italic' | 'link'
const marks: readonly Mark[] = ['bold', 'italic', 'link']

/** Nests runs under the marks that they share, the one that reaches farthest outermost. */
function phrasing(runs: readonly Run[], within: readonly Mark[] = []): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  for (let start = 0; start < runs.length; ) {
    const run = runs[start]
    if (!run) break
    const open = marks.filter((mark) => run[mark] && !within.includes(mark))
    const spans = open.map((mark) => ({ mark, end: endOf(mark, runs, start) }))
    const widest = spans.reduce<{ mark: Mark; end: number } | null>(
      (best, span) => (best && best.end >= span.end ? best : span),
      null,
    )
    if (widest) nodes.push(wrapped(widest.mark, run, phrasing(runs.slice(start, widest.end), [...within, widest.mark])))
    else nodes.push(...textNodes(run.text))
    start = widest?.end ?? start + 1
  }
  return nodes
}

function endOf(mark: Mark, runs: readonly Run[], start: number): number {
  const from = runs[start]
  let end = start + 1
  for (let run = runs[end]; run && from; run = runs[end]) {
    if (mark === 'link' ? !isSameTarget(run.link, from.link) : !run[mark]) break
    end += 1
  }
  return end
}

function wrapped(mark: Mark, run: Run, children: PhrasingContent[]): PhrasingContent {
  if (mark === 'bold') return { type: 'strong', children }
  if (mark === 'italic') return { type: 'emphasis', children }
  return { type: 'link', url: run.link ? address(run.link) : '', children }
}

function address(target: LinkTarget): string {
  return target.kind === 'url' ? target.url : `story:${encodeURIComponent(target.ref).replaceAll('%3A', ':')}`
}

function textNodes(text: string): PhrasingContent[] {
  return text
    .split('\n')
    .flatMap((line, index): PhrasingContent[] => [
      ...(index > 0 ? [{ type: 'break' } as const] : []),
      ...(line ? [{ type: 'text', value: line } as const] : []),
    ])
}
