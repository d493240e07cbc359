// Stories in lists. One query for the stories of a list in an edition, one for their pictures; never a body.
import { note } from '#lib/delivery/tags.ts'
import { type Locale, originalLocale } from '#lib/locales.ts'
import { type Cursor, writeCursor } from './cursor.ts'
import { storyPath } from './paths.ts'
import { picturesById } from './pictures.ts'
import { query } from './query.ts'
import { sectionsById } from './sections.ts'
import type { StoryCard, StoryKind, StoryList } from './types.ts'

/** A story of a list as the database has it, for one edition. */
export type CardRow = {
  id: number
  kind: StoryKind
  section_id: number
  published_at: Date
  hero_id: number | null
  headline: string
  standfirst: string | null
  slug: string | null
  translated: boolean
}

/** Columns of a `CardRow`; needs `cardJoins`. */
export const cardColumns = `
  a.id, a.kind, a.section_id, a.published_at, a.hero_id,
  coalesce(t.headline, a.headline) as headline,
  case when t.id is null then a.standfirst else t.standfirst end as standfirst,
  case when t.id is null then a.slug else coalesce(t.slug, e.slug, a.slug) end as slug,
  t.id is not null as translated`

/** Joins article `a` with its published text in edition $1, and with the English one, whose slug may stand in. */
export const cardJoins = `
  left join translations t on t.article_id = a.id and t.locale::text = $1 and t._status = 'published'
  left join translations e on e.article_id = a.id and e.locale = 'en' and e._status = 'published'`

/**
 * What makes article `a` readable by the public. It doesn't ask the clock: a kept page must not depend on the time;
 * scheduled publishing sets the status at its minute.
 */
export const isPublic = `a._status = 'published' and a.published_at is not null and a.section_id is not null`

/** Turns rows into cards, with one query for all their pictures. Notes each story in this edition. */
export async function toCards(rows: readonly CardRow[], locale: Locale): Promise<StoryCard[]> {
  const [sections, pictures] = await Promise.all([
    sectionsById(),
    picturesById(
      rows.map((row) => row.hero_id),
      locale,
    ),
  ])
  return rows.flatMap((row): StoryCard[] => {
    note(`card:${row.id}:${locale}`)
    const section = sections.get(row.section_id)
    if (!section) return []
    return [
      {
        id: row.id,
        path: storyPath(locale, section.slug(locale), row.id, row.slug),
        headline: row.headline,
        standfirst: row.standfirst?.trim() || null,
        textLocale: row.translated ? locale : originalLocale,
        kind: row.kind,
        section: section.link(locale),
        publishedAt: row.published_at.toISOString(),
        picture: (row.hero_id !== null && pictures.get(row.hero_id)) || null,
      },
    ]
  })
}

/** Which stories a list holds. */
export type ListScope =
  | { readonly kind: 'latest' }
  | { readonly kind: 'section' | 'topic' | 'author'; readonly id: number }

const scopes = {
  latest: { condition: 'true or $5::int is null', name: 'latest' },
  section: { condition: 'a.section_id = $5', name: 'section' },
  topic: {
    condition: `exists (select from articles_rels r where r.parent_id = a.id and r.path = 'topics' and r.topics_id = $5)`,
    name: 'topic',
  },
  author: {
    condition: `exists (select from articles_rels r where r.parent_id = a.id and r.path = 'authors' and r.authors_id = $5)`,
    name: 'author',
  },
} as const

const listQuery = (condition: string) => `
  select ${cardColumns} from articles a ${cardJoins}
  where ${isPublic} and (a.published_at, a.id) < ($2::timestamptz, $3::int) and (${condition})
  order by a.published_at desc, a.id desc limit $4`

const end: Cursor = { at: new Date('9999-12-31T00:00:00Z'), id: 2 ** 31 - 1 }

/**
 * One page of a list, newest first, for an edition. Notes the list and each story on it.
 * @param size stories per page
 * @param path address of the list's first page
 */
export async function storyList(
  scope: ListScope,
  locale: Locale,
  before: Cursor | undefined,
  size: number,
  path: string,
): Promise<StoryList> {
  note(scope.kind === 'latest' ? 'latest' : `${scope.kind}:${scope.id}`)
  const { at, id } = before ?? end
  const { condition, name } = scopes[scope.kind]
  // One more than is shown tells whether there is a next page.
  const rows = await query<CardRow>(`list-${name}`, listQuery(condition), [
    locale,
    at,
    id,
    size + 1,
    scope.kind === 'latest' ? null : scope.id,
  ])
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const next =
    rows.length > size && last ? `${path}?before=${writeCursor({ at: last.published_at, id: last.id })}` : null
  return { cards: await toCards(shown, locale), next }
}
