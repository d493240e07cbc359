import { languages } from '#lib/languages/index.ts'
import type { Locale } from '#lib/locales.ts'
import { slugify } from '#lib/text/slug.ts'

/** What ends a story's address when no text of it gives a slug, e.g. a headline of digits and emoji alone in Arabic. */
const nameless = 'story'

/**
 * The slug of a story's text in one edition: its own headline's where the edition is written in Latin letters, else the
 * English headline's, else the Indonesian one's.
 *
 * @returns never empty
 */
export function storySlug(locale: Locale, headlines: { own: string; english?: string; original?: string }): string {
  const candidates = [headlines.english, headlines.original]
  if (languages[locale].latinLetters) candidates.unshift(headlines.own)
  for (const headline of candidates) {
    const slug = slugify(headline ?? '')
    if (slug) return slug
  }
  return nameless
}
