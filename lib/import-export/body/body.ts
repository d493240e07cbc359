// A story's body between its two written forms, Markdown and the editor's Lexical JSON: only what both can say, in one
// canonical shape, so that two bodies read the same exactly when they are equal here.

import { isBlank as isInvisible, normaliseCharacters, type TextForm } from '#lib/text/characters.ts'

/** Where a link leads: an address, or another story by its `ref`. */
export type LinkTarget =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'story'; readonly ref: string }

/** A stretch of text in one style; `\n` is a line break that the writer asked for. */
export type Run = {
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  readonly link: LinkTarget | null
}

export type ListBlock = {
  readonly kind: 'list'
  readonly ordered: boolean
  readonly start: number
  readonly entries: readonly ListEntry[]
}
export type ListEntry = { readonly content: readonly Run[]; readonly nested: readonly ListBlock[] }

export type BodyBlock =
  | { readonly kind: 'paragraph'; readonly content: readonly Run[] }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly content: readonly Run[] }
  | { readonly kind: 'quote'; readonly content: readonly Run[] }
  | ListBlock
  | { readonly kind: 'pullQuote'; readonly text: string; readonly by: string }
  | { readonly kind: 'picture'; readonly src: string; readonly caption: string; readonly credit: string }
  | { readonly kind: 'embed'; readonly url: string; readonly title: string }

export type Body = readonly BodyBlock[]

/** Longest name of a picture: of its file, or its hash. In UTF-16 code units. */
export const pictureNameLimit = 400

const edgeBlanks = /^[ \n]+|[ \n]+$/g

/** One line of text: line ends and tabs are spaces, and nothing stands at its edges. */
export function oneLine(text: string): string {
  return sanitizeText(text, { softHyphens: false }).replaceAll('\n', ' ').replace(edgeBlanks, '')
}

/** Text of several lines: line ends as `\n`, at most one empty line in a row, and nothing at its edges. */
export function severalLines(text: string): string {
  return sanitizeText(text)
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(edgeBlanks, '')
}

/** Text in its one form (`normaliseCharacters`), and such that it survives Markdown: tabs as spaces. */
export function sanitizeText(text: string, form: TextForm = { softHyphens: true }): string {
  return normaliseCharacters(text.toWellFormed(), form).replace(/[\t\0]/g, (sign) => (sign === '\t' ? ' ' : ''))
}

/** Whether two links lead to the same place. */
export function isSameTarget(a: LinkTarget | null, b: LinkTarget | null): boolean {
  if (!a || !b) return a === b
  return a.kind === 'url' ? b.kind === 'url' && a.url === b.url : b.kind === 'story' && a.ref === b.ref
}

type Style = Omit<Run, 'text'>
const noStyle: Style = { bold: false, italic: false, link: null }

function sameStyle(a: Style, b: Style): boolean {
  return a.bold === b.bold && a.italic === b.italic && isSameTarget(a.link, b.link)
}

function sharedStyle(a: Style, b: Style): Style {
  return { bold: a.bold && b.bold, italic: a.italic && b.italic, link: isSameTarget(a.link, b.link) ? a.link : null }
}

function merged(runs: readonly Run[]): Run[] {
  const result: Run[] = []
  for (const run of runs) {
    const last = result.at(-1)
    if (run.text === '') continue
    if (last && sameStyle(last, run)) result[result.length - 1] = { ...last, text: last.text + run.text }
    else result.push({ text: run.text, bold: run.bold, italic: run.italic, link: run.link })
  }
  return result
}

/**
 * Runs in canonical form: neighbours of one style are joined, blanks at the edges and around line breaks are gone, and
 * a blank is styled or linked only where both its neighbours are. (Emphasis that ends in a blank has no Markdown.)
 */
function canonicalRuns(runs: readonly Run[]): Run[] {
  const words = runs.flatMap((run) =>
    sanitizeText(run.text)
      .split(/(\s+)/)
      .map((text) => ({ ...run, text })),
  )
  const joined: Run[] = []
  for (const word of words) {
    if (word.text === '') continue
    const last = joined.at(-1)
    if (last && isBlank(last) && isBlank(word)) joined[joined.length - 1] = { ...last, text: last.text + word.text }
    else joined.push(word)
  }
  const styled = joined.map((run, index) => {
    if (!isBlank(run)) return run
    const before = joined[index - 1]
    const after = joined[index + 1]
    const text = run.text.replace(/ *\n */g, '\n')
    return { text, ...(before && after ? sharedStyle(before, after) : noStyle) }
  })
  return trimmed(merged(styled))
}

