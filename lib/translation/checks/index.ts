// Quality checks of translated segments. Pure: text in, findings out.
import { originalLocale, type TranslationLocale } from '#lib/locales.ts'
import type { Warning } from '../types.ts'
import { addressMissing, addressUnknown, handleMissing } from './addresses.ts'
import type { Check, CheckedPair, Detail, SegmentPair, StoryPair } from './check.ts'
import { dateWeekday, monthChanged, sourceDateWeekday, weekdayChanged } from './dates/checks.ts'
import { termKept, termRendering } from './glossary.ts'
import { wrongLanguage } from './language.ts'
import { length } from './length.ts'
import { nameMissing, nameVaries } from './names/checks.ts'
import { numberMissing, numberUnknown } from './numbers/checks.ts'
import { endPunctuation } from './punctuation.ts'
import { untranslatedQuote } from './quotes.ts'
import { repeatedWords } from './repeated.ts'
import { wrongScript } from './script.ts'
import { tagChecks } from './tags.ts'
import { checkedText } from './text/checked-text.ts'
import { empty, leftoverSentence, unchanged } from './untranslated.ts'

export { type CheckId, checkIds } from '#lib/languages/check-sentences.ts'
export type { Check, SegmentPair, StoryPair } from './check.ts'
export { repairPunctuation } from './repair.ts'
export { sentenceOf } from './sentences.ts'

/** All checks; a new one is one more entry here and one more id in lib/languages/check-sentences.ts. */
export const checks: readonly Check[] = [
  ...tagChecks,
  empty,
  unchanged,
  leftoverSentence,
  wrongScript,
  wrongLanguage,
  addressMissing,
  addressUnknown,
  numberMissing,
  numberUnknown,
  dateWeekday,
  weekdayChanged,
  monthChanged,
  nameMissing,
  nameVaries,
  termRendering,
  termKept,
  untranslatedQuote,
  handleMissing,
  repeatedWords,
  endPunctuation,
  length,
  sourceDateWeekday,
]

const warnings = ({ id, severity }: Check, details: readonly Detail[]): Warning[] =>
  details.map((detail) => ({ check: id, severity, detail }))

/** What is wrong with one translated segment by itself. Names are checked over the story: `checkStory`. */
export function checkSegment({ kind, source, target, locale, terms }: SegmentPair): Warning[] {
  const pair: CheckedPair = { kind, locale, terms, source: checkedText(source), target: checkedText(target) }
  // Of a text that is not there, all else is known.
  const nothing = empty.find(pair)
  if (nothing.length > 0) return warnings(empty, nothing)
  return checks.flatMap((check) => (check.scope === 'segment' ? warnings(check, check.find(pair)) : []))
}

/**
 * What is wrong with a segment of the original, before it is translated.
 * @param segment `text` is tagged text
 */
export function checkSource(segment: { readonly text: string }): Warning[] {
  const text = checkedText(segment.text)
  return checks.flatMap((check) => (check.scope === 'source' ? warnings(check, check.find(text, originalLocale)) : []))
}

/**
 * What only shows over a whole story.
 * @param pairs all translated segments of one story
 * @returns by key of the segment; segments without a finding are not in it
 */
export function checkStory(pairs: readonly StoryPair[], locale: TranslationLocale): ReadonlyMap<string, Warning[]> {
  const checked = pairs.map((pair) => ({ ...pair, source: checkedText(pair.source), target: checkedText(pair.target) }))
  const found = new Map<string, Warning[]>()
  for (const check of checks) {
    if (check.scope !== 'story') continue
    for (const [key, details] of check.find(checked, locale)) {
      found.set(key, [...(found.get(key) ?? []), ...warnings(check, details)])
    }
  }
  return found
}
