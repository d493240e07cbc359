// The content of sitemaps: every story's addresses in all editions, in batches, and other pages. Nothing here is
// memoised or tagged: sitemaps are written anew each time.
import { greatestId } from '#lib/content/ids.ts'
import { authorPath, topicPath } from '#lib/content/paths.ts'
import { kept, published, publishedTranslations, readable } from '#lib/content/sql.ts'
import { isOwnText, shownColumn } from '#lib/content/text-for.ts'
import { inEveryEdition, type Locale, originalLocale } from '#lib/locales.ts'
import { query } from '../query.ts'
import { readSections, type Section, sectionsById } from '../site/sections.ts'
import { pathsOf, translationsOf } from '../story/story.ts'
import { provenanceFields, reviewedOrHuman, type StoryRow } from '../story/story-row.ts'
import type { SitemapStory } from '../types.ts'
import type { AddressRow } from './cards.ts'
import { addressColumns, textJoins, toPaths } from './cards.ts'

/** Rows read at a time, which bounds the memory of a file of any size. */
const batchSize = 1000

type Row = Pick<StoryRow, 'id' | 'section_id' | 'slug' | 'published_at' | 'revised_at' | 'translations'> & {
  written: Readonly<Record<string, string>> | null
}

// Read once and thrown away: json costs less to make than jsonb.
const columns = `
  a.id, a.section_id, a.slug, a.published_at, a.revised_at, o.translations, o.written
  FROM articles a CROSS JOIN LATERAL (
    SELECT json_object_agg(o.locale, json_build_object('slug', o.slug, ${provenanceFields('o')})) AS translations,
      json_object_agg(o.locale, o.updated_at) AS written
    FROM translations o WHERE ${publishedTranslations('o', 'a')}) o`

const storiesQuery = `
  SELECT ${columns} WHERE a.id > $1 AND a.id <= $2 AND ${readable('a')} ORDER BY a.id LIMIT $3`

const storiesByIdQuery = `
  SELECT ${columns} WHERE a.id = ANY($1::int[]) AND ${readable('a')}`

function toStories(rows: readonly Row[], sections: ReadonlyMap<number, Section>): SitemapStory[] {
  return rows.flatMap((row): SitemapStory[] => {
    const section = sections.get(row.section_id)
    if (!section) return []
    const own = row.revised_at && row.revised_at > row.published_at ? row.revised_at : row.published_at
    const modifiedAt = (locale: Locale) => {
      const written = row.written?.[locale]
      if (locale === originalLocale || written === undefined) return own.toISOString()
      return new Date(Math.max(Date.parse(written), row.published_at.getTime())).toISOString()
    }
    return [{ id: row.id, paths: pathsOf(row, section), ...translationsOf(row), modifiedAt }]
  })
}

/**
 * The readable stories with ids after `after`, up to `last`, in batches in the order of their ids. No connection is held
 * between batches, so that a slow client keeps none.
 */
export async function* sitemapStories(after: number, last: number): AsyncGenerator<SitemapStory[]> {
  for (let position = after; ; ) {
    const rows = await query<Row>('sitemap stories', storiesQuery, [position, last, batchSize])
    yield toStories(rows, await sectionsById())
    const end = rows.at(-1)
    if (rows.length < batchSize || !end) return
    position = end.id
  }
}

/** The readable ones among the stories, read without the memo of sections. */
export async function listedStories(ids: readonly number[]): Promise<SitemapStory[]> {
  const [rows, sections] = await Promise.all([query<Row>('listed stories', storiesByIdQuery, [ids]), readSections()])
  return toStories(rows, new Map(sections.map((section) => [section.id, section])))
}

/** How many texts a range of ids has in an edition that search engines may list, and when the newest was written. */
export type SitemapRange = { readonly locale: Locale; readonly number: number; readonly modifiedAt: Date }

