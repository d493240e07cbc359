import type { TranslationLocale } from '#lib/locales.ts'
import type { SegmentPair } from '../check.ts'
import { checkSegment } from '../index.ts'

/** Ids of the checks that find something in a pair, each once. */
export function foundIn(
  locale: TranslationLocale,
  source: string,
  target: string,
  more: Partial<SegmentPair> = {},
): string[] {
  const found = checkSegment({ kind: 'paragraph', terms: [], ...more, locale, source, target })
  return [...new Set(found.map(({ check }) => check))]
}

/** What one check says in detail about a pair. */
export function detailsOf(
  check: string,
  locale: TranslationLocale,
  source: string,
  target: string,
  more: Partial<SegmentPair> = {},
): Readonly<Record<string, string>>[] {
  return checkSegment({ kind: 'paragraph', terms: [], ...more, locale, source, target })
    .filter((warning) => warning.check === check)
    .map(({ detail }) => detail)
}
