// Highlights matches in a text, as it is written.
import type { HighlightPart } from '#lib/news/types.ts'
import { tokensOf } from '#lib/text/tokens.ts'

/** What is highlighted: folded words, and parts of runs of Chinese or Japanese. */
export type HighlightTerms = { readonly words: ReadonlySet<string>; readonly runs: readonly string[] }

type Span = { readonly start: number; readonly end: number }

/** The spans of the terms in a text, in order, without overlaps. */
export function findSpans(text: string, { words, runs }: HighlightTerms): Span[] {
  const spans: Span[] = []
  for (const { text: token, run, start, end } of tokensOf(text)) {
    if (!run) {
      if (words.has(token)) spans.push({ start, end })
      continue
    }
    // Folding may change how long a run is; then it can't be said which part it was.
    const exact = token.length === end - start
    for (const part of runs) {
      for (let at = token.indexOf(part); at !== -1; at = token.indexOf(part, at + part.length)) {
        spans.push(exact ? { start: start + at, end: start + at + part.length } : { start, end })
      }
    }
  }
  return mergeSpans(spans)
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last && span.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else result.push(span)
  }
  return result
}

/** Splits a text into parts, with the spans as hits. */
export function highlight(text: string, spans: readonly Span[], from = 0, to = text.length): HighlightPart[] {
  const parts: HighlightPart[] = []
  let at = from
  for (const { start, end } of spans) {
    if (end <= from || start >= to) continue
    if (start > at) parts.push({ text: text.slice(at, start), hit: false })
    parts.push({ text: text.slice(Math.max(start, from), Math.min(end, to)), hit: true })
    at = Math.min(end, to)
  }
  if (at < to) parts.push({ text: text.slice(at, to), hit: false })
  return parts
}

/**
 * The start of the window of `length` with the best matches: the sum of the squared lengths of its distinct matches.
 */
function bestStart(text: string, spans: readonly Span[], length: number): number {
  const within = new Map<string, number>()
  const piece = ({ start, end }: Span) => text.slice(start, end).toLowerCase()
  let [best, most, worth, next] = [spans[0]?.start ?? 0, 0, 0, 0]
  for (const [index, span] of spans.entries()) {
    // A piece longer than the window is in none.
    next = Math.max(next, index)
    for (let ahead = spans[next]; ahead && ahead.end <= span.start + length; ahead = spans[++next]) {
      const found = piece(ahead)
      const times = within.get(found) ?? 0
      within.set(found, times + 1)
      if (times === 0) worth += found.length ** 2
    }
    if (worth > most) [best, most] = [span.start, worth]
    // The window moves on: what it began with is left behind, if it had room for it at all.
    const left = piece(span)
    const times = within.get(left) ?? 0
    if (times === 1) worth -= left.length ** 2
    if (times > 0) within.set(left, times - 1)
  }
  return best
}

/**
 * The part of a text with the best matches (distinct words, and long matches before short ones), cut at words; the
 * beginning of the text if there is no match.
 *
 * @param length characters, about; a line of Chinese or Japanese says more in fewer
 */
export function excerpt(text: string, terms: HighlightTerms, length: number): HighlightPart[] {
  const plain = text.replace(/[ \t\r\n]+/g, ' ').trim()
  const spans = findSpans(plain, terms)
  const best = bestStart(plain, spans, length)
  const from = best <= length / 3 ? 0 : wordStart(plain, best - Math.floor(length / 4))
  const to = from + length >= plain.length ? plain.length : wordEnd(plain, from + length)
  const parts = highlight(plain, spans, from, to)
  return [
    ...(from > 0 ? [{ text: '… ', hit: false }] : []),
    ...parts,
    ...(to < plain.length ? [{ text: ' …', hit: false }] : []),
  ]
}

/** Longest distance to a blank; scripts without blanks are cut anywhere but within a character. */
const maxWordLength = 24

function wordStart(text: string, near: number): number {
  const blank = text.indexOf(' ', near)
  const at = blank !== -1 && blank - near <= maxWordLength ? blank + 1 : near
  return isLow(text, at) ? at + 1 : at
}

function wordEnd(text: string, near: number): number {
  const blank = text.lastIndexOf(' ', near)
  const at = blank !== -1 && near - blank <= maxWordLength ? blank : near
  return isLow(text, at) ? at - 1 : at
}

/** Whether the second half of a character stands here. */
const isLow = (text: string, at: number) => /[\udc00-\udfff]/.test(text[at] ?? '')