// `$2`: whether machine translations that nobody has reviewed may be listed.
const rangesQuery = `
  SELECT '${originalLocale}' AS locale, (a.id - 1) / $1 + 1 AS number,
    max(greatest(a.published_at, a.revised_at)) AS "modifiedAt"
  FROM articles a WHERE ${readable('a')} AND a.id > $3 AND a.id <= $4 GROUP BY 2
  UNION ALL
  SELECT t.locale::text, (a.id - 1) / $1 + 1, max(greatest(a.published_at, t.updated_at))
  FROM articles a JOIN translations t ON ${publishedTranslations('t', 'a')}
  WHERE ${readable('a')} AND a.id > $3 AND a.id <= $4
    AND ($2 OR ${reviewedOrHuman('t')})
  GROUP BY 1, 2 ORDER BY 1, 2`

/** The ranges of `size` ids that have anything to list, per edition; the first is number 1. `ids`: look only there. */
export const sitemapRanges = (
  size: number,
  unreviewed: boolean,
  ids: { readonly after: number; readonly last: number } = { after: 0, last: greatestId },
): Promise<SitemapRange[]> =>
  query<SitemapRange>('sitemap ranges', rangesQuery, [size, unreviewed, ids.after, ids.last])

// The two tables apart: that of translations is answered by an index alone.
const stateQuery = `
  SELECT concat_ws(' ', a.*, t.*) AS state
  FROM (SELECT count(*), max(a.updated_at), max(a.id) FROM articles a
      WHERE a.id > $1 AND a.id <= $2 AND ${readable('a')}) a,
    (SELECT count(*), max(t.updated_at) FROM translations t
      WHERE t.article_id > $1 AND t.article_id <= $2 AND ${published('t')}) t`

/** A value that changes whenever a story of the range does. */
export async function sitemapState(after: number, last: number): Promise<string> {
  const [row] = await query<{ state: string }>('sitemap state', stateQuery, [after, last])
  return row?.state ?? ''
}

type NewsRow = AddressRow & { headline: string; published_at: Date; unreviewed: boolean }

const newsQuery = `
  SELECT ${addressColumns}, ${shownColumn('headline')} AS headline, a.published_at,
    t.id IS NOT NULL AND (${reviewedOrHuman('t')}) IS NOT TRUE AS unreviewed
  FROM articles a ${textJoins}
  WHERE ${readable('a')} AND a.published_at > $2 AND ${isOwnText('$1')}
  ORDER BY a.published_at DESC, a.id DESC LIMIT $3`

/** Stories published after a moment that the edition has in its own language, newest first. */
export async function recentStories(locale: Locale, since: Date, most: number) {
  const rows = await query<NewsRow>('sitemap news', newsQuery, [locale, since, most])
  const paths = await toPaths(rows, locale)
  return rows.flatMap(({ id, headline, published_at, unreviewed }) => {
    const path = paths.get(id)
    return path === undefined ? [] : [{ path, headline, publishedAt: published_at.toISOString(), unreviewed }]
  })
}

const subjectsQuery = `
  SELECT 'topic' AS kind, p.slug FROM topics p WHERE ${kept('p')} AND EXISTS (
    SELECT FROM articles_rels r JOIN articles a ON a.id = r.parent_id WHERE r.topics_id = p.id AND ${readable('a')})
  UNION ALL
  SELECT 'author', p.slug FROM authors p WHERE ${kept('p')} AND EXISTS (
    SELECT FROM articles_rels r JOIN articles a ON a.id = r.parent_id WHERE r.authors_id = p.id AND ${readable('a')})
  ORDER BY 1, 2 LIMIT $1`

const pathOf = { topic: topicPath, author: authorPath } as const

/** The paths, in every edition, of the topics and authors that have a story. */
export async function subjectPaths(most: number): Promise<Readonly<Record<Locale, string>>[]> {
  const rows = await query<{ kind: keyof typeof pathOf; slug: string }>('sitemap subjects', subjectsQuery, [most])
  return rows.map(({ kind, slug }) => inEveryEdition((locale) => pathOf[kind](locale, slug)))
}
