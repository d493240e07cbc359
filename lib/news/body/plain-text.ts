// The plain text of a body: for counting, excerpts and the search index.
import type { Block, Inline, ListEntry } from '../types.ts'

/** The text of inline content, without its form; a line break is a blank. */
export function inlineText(content: readonly Inline[]): string {
  return content
    .map((part) => (part.kind === 'text' ? part.text : part.kind === 'link' ? inlineText(part.children) : ' '))
    .join('')
}

const entryText = ({ content, children }: ListEntry): string =>
  `${inlineText(content)} ${children ? plainText(children) : ''}`

/**
 * The text of a block. Empty for blocks outside the running text: pull quotes, which repeat it, pictures with their
 * captions, and embeds.
 */
export function plainText(of: Block): string {
  if (of.kind === 'list') return of.entries.map(entryText).join(' ')
  return of.kind === 'paragraph' || of.kind === 'heading' || of.kind === 'quote' ? inlineText(of.content) : ''
}
