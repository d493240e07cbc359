// What changed between two texts: paragraph by paragraph, and in a changed paragraph word by word. Pure.
import { commonSubsequence, type PairBudget } from '#lib/text/common-subsequence.ts'
import { segmentsOf } from '#lib/text/segment.ts'
import { joined, type Line, type LineKind, type Run, textOfLine } from './lines.ts'

/** How the look of words that stayed has changed. */
export type LookChange =
  | { readonly is: 'boldOn' | 'boldOff' | 'italicOn' | 'italicOff' }
  | { readonly is: 'linkOn'; readonly to: string }
  | { readonly is: 'linkOff'; readonly from: string }
  | { readonly is: 'linkChanged'; readonly from: string; readonly to: string }

/** Words in a row that have the same look, and to which the same happened. */
export type Piece = Run & {
  readonly change?: 'added' | 'removed'
  readonly looks?: readonly LookChange[]
}

export type LineChange =
  | { readonly is: 'same' | 'added' | 'removed' | 'movedHere' | 'movedAway'; readonly line: Line }
  | {
      readonly is: 'changed'
      /** As it is afterwards. */
      readonly line: Line
      /** The kind that it had, if that is another one. */
      readonly was: LineKind | null
      readonly pieces: readonly Piece[]
    }

/** Lines that can turn into each other: a paragraph becomes a heading, a caption never. */
const prose: ReadonlySet<LineKind> = new Set(['text', 'paragraph', 'h2', 'h3', 'quote', 'entry', 'numbered'])

/** Share of their words that two lines must have in common to be one line that changed. */
const likeness = 0.4

/** Pairs of lines in a gap that are looked at for likeness; in longer gaps, a line's counterpart is in its own place. */
const mostLikenesses = 2_500

/** Pairs of words that a whole comparison looks at: about a fifth of a second. */
const mostPairs = 30_000_000

type Word = { readonly text: string; readonly isWord: boolean; readonly runs: readonly Run[] }

/** What is known of lines while two texts are compared. */
class Comparison {
  readonly budget: PairBudget = { pairs: mostPairs }
  readonly tag: string
  readonly #words = new WeakMap<Line, readonly Word[]>()

  constructor(tag: string) {
    this.tag = tag
  }

  wordsOf(line: Line): readonly Word[] {
    const known = this.#words.get(line) ?? wordsIn(line, this.tag)
    this.#words.set(line, known)
    return known
  }

  /** Whether the second line may be what became of the first. */
  isLike(before: Line, after: Line): boolean {
    if (before.identity !== after.identity) return false
    if (before.kind !== after.kind && !(prose.has(before.kind) && prose.has(after.kind))) return false
    const [one, other] = [before, after].map((line) => this.wordsOf(line).filter(({ isWord }) => isWord))
    if (!one || !other || one.length + other.length === 0) return textOfLine(before) === textOfLine(after)
    const left = new Map<string, number>()
    for (const { text } of one) left.set(text, (left.get(text) ?? 0) + 1)
    let shared = 0
    for (const { text } of other) {
      const count = left.get(text) ?? 0
      if (count > 0) shared += 1
      left.set(text, count - 1)
    }
    return (2 * shared) / (one.length + other.length) >= likeness
  }
}

const keyOf = ({ kind, level, identity, runs }: Line): string => JSON.stringify([kind, level, identity, runs])

/**
 * What became of each line. Lines that stayed anchor the rest; a line that stands elsewhere word for word has moved; of
 * those between two anchors, like ones are compared word by word, the rest were removed or added.
 *
 * Its work has a bound whatever the texts are: beyond it, words count as replaced.
 *
 * @param tag BCP 47 tag of the texts' language, by whose rules words are told apart
 */
