// The sections: few, needed by every page, memoised until one changes.

import { sectionPath } from '#lib/content/paths.ts'
import { kept } from '#lib/content/sql.ts'
import type { Locale } from '#lib/locales.ts'
import { memo } from '#lib/page-cache/memo.ts'
import { type LocalizedTexts, localized, localizedName } from '../localized.ts'
import { query } from '../query.ts'
import type { Localized, SectionLink } from '../types.ts'

type SectionRow = { id: number; key: string; names: LocalizedTexts; slugs: LocalizedTexts }

const sectionsQuery = `
  SELECT s.id, s.key, jsonb_object_agg(l._locale, l.name) AS names, jsonb_object_agg(l._locale, l.slug) AS slugs
  FROM sections s JOIN sections_locales l ON l._parent_id = s.id WHERE ${kept('s')}
  GROUP BY s.id ORDER BY s."order", s.id`

/** One section, ready to be linked to in any edition. */
export type Section = {
  readonly id: number
  /** Slug in an edition; the Indonesian one where the edition has none. */
  slug(locale: Locale): string
  link(locale: Locale): SectionLink
  /** Whether it is the section's slug in any edition, or its key. */
  matchesSlug(slug: string): boolean
}

function section(row: SectionRow): Section {
  const slug = (locale: Locale) => localizedName(row.slugs, locale, row.key).text
  const known = new Set([...Object.values(row.slugs ?? {}), row.key])
  return {
    id: row.id,
    slug,
    link: (locale) => ({
      id: row.id,
      name: localizedName(row.names, locale, row.key),
      path: sectionPath(locale, slug(locale)),
    }),
    matchesSlug: (given) => known.has(given),
  }
}

/** All sections, without the memo: for processes that don't follow the change log. */
export const readSections = async (): Promise<readonly Section[]> =>
  (await query<SectionRow>('sections', sectionsQuery, [])).map(section)

/** All sections in the newsroom's order. Adds the tag `sections`. */
export const allSections: () => Promise<readonly Section[]> = memo(['sections'], readSections)

/** All sections by id. Adds the tag `sections`. */
export async function sectionsById(): Promise<ReadonlyMap<number, Section>> {
  return new Map((await allSections()).map((entry) => [entry.id, entry]))
}

/** The section with this slug in this edition, else in any other edition; undefined if there is none. */
export async function sectionBySlug(locale: Locale, slug: string): Promise<Section | undefined> {
  const sections = await allSections()
  return sections.find((entry) => entry.slug(locale) === slug) ?? sections.find((entry) => entry.matchesSlug(slug))
}

const descriptionQuery = `
  SELECT jsonb_object_agg(l._locale, l.description) AS texts FROM sections_locales l WHERE l._parent_id = $1`

/** A section's description in an edition. Not memoised: only the section's own pages show it, under the tag `section:ID`. */
export async function sectionDescription(id: number, locale: Locale): Promise<Localized | null> {
  const [row] = await query<{ texts: LocalizedTexts }>('section description', descriptionQuery, [id])
  return localized(row?.texts ?? null, locale)
}
