// Markdown ⇄ Lexical, the two written forms of a story's body. The dialect is described in docs/import-format.md.
import { type Body, tidyBody } from './body.ts'
import { fromLexical, type IdsOfNames, type LexicalBody, type NamesOfIds, toLexical } from './lexical.ts'
import { parseMarkdown } from './markdown-parse.ts'
import { printMarkdown } from './markdown-print.ts'

export { MarkdownError } from './markdown-error.ts'
export { parseMarkdown, printMarkdown }

/** Plain paragraphs (no Markdown in them) as a body; empty ones are left out. */
export function paragraphsBody(paragraphs: readonly string[]): Body {
  return tidyBody(
    paragraphs.map((text) => ({ kind: 'paragraph', content: [{ text, bold: false, italic: false, link: null }] })),
  )
}

/**
 * @param ids what the stories and pictures named in the text are in the database
 * @returns the editor's JSON for a Markdown text
 * @throws MarkdownError naming the line
 */
export function markdownToLexical(markdown: string, ids: IdsOfNames): LexicalBody {
  return toLexical(parseMarkdown(markdown), ids)
}

/** The Markdown of an editor's JSON; anything that is no editor state is ''. */
export function lexicalToMarkdown(state: unknown, names: NamesOfIds): string {
  return printMarkdown(fromLexical(state, names))
}
