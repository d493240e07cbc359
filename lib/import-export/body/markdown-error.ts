/** What is wrong with a Markdown text, and in which of its lines (from 1). */
export class MarkdownError extends Error {
  readonly line: number

  constructor(line: number, reason: string) {
    super(`line ${line}: ${reason}`)
    this.name = 'MarkdownError'
    this.line = line
  }
}
