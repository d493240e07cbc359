// Canonical URL and hreflang: a page's own address, and those of the same page in other editions.
import { editions, type Locale, locales, originalLocale } from '#lib/locales.ts'
import type { SiteFrame, Story } from '#lib/news/types.ts'

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

/** Whether search engines may index a story's text: `offered`, `hidden`, or a `fallback`, which shows the original. */
export type Indexability = 'offered' | 'hidden' | 'fallback'

type IndexingPolicy = Pick<SiteFrame, 'indexMachineTranslations'>

const isHidden = ({ unreviewed }: Pick<Story, 'unreviewed'>, locale: Locale, policy: IndexingPolicy) =>
  !policy.indexMachineTranslations && unreviewed.some((code) => code === locale)

/** The indexability of the text that a story's page shows, by the site's setting for machine translations. */
export function indexability(
  story: Pick<Story, 'availability' | 'locale' | 'unreviewed'>,
  policy: IndexingPolicy,
): Indexability {
  if (story.availability.kind === 'fallback') return 'fallback'
  return isHidden(story, story.locale, policy) ? 'hidden' : 'offered'
}

/** Editions in which a story stands in their own language, in the order of the language switcher. */
export function storyEditions(story: Pick<Story, 'translations'>): Locale[] {
  const existing: readonly Locale[] = [originalLocale, ...story.translations]
  return locales.filter((code) => existing.includes(code))
}

/** The editions in which search engines may list a story. */
export function indexableEditions(story: Pick<Story, 'translations' | 'unreviewed'>, policy: IndexingPolicy): Locale[] {
  return storyEditions(story).filter((code) => !isHidden(story, code, policy))
}

/** `alternates` of a story. A hidden text has no alternates, and is none of another edition. */
export function storyAlternates(
  story: Pick<Story, 'paths' | 'locale' | 'translations' | 'unreviewed' | 'availability'>,
  policy: IndexingPolicy,
  siteUrl: string,
): Alternates {
  const { paths, locale } = story
  const shown = indexability(story, policy)
  if (shown === 'hidden') return { canonical: siteUrl + paths[locale], languages: {} }
  // What is shown decides: a translation withdrawn between two queries must not be announced here.
  const offered = indexableEditions(story, policy).filter((code) => code !== locale || shown === 'offered')
  return alternates(paths, locale, offered, siteUrl)
}
