// Story cards: the columns that queries of lists select, and the conversion of rows to cards. Bodies are never read.

import { storyPath } from '#lib/content/paths.ts'
import { editionOf, publishedTranslation } from '#lib/content/sql.ts'
import { availabilityFor, shownColumn } from '#lib/content/text-for.ts'
import type { Locale } from '#lib/locales.ts'
import { addCacheTag } from '#lib/page-cache/tags.ts'
import type { PictureLookup } from '../pictures.ts'
import { sectionsById } from '../site/sections.ts'
import { isUsableSlug, slugFor } from '../slugs.ts'
import type { StoryCard, StoryKind } from '../types.ts'

/** The columns from which a story's path in one edition is made. */
export type AddressRow = {
  id: number
  section_id: number
  translated: boolean
  slug: string | null
  translated_slug: string | null
  english_slug: string | null
}

/** A row of a list, for one edition. */
export type CardRow = AddressRow & {
  kind: StoryKind
  published_at: Date
  hero_id: number | null
  headline: string
  standfirst: string | null
}

/** Columns of an `AddressRow`; needs `textJoins`. */
export const addressColumns = `
  a.id, a.section_id, t.id IS NOT NULL AS translated, a.slug, t.slug AS translated_slug, e.slug AS english_slug`

/** Columns of a `CardRow`; needs `textJoins`. */
export const cardColumns = `${addressColumns}, coalesce(a.kind, 'news') AS kind, a.published_at, a.hero_id,
  ${shownColumn('headline')} AS headline, ${shownColumn('standfirst')} AS standfirst`

/** The published translation (`t`) of article `a` into the edition that `parameter` names: the condition of a join. */
export const editionText = (parameter: string): string => publishedTranslation('t', 'a', editionOf(parameter))

/** Joins article `a` with its published text in edition $1 (`t`), and with the English one, whose slug may stand in (`e`). */
export const textJoins = `
  LEFT JOIN translations t ON ${editionText('$1')}
  LEFT JOIN translations e ON ${publishedTranslation('e', 'a', "'en'")}`

const slugOf = (row: AddressRow): string | null =>
  slugFor(row.translated, { translated: row.translated_slug, english: row.english_slug, original: row.slug })

/**
 * Adds the tags of a story whose path, and maybe headline, is on the page; also of the English text, if its slug is used
 * or would be.
 */
function addCardTags(row: AddressRow, locale: Locale): void {
  addCacheTag(`card:${row.id}:${locale}`)
  if (row.translated && !isUsableSlug(row.translated_slug)) addCacheTag(`card:${row.id}:en`)
}

/** Canonical paths of stories in an edition. Adds the tag of each; leaves out stories whose section is gone. */
export async function toPaths(rows: readonly AddressRow[], locale: Locale): Promise<Map<number, string>> {
  const sections = await sectionsById()
  return new Map(
    rows.flatMap((row): [number, string][] => {
      addCardTags(row, locale)
      const section = sections.get(row.section_id)
      return section ? [[row.id, storyPath(locale, section.slug(locale), row.id, slugOf(row))]] : []
    }),
  )
}

/** The main pictures of cards, to be looked up with the page's others. */
export const heroIds = (rows: readonly CardRow[]): (number | null)[] => rows.map((row) => row.hero_id)

/** Converts rows to cards, in order. Adds the tag of each story; leaves out stories whose section is gone. */
export async function toCards(rows: readonly CardRow[], locale: Locale, pictures: PictureLookup): Promise<StoryCard[]> {
  const [sections, paths] = [await sectionsById(), await toPaths(rows, locale)]
  return rows.flatMap((row): StoryCard[] => {
    const section = sections.get(row.section_id)
    const path = paths.get(row.id)
    if (!section || path === undefined) return []
    return [
      {
        id: row.id,
        path,
        headline: row.headline,
        standfirst: row.standfirst?.trim() || null,
        textLocale: availabilityFor(locale, row.translated).locale,
        kind: row.kind,
        section: section.link(locale),
        publishedAt: row.published_at.toISOString(),
        picture: pictures(row.hero_id),
      },
    ]
  })
}
