// Finds the glossary's terms in a text. Entries are indexed by their first word, so a large glossary costs little.
import type { TranslationLocale } from '#lib/locales.ts'
import { plainText } from '#lib/segments/index.ts'
import type { Term } from '../types.ts'
import { isEnding, isSuffixed, normaliseWords, stemsOf, type Word, wordsIn } from './words.ts'

/** A term of the glossary, with what it is in each language. */
export type GlossaryEntry = {
  readonly id: number
  /** As it stands in Indonesian. */
  readonly term: string
  /** The same in every language; renderings that it may have are not looked at. */
  readonly keep: boolean
  readonly caseSensitive: boolean
  readonly partOfSpeech: string | null
  readonly note: string | null
  readonly renderings: Readonly<Partial<Record<TranslationLocale, string | null>>>
}

/**
 * The terms that `target` has a rule for (a rendering, or to be kept) and that occur in the texts, in the order in which
 * they first do. A term occurs as whole words, also with -nya, -ku, -mu, -lah, -kah or -pun behind it, and doubled
 * ("negara-negara anggota" has "negara anggota"). What stands within a longer term is not that term: where
 * "Bank Indonesia" is an entry, "bank" only counts elsewhere. Entries without a letter or digit are never found.
 *
 * @param texts tagged text (lib/segments)
 * @param entries must not be changed after it was given here
 */
export function termsIn(
  texts: readonly string[],
  entries: readonly GlossaryEntry[],
  target: TranslationLocale,
): Term[] {
  const index = indexFor(entries, target)
  const found = new Set<GlossaryEntry>()
  for (const text of texts) for (const entry of entriesIn(normaliseWords(plainText(text)), index)) found.add(entry)
  return [...found].map((entry) => ({
    id: entry.id,
    term: entry.term,
    rendering: entry.keep ? null : renderingOf(entry, target),
    caseSensitive: entry.caseSensitive,
    partOfSpeech: entry.partOfSpeech,
    note: entry.note,
  }))
}

const renderingOf = ({ renderings }: GlossaryEntry, target: TranslationLocale): string | null =>
  renderings[target]?.trim() || null

/** A term split into its words and the exact text before, between and after them. */
type Pattern = {
  readonly entry: GlossaryEntry
  readonly words: readonly string[]
  readonly before: string
  readonly gaps: readonly string[]
  readonly after: string
}

type Index = ReadonlyMap<string, readonly Pattern[]>

/** Indexes by glossary, which is asked about segment after segment; building one takes longer than a look-up. */
const indexes = new WeakMap<readonly GlossaryEntry[], Map<TranslationLocale, Index>>()

function indexFor(entries: readonly GlossaryEntry[], target: TranslationLocale): Index {
  const ofEntries = indexes.get(entries) ?? new Map<TranslationLocale, Index>()
  indexes.set(entries, ofEntries)
  const index =
    ofEntries.get(target) ?? indexOf(entries.filter((entry) => entry.keep || renderingOf(entry, target) !== null))
  ofEntries.set(target, index)
  return index
}

function indexOf(entries: readonly GlossaryEntry[]): Index {
  const index = new Map<string, Pattern[]>()
  for (const entry of entries) {
    const term = normaliseWords(entry.term)
    const words = wordsIn(term)
    const [first, last] = [words[0], words.at(-1)]
    if (!first || !last) continue
    const pattern = {
      entry,
      words: words.map(({ text, folded }) => (entry.caseSensitive ? text : folded)),
      before: term.slice(0, first.start),
      gaps: words.slice(1).map(({ start }, previous) => term.slice(words[previous]?.end, start)),
      after: term.slice(last.end),
    }
    const same = index.get(first.folded)
    if (same) same.push(pattern)
    else index.set(first.folded, [pattern])
  }
  return index
}

type Match = { readonly entry: GlossaryEntry; readonly start: number; readonly end: number }

/** The entries that occur in comparable text, in order; the longest wins where several overlap. */
function entriesIn(text: string, index: Index): GlossaryEntry[] {
  const words = wordsIn(text)
  const matches: Match[] = []
  for (const [at, word] of words.entries()) {
    for (const stem of stemsOf(word.folded)) {
      for (const pattern of index.get(stem) ?? []) {
        const start = word.start - pattern.before.length
        const end = endOfMatch(text, words, at, pattern)
        if (end !== null) matches.push({ entry: pattern.entry, start, end })
      }
    }
  }
  const exactFirst = (match: Match) => (match.entry.caseSensitive ? 0 : 1)
  matches.sort((a, b) => b.end - b.start - (a.end - a.start) || exactFirst(a) - exactFirst(b) || a.start - b.start)
  const covered = new Uint8Array(text.length)
  return matches
    .filter(({ start, end }) => {
      // Nothing that was taken before is shorter, so what overlaps this covers one of its ends.
      if (covered[start] || covered[end - 1]) return false
      covered.fill(1, start, end)
      return true
    })
    .sort((a, b) => a.start - b.start)
    .map(({ entry }) => entry)
}

/** Where the pattern ends if it stands at this word, else null. */
function endOfMatch(text: string, words: readonly Word[], at: number, pattern: Pattern): number | null {
  const { entry, before, gaps, after } = pattern
  const start = (words[at]?.start ?? 0) - before.length
  if (start < 0 || !text.startsWith(before, start)) return null
  const is = (word: Word | undefined, wanted: string) => (entry.caseSensitive ? word?.text : word?.folded) === wanted
  const gapBefore = (place: number) => text.slice(words[place - 1]?.end, words[place]?.start)

  let place = at
  for (const [order, wanted] of pattern.words.entries()) {
    if (order > 0 && gapBefore(place) !== gaps[order - 1]) return null
    const isLast = order === pattern.words.length - 1
    if (isLast && after === '') return endOfLastWord(words, place, gapBefore, wanted, entry.caseSensitive)
    if (!is(words[place], wanted)) return null
    place += 1
    const doubledItself = gaps[order] === '-' && pattern.words[order + 1] === wanted
    if (!isLast && !doubledItself && gapBefore(place) === '-' && isAgain(words, place)) place += 1
  }
  const end = words[place - 1]?.end ?? 0
  return text.startsWith(after, end) ? end + after.length : null
}

/** The last word of a term may be doubled and have endings: "anak", "anaknya", "anak-anaknya", "KPK-nya". */
function endOfLastWord(
  words: readonly Word[],
  place: number,
  gapBefore: (place: number) => string,
  wanted: string,
  caseSensitive: boolean,
): number | null {
  const [word, next] = [words[place], words[place + 1]]
  if (!word) return null
  if (isSuffixed(word, wanted, caseSensitive)) return word.end
  if ((caseSensitive ? word.text : word.folded) !== wanted) return null
  if (!next || gapBefore(place + 1) !== '-') return word.end
  const again = next.folded === word.folded || isSuffixed(next, word.folded, false)
  return again || isEnding(next.folded) ? next.end : word.end
}

const isAgain = (words: readonly Word[], place: number) => words[place]?.folded === words[place - 1]?.folded
