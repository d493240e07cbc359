// Addresses of the reader site: pure functions of what the database says.
import { type Locale, locales } from '#lib/locales.ts'
import { isSlug } from '#lib/text/slug.ts'

/** The same address in every edition: `inEveryEdition((locale) => `/${locale}/latest`)`. */
export function inEveryEdition(path: (locale: Locale) => string): Readonly<Record<Locale, string>> {
  return Object.fromEntries(locales.map((locale) => [locale, path(locale)])) as Record<Locale, string>
}

/** `/en/world/12-slug`, or `/en/world/12` where there is no slug. */
export const storyPath = (locale: Locale, sectionSlug: string, id: number, slug: string | null): string =>
  `/${locale}/${sectionSlug}/${slug ? `${id}-${slug}` : id}`

/** Slugs of a story's texts, as far as they are published; `translated` is the edition's own text. */
export type StorySlugs = {
  readonly translated: string | null | undefined
  readonly english: string | null | undefined
  readonly original: string | null | undefined
}

/**
 * The slug of a story in an edition that has a translation: its own, else the English one's, else the original's. A
 * slug that is not readable ASCII is as good as none.
 */
export function translatedSlug({ translated, english, original }: StorySlugs): string | null {
  return [translated, english, original].find(isUsable) ?? null
}

/** The slug of a story in an edition that shows the original. */
export const originalSlug = ({ original }: Pick<StorySlugs, 'original'>): string | null =>
  isUsable(original) ? original : null

/** Whether a text's own slug stands in its address, so that no other text's slug matters. */
export const isUsable = (slug: string | null | undefined): slug is string => typeof slug === 'string' && isSlug(slug)
