// Which addresses of a page search engines should know: its own, and the same page in other editions.
import { editions, type Locale, locales, originalLocale } from '#lib/locales.ts'
import type { Story } from '#lib/news/types.ts'

/** Canonical URL, and URL per BCP 47 tag (and `x-default`); all absolute. */
export type Alternates = { readonly canonical: string; readonly languages: Readonly<Record<string, string>> }

/**
 * Canonical address and hreflang of a page. Every edition that has the page names the same set, itself included, so
 * the references are reciprocal (https://developers.google.com/search/docs/specialty/international/localized-versions).
 * An edition that only shows the original is not a version of its own: canonical is the original, no hreflang.
 *
 * @param paths the page's path in every edition
 * @param existing editions that have the page in their own language
 * @param siteUrl public origin, without a slash at the end
 */
export function alternates(
  paths: Readonly<Record<Locale, string>>,
  locale: Locale,
  existing: readonly Locale[],
  siteUrl: string,
): Alternates {
  const original = siteUrl + paths[originalLocale]
  if (!existing.includes(locale)) return { canonical: original, languages: {} }
  const languages = locales
    .filter((code) => existing.includes(code))
    .map((code) => [editions[code].tag, siteUrl + paths[code]] as const)
  return { canonical: siteUrl + paths[locale], languages: { ...Object.fromEntries(languages), 'x-default': original } }
}

/** Editions in which a story stands in their own language, in the order of the language switcher. */
export function storyEditions(story: Pick<Story, 'translations'>): Locale[] {
  const existing: readonly Locale[] = [originalLocale, ...story.translations]
  return locales.filter((code) => existing.includes(code))
}

/** `alternates` of a story. */
export function storyAlternates(
  story: Pick<Story, 'paths' | 'locale' | 'translations' | 'availability'>,
  siteUrl: string,
): Alternates {
  // What is shown decides: a translation withdrawn between two queries must not be announced here.
  const existing = storyEditions(story).filter(
    (code) => code !== story.locale || story.availability.kind !== 'fallback',
  )
  return alternates(story.paths, story.locale, existing, siteUrl)
}