function isBlank(run: Run): boolean {
  return /^\s+$/.test(run.text)
}

function trimmed(runs: Run[]): Run[] {
  const first = runs[0]
  if (first) runs[0] = { ...first, text: first.text.replace(/^[ \n]+/, '') }
  const last = runs.at(-1)
  if (last) runs[runs.length - 1] = { ...last, text: last.text.replace(/[ \n]+$/, '') }
  return merged(runs)
}

/** Runs without line breaks, for where there can be none (headings). */
function onOneLine(runs: readonly Run[]): Run[] {
  return canonicalRuns(runs.map((run) => ({ ...run, text: sanitizeText(run.text).replaceAll('\n', ' ') })))
}

/** The text of runs, without style. */
export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}

/**
 * A list in canonical form: entries without text are gone, and what was nested in them belongs to the entry before or
 * moves up a level; nested lists count from 1 (one that doesn't can't follow text in Markdown).
 * @returns null when nothing is left
 */
function canonicalList(list: ListBlock, nestedIn: ListBlock | null = null): ListBlock | null {
  const entries: ListEntry[] = []
  for (const entry of list.entries) {
    const content = canonicalRuns(entry.content)
    const nested = entry.nested.map((inner) => canonicalList(inner, list)).filter((inner) => inner !== null)
    const last = entries.at(-1)
    if (!isInvisible(textOf(content))) entries.push({ content, nested })
    else if (last) entries[entries.length - 1] = { ...last, nested: [...last.nested, ...nested] }
    else entries.push(...nested.flatMap((inner) => inner.entries))
  }
  if (entries.length === 0) return null
  // Markdown's numbers have nine digits at most.
  const counts = list.ordered && !nestedIn && list.start >= 0 && list.start < 1_000_000
  return { kind: 'list', ordered: list.ordered, start: counts ? list.start : 1, entries }
}

/** A body in canonical form: without empty blocks. */
export function canonicalBody(blocks: Body): Body {
  return blocks.map(canonicalBlock).filter((block) => block !== null)
}

function canonicalBlock(block: BodyBlock): BodyBlock | null {
  switch (block.kind) {
    case 'paragraph':
    case 'quote': {
      const content = canonicalRuns(block.content)
      return isInvisible(textOf(content)) ? null : { kind: block.kind, content }
    }
    case 'heading': {
      const content = onOneLine(block.content)
      return isInvisible(textOf(content)) ? null : { kind: 'heading', level: block.level, content }
    }
    case 'list':
      return canonicalList(block)
    case 'pullQuote': {
      const text = severalLines(block.text)
      return isInvisible(text) ? null : { kind: 'pullQuote', text, by: oneLine(block.by) }
    }
    case 'picture': {
      const src = oneLine(block.src)
      return src ? { kind: 'picture', src, caption: severalLines(block.caption), credit: oneLine(block.credit) } : null
    }
    case 'embed': {
      const url = oneLine(block.url)
      return url ? { kind: 'embed', url, title: oneLine(block.title) } : null
    }
  }
}

/** Plain paragraphs (nothing in them is Markdown) as a body; empty ones are left out. */
export function paragraphsBody(paragraphs: readonly string[]): Body {
  return canonicalBody(paragraphs.map((text) => ({ kind: 'paragraph', content: [{ text, ...noStyle }] })))
}

/** The stories that a body links to, by `ref`, and the pictures in it, by `src`: each once. */
export function bodyReferences(blocks: Body): { stories: string[]; pictures: string[] } {
  const stories = new Set<string>()
  const pictures = new Set<string>()
  const noteRuns = (runs: readonly Run[]) => {
    for (const { link } of runs) if (link?.kind === 'story') stories.add(link.ref)
  }
  const noteList = (list: ListBlock) => {
    for (const entry of list.entries) {
      noteRuns(entry.content)
      entry.nested.forEach(noteList)
    }
  }
  for (const block of blocks) {
    if (block.kind === 'picture') pictures.add(block.src)
    else if (block.kind === 'list') noteList(block)
    else if ('content' in block) noteRuns(block.content)
  }
  return { stories: [...stories], pictures: [...pictures] }
}
