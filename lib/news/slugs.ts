// Chooses the slug of a story's path in an edition.
import { isSlug } from '#lib/text/slug.ts'

/** Slugs of a story's texts, as far as they are published; `translated` is the edition's own text. */
export type StorySlugs = {
  readonly translated: string | null | undefined
  readonly english: string | null | undefined
  readonly original: string | null | undefined
}

/**
 * The slug of a story in an edition that has a translation: its own, else the English one's, else the original's. A
 * slug that is not readable ASCII is ignored.
 */
export function translatedSlug({ translated, english, original }: StorySlugs): string | null {
  return [translated, english, original].find(isUsableSlug) ?? null
}

/** The slug of a story in an edition that shows the original. */
export const originalSlug = ({ original }: Pick<StorySlugs, 'original'>): string | null =>
  isUsableSlug(original) ? original : null

/** The slug of a story in an edition. @param isTranslated whether the edition has a text of its own */
export const slugFor = (isTranslated: boolean, slugs: StorySlugs): string | null =>
  isTranslated ? translatedSlug(slugs) : originalSlug(slugs)

/** Whether a text's own slug stands in its address, so that no other text's slug matters. */
export const isUsableSlug = (slug: string | null | undefined): slug is string =>
  typeof slug === 'string' && isSlug(slug)
