// The sections, all of them at once: few, needed by every page, remembered until one changes.
import { memo } from '#lib/delivery/memo.ts'
import type { Locale } from '#lib/locales.ts'
import { originalLocale } from '#lib/locales.ts'
import { localized, named, type Texts } from './localized.ts'
import { query } from './query.ts'
import type { Localized, SectionLink } from './types.ts'

type SectionRow = { id: number; key: string; names: Texts; slugs: Texts; descriptions: Texts }

const sectionsQuery = `
  select s.id, s.key, jsonb_object_agg(l._locale, l.name) as names, jsonb_object_agg(l._locale, l.slug) as slugs,
    jsonb_object_agg(l._locale, l.description) as descriptions
  from sections s join sections_locales l on l._parent_id = s.id
  group by s.id order by s."order", s.id`

const rows = memo(['sections'], () => query<SectionRow>('sections', sectionsQuery, []))

/** One section, ready to be linked to in any edition. */
export type Section = {
  readonly id: number
  slug(locale: Locale): string
  link(locale: Locale): SectionLink
  description(locale: Locale): Localized | null
}

function section(row: SectionRow): Section {
  const slug = (locale: Locale) => row.slugs?.[locale] || row.slugs?.[originalLocale] || row.key
  return {
    id: row.id,
    slug,
    link: (locale) => ({ id: row.id, name: named(row.names, locale, row.key), path: `/${locale}/${slug(locale)}` }),
    description: (locale) => localized(row.descriptions, locale),
  }
}

/** All sections in the newsroom's order. Notes `sections`. */
export const allSections = async (): Promise<readonly Section[]> => (await rows()).map(section)

/** All sections by id. Notes `sections`. */
export async function sectionsById(): Promise<ReadonlyMap<number, Section>> {
  return new Map((await allSections()).map((entry) => [entry.id, entry]))
}

/** The section with this slug in this edition, else in any other edition; undefined if there is none. */
export async function sectionBySlug(locale: Locale, slug: string): Promise<Section | undefined> {
  const found = await rows()
  const row =
    found.find(({ slugs }) => slugs?.[locale] === slug) ??
    found.find(({ slugs, key }) => Object.values(slugs ?? {}).includes(slug) || key === slug)
  return row && section(row)
}