export function compareLines(before: readonly Line[], after: readonly Line[], tag: string): LineChange[] {
  const comparison = new Comparison(tag)
  const [oldKeys, newKeys] = [before.map(keyOf), after.map(keyOf)]
  const anchors = commonSubsequence(oldKeys, newKeys, (a, b) => a === b)
  const moved = movedLines(oldKeys, newKeys, anchors)
  const changes: LineChange[] = []
  let [i, j] = [0, 0]
  for (const [nextI, nextJ] of [...anchors, [before.length, after.length] as const]) {
    const gap = {
      removed: before.slice(i, nextI).map((line, at) => ({ line, isMoved: moved.before.has(i + at) })),
      added: after.slice(j, nextJ).map((line, at) => ({ line, isMoved: moved.after.has(j + at) })),
    }
    changes.push(...gapChanges(gap.removed, gap.added, comparison))
    const line = after[nextJ]
    if (line) changes.push({ is: 'same', line })
    i = nextI + 1
    j = nextJ + 1
  }
  return changes
}

/** Indices of lines that stand in both texts, but not in the same order. */
function movedLines(
  before: readonly string[],
  after: readonly string[],
  anchors: readonly (readonly [number, number])[],
) {
  const anchored = { before: new Set(anchors.map(([i]) => i)), after: new Set(anchors.map(([, j]) => j)) }
  const loose = Map.groupBy(
    [...before.keys()].filter((i) => !anchored.before.has(i)),
    (i) => before[i],
  )
  const moved = { before: new Set<number>(), after: new Set<number>() }
  for (const [j, key] of after.entries()) {
    const i = anchored.after.has(j) ? undefined : loose.get(key)?.shift()
    if (i === undefined) continue
    moved.before.add(i)
    moved.after.add(j)
  }
  return moved
}

type Loose = { readonly line: Line; readonly isMoved: boolean }

function gapChanges(removed: readonly Loose[], added: readonly Loose[], comparison: Comparison): LineChange[] {
  const isPair = (one: Loose | undefined, other: Loose | undefined) =>
    one !== undefined &&
    other !== undefined &&
    !one.isMoved &&
    !other.isMoved &&
    comparison.isLike(one.line, other.line)
  const pairs =
    removed.length * added.length <= mostLikenesses
      ? commonSubsequence(removed, added, isPair)
      : [...removed.keys()].filter((at) => isPair(removed[at], added[at])).map((at) => [at, at] as const)
  const changes: LineChange[] = []
  let [i, j] = [0, 0]
  for (const [nextI, nextJ] of [...pairs, [removed.length, added.length] as const]) {
    for (const { line, isMoved } of removed.slice(i, nextI))
      changes.push({ is: isMoved ? 'movedAway' : 'removed', line })
    for (const { line, isMoved } of added.slice(j, nextJ)) changes.push({ is: isMoved ? 'movedHere' : 'added', line })
    const [one, other] = [removed[nextI]?.line, added[nextJ]?.line]
    if (one && other) changes.push(changedLine(one, other, comparison))
    i = nextI + 1
    j = nextJ + 1
  }
  return changes
}

function changedLine(before: Line, after: Line, comparison: Comparison): LineChange {
  const was = before.kind === after.kind ? null : before.kind
  return { is: 'changed', line: after, was, pieces: comparePieces(before, after, comparison) }
}

/** A paragraph's words, and what stands between them, by the rules of its language. */
function wordsIn(line: Line, tag: string): Word[] {
  const starts: number[] = []
  let length = 0
  for (const { text } of line.runs) {
    starts.push(length)
    length += text.length
  }
  let first = 0
  return segmentsOf(textOfLine(line), tag, 'word').map(({ segment, index, isWordLike }): Word => {
    const end = index + segment.length
    while ((starts[first + 1] ?? length) <= index && first + 1 < starts.length) first += 1
    const runs: Run[] = []
    for (let at = first; at < starts.length && (starts[at] ?? length) < end; at += 1) {
      const [run, start] = [line.runs[at], starts[at] ?? 0]
      if (run) runs.push({ ...run, text: run.text.slice(Math.max(0, index - start), end - start) })
    }
    return { text: segment, isWord: isWordLike === true, runs }
  })
}

type Step = { readonly change?: 'added' | 'removed'; readonly word: Word; readonly before?: Word }

