// Which text an edition shows: its own, else the Indonesian original's. The one place that decides it, for stories,
// their cards, the search index, pictures, and names of all kinds; in TypeScript, and beneath it in SQL.
import { type Locale, originalLocale } from '#lib/locales.ts'

/** The text that an edition shows, the language it is in, and how it relates to the original. */
export type TextFor<Own, Original> =
  | { readonly availability: 'original' | 'fallback'; readonly text: Original; readonly locale: typeof originalLocale }
  | { readonly availability: 'translated'; readonly text: Own; readonly locale: Locale }

/**
 * The text that an edition shows.
 *
 * @param own what the edition has in its own language, if readers may see it; null or undefined: nothing
 * @param original what there is in Indonesian; of names, captions and the like there may be nothing
 */
export function textFor<Own, Original>(
  locale: Locale,
  own: Own | null | undefined,
  original: Original,
): TextFor<Own, Original> {
  if (locale === originalLocale) return { availability: 'original', text: original, locale }
  if (own === null || own === undefined) return { availability: 'fallback', text: original, locale: originalLocale }
  return { availability: 'translated', text: own, locale }
}

/** As `textFor`, where a query has chosen the text: `isTranslated` says whether it is the edition's own. */
export const availabilityFor = (locale: Locale, isTranslated: boolean) => textFor(locale, isTranslated || null, null)

/**
 * In SQL: what an edition shows in a column that articles and translations have alike. Needs article `a`, and `t` joined
 * to it by `publishedTranslation`: all NULL where the edition has no text of its own.
 */
export const shownColumn = (column: string): string => `CASE WHEN t.id IS NULL THEN a.${column} ELSE t.${column} END`

/** In SQL: the edition that a parameter names shows no fallback. Needs `t` as `shownColumn` does. */
export const isOwnText = (parameter: string): string => `(${parameter} = '${originalLocale}' OR t.id IS NOT NULL)`
