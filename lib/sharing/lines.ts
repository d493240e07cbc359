// Where a headline's lines break. Pure: widths are measured by whoever asks.

import { editions, type Locale } from '#lib/locales.ts'
import { segmentsOf } from '#lib/text/segment.ts'
import { unspacedScripts } from '#lib/text/unspaced.ts'

/** A piece of text that no line break may split. */
export type UnbreakableRun = {
  readonly text: string
  /** Whether a space stands before it, unless it begins a line. */
  readonly spaced: boolean
}

/** A unit and its width, in whatever measure. */
export type MeasuredRun = UnbreakableRun & { readonly width: number }

/** Scripts that are written without spaces between words. */
const unspaced = new RegExp(`[${unspacedScripts}]`, 'u')

// Kinsoku (JIS X 4051, Requirements for Japanese Text Layout 3.1.7 and 3.1.8) and GB/T 15834: what may not begin a line,
// and what may not end one.
const notFirst =
  /^[\p{Pe}\p{Pf}、。，．・：；？！‼⁇⁈⁉…—〜～ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ％,.:;?!%]/u
const notLast = /[\p{Ps}\p{Pi}#＃$＄¥￥€£]$/u
const hiraganaOnly = /^\p{Script=Hiragana}+$/u
const endsPhrase = /[\p{P}\p{S}]$/u
/** Numbers keep what they count. */
const endsInDigit = /\p{Nd}$/u

/** Longest phrase, in characters, that a particle is still kept with. */
const longestPhrase = 8

function belongsTo(before: string, next: string): boolean {
  if (notFirst.test(next) || notLast.test(before) || (endsInDigit.test(before) && unspaced.test(next))) return true
  // A Japanese phrase is a word with the particles and endings after it.
  return hiraganaOnly.test(next) && !endsPhrase.test(before) && before.length + next.length <= longestPhrase
}

function words(run: string, locale: Locale): string[] {
  if (!unspaced.test(run)) return [run]
  const found: string[] = []
  for (const { segment } of segmentsOf(run, editions[locale].tag, 'word')) {
    const before = found.at(-1)
    if (before !== undefined && belongsTo(before, segment)) found[found.length - 1] = before + segment
    else found.push(segment)
  }
  return found
}

/** The units of a text, in order. Spaces that must not break (U+00A0, U+202F) stay inside theirs. */
export function unbreakableRuns(text: string, locale: Locale): UnbreakableRun[] {
  return text
    .split(/[ \t\r\n\u2000-\u2006\u2008-\u200a\u3000]+/u)
    .filter((run) => run !== '')
    .flatMap((run, index) => words(run, locale).map((word, part) => ({ text: word, spaced: index > 0 && part === 0 })))
}

const after = (width: number, { spaced, width: own }: MeasuredRun, space: number, first: boolean) =>
  width + (spaced && !first ? space : 0) + own

/** How many lines the units need at least; Infinity if one of them is wider than a line. */
function linesNeeded(units: readonly MeasuredRun[], space: number, line: number): number {
  let lines = 1
  let width = 0
  let first = true
  for (const unit of units) {
    if (unit.width > line) return Number.POSITIVE_INFINITY
    const wider = after(width, unit, space, first)
    if (wider > line) {
      lines += 1
      width = unit.width
    } else width = wider
    first = false
  }
  return lines
}

/**
 * Breaks units into as few lines as they need, of widths as even as can be.
 *
 * @param space width of a space, in the measure of the units
 * @param line width of a line
 * @param most lines that there is room for
 * @returns null if they don't fit
 */
export function balanceLines<One extends MeasuredRun>(
  units: readonly One[],
  space: number,
  line: number,
  most: number,
): One[][] | null {
  const lines = linesNeeded(units, space, line)
  if (lines > most) return null
  // The narrowest line of which there need be no more.
  let [low, high] = [0, line]
  for (let step = 0; step < 12; step += 1) {
    const middle = (low + high) / 2
    if (linesNeeded(units, space, middle) > lines) low = middle
    else high = middle
  }
  const broken: One[][] = []
  let width = Number.POSITIVE_INFINITY
  for (const unit of units) {
    const wider = after(width, unit, space, false)
    const current = broken.at(-1)
    if (current === undefined || wider > high) {
      broken.push([unit])
      width = unit.width
    } else {
      current.push(unit)
      width = wider
    }
  }
  return broken
}
