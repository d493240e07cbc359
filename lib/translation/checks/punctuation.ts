// How a text ends: a question that is none any more, a sentence that breaks off.
import type { CheckedPair, SegmentCheck } from './check.ts'

const plain: Readonly<Record<string, string>> = {
  '。': '.',
  '．': '.',
  '۔': '.',
  '？': '?',
  '؟': '?',
  '！': '!',
  '：': ':',
  '，': ',',
  '、': ',',
  '،': ',',
  '；': ';',
  '؛': ';',
}

/** Marks, quotation marks and brackets that a text ends with. */
const ending = /[\p{P}\p{S}\s\ufffc]{0,12}$/u
const mark = /\.{2,}|…|[.!?:,;。．۔？؟！：，、،；؛]/gu

/** The last mark of a text in its Latin form, a question mark before all others; empty if it ends in a word. */
function endOf(text: string): string {
  const marks = (ending.exec(text.slice(-40))?.[0] ?? '').match(mark) ?? []
  const plainMarks = marks.map((each) => (each.length > 1 ? '…' : (plain[each] ?? each)))
  return plainMarks.includes('?') ? '?' : (plainMarks.at(-1) ?? '')
}

/** Headings end as their language likes; a question in one stays a question. */
const headings: ReadonlySet<CheckedPair['kind']> = new Set([
  'headline',
  'place',
  'h2',
  'h3',
  'pullQuoteBy',
  'embedTitle',
])

export const endPunctuation: SegmentCheck = {
  id: 'end-punctuation',
  severity: 'warning',
  scope: 'segment',
  find: ({ kind, source, target }) => {
    const expected = endOf(source.plain)
    const found = endOf(target.plain)
    if (expected === found || target.plain.trim() === '') return []
    const questions = expected === '?' || found === '?'
    const breaksOff =
      !headings.has(kind) && /^[.!…]$/.test(expected) && (found === '' || found === ',' || found === ':')
    return questions || breaksOff ? [{ expected: expected || '–', found: found || '–' }] : []
  },
}
