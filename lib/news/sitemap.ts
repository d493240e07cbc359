// What crawlers are told of: every story's addresses in all editions, in batches, and what else has an address. Nothing
// here is remembered or noted: sitemaps are written anew each time.
import { type Locale, originalLocale } from '#lib/locales.ts'
import type { AddressRow } from './cards.ts'
import { addressColumns, isPublic, textJoins, toPaths } from './cards.ts'
import { greatestId } from './ids.ts'
import { query } from './query.ts'
import { readSections, type Section, sectionsById } from './sections.ts'
import { pathsOf, translationsOf } from './story.ts'
import { provenance, type StoryRow } from './story-row.ts'
import type { SitemapStory } from './types.ts'

/** Rows read at a time: what is in memory of a file, however large. */
const batch = 1000

type Row = Pick<StoryRow, 'id' | 'section_id' | 'slug' | 'published_at' | 'revised_at' | 'translations'> & {
  written: Readonly<Record<string, string>> | null
}

// Read once and thrown away: json costs less to make than jsonb.
const columns = `
  a.id, a.section_id, a.slug, a.published_at, a.revised_at, o.translations, o.written
  from articles a cross join lateral (
    select json_object_agg(o.locale, json_build_object('slug', o.slug, ${provenance('o')})) as translations,
      json_object_agg(o.locale, o.updated_at) as written
    from translations o where o.article_id = a.id and o._status = 'published' and o.locale is not null) o`

const storiesQuery = `
  select ${columns} where a.id > $1 and a.id <= $2 and ${isPublic} order by a.id limit $3`

const storiesByIdQuery = `
  select ${columns} where a.id = any($1::int[]) and ${isPublic}`

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
 * The public stories with ids after `after`, up to `last`, in batches in the order of their ids. No connection is held
 * while whoever takes them is slow.
 */
export async function* sitemapStories(after: number, last: number): AsyncGenerator<SitemapStory[]> {
  for (let position = after; ; ) {
    const rows = await query<Row>('sitemap stories', storiesQuery, [position, last, batch])
    yield toStories(rows, await sectionsById())
    const end = rows.at(-1)
    if (rows.length < batch || !end) return
    position = end.id
  }
}

/** Those of the stories that are public, as the database has them now. */
export async function listedStories(ids: readonly number[]): Promise<SitemapStory[]> {
  const [rows, sections] = await Promise.all([query<Row>('listed stories', storiesByIdQuery, [ids]), readSections()])
  return toStories(rows, new Map(sections.map((section) => [section.id, section])))
}

/** How many texts a range of ids has in an edition that search engines may list, and when the newest was written. */
export type SitemapRange = { readonly locale: Locale; readonly number: number; readonly modifiedAt: Date }

// `$2`: whether machine translations that nobody has reviewed may be listed.
const rangesQuery = `
  select '${originalLocale}' as locale, (a.id - 1) / $1 + 1 as number,
    max(greatest(a.published_at, a.revised_at)) as "modifiedAt"
  from articles a where ${isPublic} and a.id > $3 and a.id <= $4 group by 2
  union all
  select t.locale::text, (a.id - 1) / $1 + 1, max(greatest(a.published_at, t.updated_at))
  from articles a join translations t on t.article_id = a.id and t._status = 'published' and t.locale is not null
  where ${isPublic} and a.id > $3 and a.id <= $4
    and ($2 or coalesce(t.origin, 'human') = 'human' or (t.reviewed_role <> '' and t.reviewed_at is not null))
  group by 1, 2 order by 1, 2`

/** The ranges of `size` ids that have anything to list, per edition; the first is number 1. `ids`: look only there. */
export const sitemapRanges = (
  size: number,
  unreviewed: boolean,
  ids: { readonly after: number; readonly last: number } = { after: 0, last: greatestId },
): Promise<SitemapRange[]> =>
  query<SitemapRange>('sitemap ranges', rangesQuery, [size, unreviewed, ids.after, ids.last])

// The two tables apart: that of translations is answered by an index alone.
const stateQuery = `
  select concat_ws(' ', a.*, t.*) as state
  from (select count(*), max(a.updated_at), max(a.id) from articles a
      where a.id > $1 and a.id <= $2 and ${isPublic}) a,
    (select count(*), max(t.updated_at) from translations t
      where t.article_id > $1 and t.article_id <= $2 and t._status = 'published') t`

/** Something that changes whenever a story of the range does. */
export async function sitemapState(after: number, last: number): Promise<string> {
  const [row] = await query<{ state: string }>('sitemap state', stateQuery, [after, last])
  return row?.state ?? ''
}

type NewsRow = AddressRow & { headline: string; published_at: Date; unreviewed: boolean }

const newsQuery = `
  select ${addressColumns}, coalesce(t.headline, a.headline) as headline, a.published_at,
    t.id is not null and coalesce(t.origin, 'human') = 'machine'
      and (coalesce(t.reviewed_role, '') = '' or t.reviewed_at is null) as unreviewed
  from articles a ${textJoins}
  where ${isPublic} and a.published_at > $2 and ($1 = '${originalLocale}' or t.id is not null)
  order by a.published_at desc, a.id desc limit $3`

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
  select 'topics/' || p.slug as path from topics p where exists (
    select from articles_rels r join articles a on a.id = r.parent_id where r.topics_id = p.id and ${isPublic})
  union all
  select 'authors/' || p.slug from authors p where exists (
    select from articles_rels r join articles a on a.id = r.parent_id where r.authors_id = p.id and ${isPublic})
  order by 1 limit $1`

/** Paths within an edition of the topics and authors that have a story: `topics/shipping`. */
export async function subjectPaths(most: number): Promise<string[]> {
  return (await query<{ path: string }>('sitemap subjects', subjectsQuery, [most])).map(({ path }) => path)
}
