import { editions, type Locale } from '#lib/locales.ts'
import type { Localized } from '#lib/news/types.ts'
import { isolate } from '#lib/text/bidi.ts'

/**
 * `Headline — Warta`, each part isolated where the edition's direction could reorder them.
 *
 * @param locale the edition being read
 */
export function pageTitle(title: Localized, locale: Locale, siteName: string): string {
  const { direction } = editions[locale]
  const part = isolate(title.text, editions[title.locale].direction, direction)
  // The name is a Latin word mark in every edition.
  return `${part} — ${isolate(siteName, 'ltr', direction)}`
}
