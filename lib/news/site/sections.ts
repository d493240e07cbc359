// The sections, all of them at once: few, needed by every page, remembered until one changes.

import { sectionPath } from '#lib/content/paths.ts'
import type { Locale } from '#lib/locales.ts'
import { memo } from '#lib/page-cache/memo.ts'
import { localized, named, type Texts } from '../localized.ts'
import { query } from '../query.ts'
import type { Localized, SectionLink } from '../types.ts'

type SectionRow = { id: number; key: string; names: Texts; slugs: Texts }

const sectionsQuery = `
  SELECT s.id, s.key, jsonb_object_agg(l._locale, l.name) AS names, jsonb_object_agg(l._locale, l.slug) AS slugs
  FROM sections s JOIN sections_locales l ON l._parent_id = s.id
  GROUP BY s.id ORDER BY s."order", s.id`

/** One section, ready to be linked to in any edition. */
export type Section = {
  readonly id: number
  /** Slug in an edition; the Indonesian one where the edition has none. */
  slug(locale: Locale): string
  link(locale: Locale): SectionLink
  /** Whether an address in any edition may name the section so. */
  answersTo(slug: string): boolean
}

function section(row: SectionRow): Section {
  const slug = (locale: Locale) => named(row.slugs, locale, row.key).text
  const known = new Set([...Object.values(row.slugs ?? {}), row.key])
  return {
    id: row.id,
    slug,
    link: (locale) => ({
      id: row.id,
      name: named(row.names, locale, row.key),
      path: sectionPath(locale, slug(locale)),
    }),
    answersTo: (given) => known.has(given),
  }
}

/** All sections as the database has them now: for processes that hear of no change. */
export const readSections = async (): Promise<readonly Section[]> =>
  (await query<SectionRow>('sections', sectionsQuery, [])).map(section)

/** All sections in the newsroom's order. Notes `sections`. */
export const allSections: () => Promise<readonly Section[]> = memo(['sections'], readSections)

/** All sections by id. Notes `sections`. */
export async function sectionsById(): Promise<ReadonlyMap<number, Section>> {
  return new Map((await allSections()).map((entry) => [entry.id, entry]))
}

/** The section with this slug in this edition, else in any other edition; undefined if there is none. */
export async function sectionBySlug(locale: Locale, slug: string): Promise<Section | undefined> {
  const sections = await allSections()
  return sections.find((entry) => entry.slug(locale) === slug) ?? sections.find((entry) => entry.answersTo(slug))
}

const descriptionQuery = `
  SELECT jsonb_object_agg(l._locale, l.description) AS texts FROM sections_locales l WHERE l._parent_id = $1`

/** What a section is about, in an edition; not remembered: only its own pages say it, which note `section:ID`. */
export async function sectionDescription(id: number, locale: Locale): Promise<Localized | null> {
  const [row] = await query<{ texts: Texts }>('section description', descriptionQuery, [id])
  return localized(row?.texts ?? null, locale)
}