function comparePieces(before: Line, after: Line, comparison: Comparison): Piece[] {
  const [one, other] = [comparison.wordsOf(before), comparison.wordsOf(after)]
  const pairs = commonSubsequence(one, other, (a, b) => a?.text === b?.text, comparison.budget)
  const steps: Step[] = []
  let [i, j] = [0, 0]
  for (const [nextI, nextJ] of [...pairs, [one.length, other.length] as const]) {
    for (const word of one.slice(i, nextI)) steps.push({ change: 'removed', word })
    for (const word of other.slice(j, nextJ)) steps.push({ change: 'added', word })
    const [old, word] = [one[nextI], other[nextJ]]
    if (old && word) steps.push({ word, before: old })
    i = nextI + 1
    j = nextJ + 1
  }
  return joined(
    withoutIslands(steps).flatMap(({ change, word, before: old }) => {
      const looks = change === 'added' ? newLinks(word) : old && !change ? lookChanges(old, word) : []
      return word.runs.map(
        (run): Piece => ({ ...run, ...(change ? { change } : {}), ...(looks.length > 0 ? { looks } : {}) }),
      )
    }),
    (a, b) =>
      a.bold === b.bold &&
      a.italic === b.italic &&
      a.link === b.link &&
      a.change === b.change &&
      JSON.stringify(a.looks) === JSON.stringify(b.looks),
  )
}

/** A blank or comma between two changed words is read as part of the change; first what was removed, then what was added. */
function withoutIslands(steps: readonly Step[]): Step[] {
  const result: Step[] = []
  for (let at = 0; at < steps.length; ) {
    let end = at
    let last = at
    // A stretch of changes, over what is no word.
    while (end < steps.length && (steps[end]?.change || !steps[end]?.word.isWord)) {
      if (steps[end]?.change) last = end + 1
      end += 1
    }
    const stretch = steps[at]?.change ? steps.slice(at, last) : []
    if (stretch.length === 0) {
      const step = steps[at]
      if (step) result.push(step)
      at += 1
      continue
    }
    const isWhole =
      stretch.some(({ change }) => change === 'removed') && stretch.some(({ change }) => change === 'added')
    if (isWhole) {
      for (const { change, word, before } of stretch)
        if (change !== 'added') result.push({ change: 'removed', word: before ?? word })
      for (const { change, word } of stretch) if (change !== 'removed') result.push({ change: 'added', word })
    } else result.push(...stretch)
    at = last
  }
  return result
}

/** Which characters of a word are bold, or italic: a look can end in the middle of a word. */
const charactersIn = ({ runs }: Word, style: 'bold' | 'italic'): string =>
  runs.map((run) => (run[style] ? '1' : '0').repeat(run.text.length)).join('')

const linkOfWord = ({ runs }: Word): string | null => runs.find(({ link }) => link !== null)?.link ?? null

function lookChanges(before: Word, after: Word): LookChange[] {
  const changes: LookChange[] = []
  for (const style of ['bold', 'italic'] as const) {
    const [old, now] = [charactersIn(before, style), charactersIn(after, style)]
    if (old !== now) changes.push({ is: `${style}${now.includes('1') ? 'On' : 'Off'}` })
  }
  const [from, to] = [linkOfWord(before), linkOfWord(after)]
  if (from === to) return changes
  if (to === null) return [...changes, { is: 'linkOff', from: from ?? '' }]
  return [...changes, from === null ? { is: 'linkOn', to } : { is: 'linkChanged', from, to }]
}

/** Where new words lead. */
function newLinks(word: Word): LookChange[] {
  const to = linkOfWord(word)
  return to === null ? [] : [{ is: 'linkOn', to }]
}

/** Lines that stayed and stand together, and are not read by those who look for changes. */
export type Folded = { readonly folded: readonly Line[] }

/** Unchanged lines beside a change that are shown for orientation. */
const context = 1
/** The shortest stretch that is worth folding. */
const leastFolded = 3

/** Changes with long unchanged stretches put together. */
export function fold(changes: readonly LineChange[]): (LineChange | Folded)[] {
  const isNear = (at: number) =>
    changes.slice(Math.max(0, at - context), at + context + 1).some(({ is }) => is !== 'same')
  const result: (LineChange | Folded)[] = []
  let stretch: LineChange[] = []
  const end = () => {
    result.push(...(stretch.length < leastFolded ? stretch : [{ folded: stretch.map(({ line }) => line) }]))
    stretch = []
  }
  for (const [at, change] of changes.entries()) {
    if (isNear(at)) {
      end()
      result.push(change)
    } else stretch.push(change)
  }
  end()
  return result
}
