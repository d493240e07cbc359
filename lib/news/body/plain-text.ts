// What a body says, without its form: for counting, excerpts and the search index.
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
 * The text of a block as it is read; empty for what is not read with the text: pull quotes, which say again what the
 * text says, pictures with their captions, embeds.
 */
export function plainText(of: Block): string {
  if (of.kind === 'list') return of.entries.map(entryText).join(' ')
  return of.kind === 'paragraph' || of.kind === 'heading' || of.kind === 'quote' ? inlineText(of.content) : ''
}
