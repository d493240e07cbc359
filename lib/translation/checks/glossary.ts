// Terms of the newsroom's glossary.
import { editions, type ScriptGroup } from '#lib/locales.ts'
import type { Term } from '../types.ts'
import { plainArabic } from './arabic.ts'
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
        `${start}${spaced(term.normalize('NFC'))}${indonesianEnd}`,
        caseSensitive ? 'gu' : 'giu',
      )
      const before = text
      text = text.replace(pattern, '\ufffc')
      return term.trim() !== '' && text !== before
    })
}

const start = String.raw`(?<![\p{L}\p{M}\p{N}])`
const end = String.raw`(?![\p{L}\p{M}\p{N}])`
/** Indonesian hangs "its", "indeed" and the like on a word. */
const indonesianEnd = `(?:-?(?:nya|lah|kah|pun|ku|mu))?${end}`

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
/** A term over a line end or with a no-break space is the same term. */
const spaced = (term: string): string => term.trim().split(/\s+/).map(literal).join(String.raw`\s+`)

function keeps(target: string, term: string, caseSensitive: boolean): boolean {
  const kept = term.normalize('NFC')
  // Letters of another script may stand directly beside it; letters of its own make it another word.
  const own = String.raw`[\p{Script=Latin}\p{N}]`
  return (
    new RegExp(`(?<!${own})${spaced(kept)}(?!${own})`, caseSensitive ? 'u' : 'iu').test(target) ||
    new RegExp(`${start}${spaced(kept)}(?:s|['’]s?|s['’])${end}`, 'iu').test(target)
  )
}

/** Whether a rendering stands in the translation, in whatever form the sentence asks for. */
function isRendered({ target, locale }: CheckedPair, rendering: string): boolean {
  const wanted = rendering.normalize('NFC').trim()
  return wanted === '' || forms[editions[locale].script](target.plain, wanted)
}

const forms: Readonly<Record<ScriptGroup, (text: string, rendering: string) => boolean>> = {
  latin: (text, rendering) => {
    const words = rendering.split(/\s+/).map((word) => `${literal(withoutAccents(word))}${latinEnding}`)
    return new RegExp(`${start}${words.join(String.raw`\s+`)}${end}`, 'iu').test(withoutAccents(text))
  },
  arabic: (text, rendering) => {
    const words = plainArabic(rendering)
      .split(/\s+/)
      .map((word) => `${arabicStart}${literal(word.replace(/^ال/, ''))}${arabicEnding}`)
    // ة is ت before an ending.
    return new RegExp(`${start}${words.join(String.raw`\s+`).replace(/ه(?=\(\?:)/gu, '[هت]')}${end}`, 'u').test(
      plainArabic(text),
    )
  },
  'han-simplified': (text, rendering) => unspaced(text).includes(unspaced(rendering)),
  japanese: (text, rendering) => unspaced(text).includes(unspaced(rendering)),
}

/** Plural, feminine, possessive: "cours", "cours d’appel", "ministres", "nationale", "Warta's". */
const latinEnding = "(?:e?s|x|e|ne|nes|le|les|['’]s?)?"
const arabicStart = '[وف]?[بكل]?(?:ال|ل)?'
const arabicEnding = '(?:ين|ون|ان|ات|ها|هم|نا|ه|ا|ي|ك|يه)?'

const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '')
const unspaced = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s・·]+/gu, '')
