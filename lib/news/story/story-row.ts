// Reads a story for one edition: one query, with the body of the shown text only.

import { behind, kept, publishedTranslations, readable } from '#lib/content/sql.ts'
import type { Locale, TranslationLocale } from '#lib/locales.ts'
import { addCacheTag } from '#lib/page-cache/tags.ts'
import { editionText } from '../lists/cards.ts'
import type { LocalizedTexts } from '../localized.ts'
import { query } from '../query.ts'
import { type Section, sectionsById } from '../site/sections.ts'
import type { StoryKind } from '../types.ts'

/** The parts of a text that each language has. */
export type TextRow = {
  headline: string
  standfirst: string | null
  place: string | null
  body: unknown
  corrections: (string | null)[]
}

/** Origin and review of a translation. Comes as JSON: moments are text. */
export type ProvenanceRow = {
  origin: 'machine' | 'human'
  reviewedRole: string | null
  reviewedAt: string | null
}

/** The edition's own text. */
export type TranslationRow = TextRow & ProvenanceRow & { behind: boolean }

/** The article, with what its page needs of other languages. `body` is null where a translation is shown. */
export type StoryRow = TextRow & {
  id: number
  kind: StoryKind
  section_id: number
  hero_id: number | null
  published_at: Date
  revised_at: Date | null
  /** When the translation that is shown was last written; null where the original is. */
  translated_at: Date | null
  slug: string | null
  correction_times: (Date | null)[]
  translation: TranslationRow | null
  /** The published translations, as far as addresses and search engines are concerned; null: there are none. */
  translations: Readonly<Partial<Record<TranslationLocale, ProvenanceRow & { slug: string | null }>>> | null
  topics: { id: number; slug: string; names: LocalizedTexts }[]
  authors: { id: number; slug: string; name: string }[]
}

/** Columns of a translation `alias` as the fields of a `ProvenanceRow`. */
export const provenanceFields = (alias: string) => `
  'origin', coalesce(${alias}.origin, 'human'), 'reviewedRole', ${alias}.reviewed_role, 'reviewedAt', ${alias}.reviewed_at`

/** A person made the translation `alias`, or has reviewed it: as `reviewOf` (story.ts) says it of a row. */
export const reviewedOrHuman = (alias: string) =>
  `coalesce(${alias}.origin, 'human') = 'human' OR (${alias}.reviewed_role <> '' AND ${alias}.reviewed_at IS NOT NULL)`

/** Columns of a `StoryRow`; needs article `a` and its published text in the edition, `t`. */
export const storyColumns = `
  a.id, coalesce(a.kind, 'news') AS kind, a.section_id, a.hero_id, a.published_at, a.revised_at,
    t.updated_at AS translated_at, a.slug,
    a.headline, a.standfirst, a.place, CASE WHEN t.id IS NULL THEN a.body END AS body,
    ARRAY(SELECT c.text FROM articles_corrections c WHERE c._parent_id = a.id ORDER BY c._order) AS corrections,
    ARRAY(SELECT c.at FROM articles_corrections c WHERE c._parent_id = a.id ORDER BY c._order) AS correction_times,
    CASE WHEN t.id IS NOT NULL THEN jsonb_build_object(
      'headline', t.headline, 'standfirst', t.standfirst, 'place', t.place, 'body', t.body,
      ${provenanceFields('t')}, 'behind', ${behind('t', 'a')},
      'corrections', (SELECT coalesce(jsonb_agg(c.text ORDER BY c._order), '[]')
        FROM translations_corrections c WHERE c._parent_id = t.id)) END AS translation,
    (SELECT jsonb_object_agg(o.locale, jsonb_build_object('slug', o.slug, ${provenanceFields('o')})) FROM translations o
      WHERE ${publishedTranslations('o', 'a')}) AS translations,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'slug', p.slug, 'names',
        (SELECT jsonb_object_agg(l._locale, l.name) FROM topics_locales l WHERE l._parent_id = p.id)) ORDER BY r."order"), '[]')
      FROM articles_rels r JOIN topics p ON p.id = r.topics_id AND ${kept('p')} WHERE r.parent_id = a.id AND r.path = 'topics') AS topics,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'slug', p.slug, 'name', p.name) ORDER BY r."order"), '[]')
      FROM articles_rels r JOIN authors p ON p.id = r.authors_id AND ${kept('p')} WHERE r.parent_id = a.id AND r.path = 'authors') AS authors`

const storyQuery = `
  SELECT ${storyColumns}
  FROM articles a LEFT JOIN translations t ON ${editionText('$2')}
  WHERE a.id = $1 AND ${readable('a')}`

/** A published story and its section; null if there is none. Adds the story's tag in any case, since it may be published later. */
export async function findStory(id: number, locale: Locale): Promise<{ row: StoryRow; section: Section } | null> {
  addCacheTag(`article:${id}`)
  const [[row], sections] = await Promise.all([query<StoryRow>('story', storyQuery, [id, locale]), sectionsById()])
  const section = row && sections.get(row.section_id)
  return section ? { row, section } : null
}
