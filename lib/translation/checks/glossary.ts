// Terms of the newsroom's glossary.
import { languages } from '#lib/languages/index.ts'
import { literal, wordEnd, wordStart } from '#lib/text/regexp.ts'
import type { Term } from '../types.ts'
import type { CheckedPair, SegmentCheck } from './check.ts'

export const termRendering: SegmentCheck = {
  id: 'term-rendering',
  severity: 'warning',
  scope: 'segment',
  find: (pair) =>
    occurring(pair).flatMap(({ term, rendering }) =>
      rendering === null || isRendered(pair, rendering) ? [] : [{ term, rendering }],
    ),
}

export const termKept: SegmentCheck = {
  id: 'term-kept',
  severity: 'warning',
  scope: 'segment',
  find: (pair) =>
    occurring(pair).flatMap(({ term, rendering, caseSensitive }) =>
      rendering !== null || keeps(pair.target.plain, term, caseSensitive) ? [] : [{ term }],
    ),
}

/** Terms that stand in the original, but not those inside of a longer one: "Mahkamah" in "Mahkamah Konstitusi". */
function occurring({ source, terms }: CheckedPair): Term[] {
  let text = source.plain
  return terms
    .toSorted((one, other) => other.term.length - one.term.length)
    .filter(({ term, caseSensitive }) => {
      const pattern = new RegExp(
        `${wordStart}${spaced(term.normalize('NFC'))}${indonesianEnd}`,
        caseSensitive ? 'gu' : 'giu',
      )
      const before = text
      text = text.replace(pattern, '\ufffc')
      return term.trim() !== '' && text !== before
    })
}

/** Indonesian hangs "its", "indeed" and the like on a word. */
const indonesianEnd = `(?:-?(?:nya|lah|kah|pun|ku|mu))?${wordEnd}`

/** A term over a line end or with a no-break space is the same term. */
const spaced = (term: string): string => term.trim().split(/\s+/).map(literal).join(String.raw`\s+`)

function keeps(target: string, term: string, caseSensitive: boolean): boolean {
  const kept = term.normalize('NFC')
  // Letters of another script may stand directly beside it; letters of its own make it another word.
  const own = String.raw`[\p{Script=Latin}\p{N}]`
  return (
    new RegExp(`(?<!${own})${spaced(kept)}(?!${own})`, caseSensitive ? 'u' : 'iu').test(target) ||
    new RegExp(`${wordStart}${spaced(kept)}(?:s|['’]s?|s['’])${wordEnd}`, 'iu').test(target)
  )
}

/** Whether a rendering stands in the translation, in whatever form the sentence asks for. */
function isRendered({ target, locale }: CheckedPair, rendering: string): boolean {
  const wanted = rendering.normalize('NFC').trim()
  return wanted === '' || languages[locale].checks.hasTerm(target.plain, wanted)
}
