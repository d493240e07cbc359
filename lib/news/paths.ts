// Addresses of the reader site: pure functions of what the database says.
import { type Locale, locales } from '#lib/locales.ts'

/** The same address in every edition: `inEveryEdition((locale) => `/${locale}/latest`)`. */
export function inEveryEdition(path: (locale: Locale) => string): Readonly<Record<Locale, string>> {
  return Object.fromEntries(locales.map((locale) => [locale, path(locale)])) as Record<Locale, string>
}

/** `/en/world/12-slug`, or `/en/world/12` where there is no slug. */
export const storyPath = (locale: Locale, sectionSlug: string, id: number, slug: string | null): string =>
  `/${locale}/${sectionSlug}/${slug ? `${id}-${slug}` : id}`
