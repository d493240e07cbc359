// This story, for this edition: what to show, in which language it is, and how it relates to its original.
import { note } from '#lib/delivery/tags.ts'
import { type Locale, locales, originalLocale, type TranslationLocale, translationLocales } from '#lib/locales.ts'
import { bodyBlocks, bodyReferences } from './body.ts'
import { type CardRow, cardColumns, cardJoins, isPublic, toCards } from './cards.ts'
import { readId } from './cursor.ts'
import { named, type Texts } from './localized.ts'
import { storyPath } from './paths.ts'
import { picturesById } from './pictures.ts'
import { query } from './query.ts'
import { type Section, sectionsById } from './sections.ts'
import type { Availability, Found, Story, StoryCard, StoryKind, TopicLink } from './types.ts'

const relatedShown = 4

type TextRow = {
  headline: string
  standfirst: string | null
  place: string | null
  body: unknown
  corrections: string[]
}

type StoryRow = TextRow & {
  id: number
  kind: StoryKind
  section_id: number
  hero_id: number | null
  published_at: Date
  revised_at: Date | null
  slug: string | null
  correction_times: Date[]
  translation:
    | (TextRow & {
        origin: 'machine' | 'human'
        reviewedRole: string | null
        reviewedAt: string | null
        behind: boolean
      })
    | null
  /** Slugs of the published translations. */
  slugs: Readonly<Partial<Record<TranslationLocale, string | null>>> | null
  topics: { id: number; slug: string; names: Texts }[] | null
  authors: { id: number; slug: string; name: string }[] | null
}

const storyQuery = `
  select a.id, a.kind, a.section_id, a.hero_id, a.published_at, a.revised_at, a.slug, a.headline, a.standfirst, a.place,
    case when t.id is null then a.body end as body,
    coalesce((select array_agg(c.text order by c._order) from articles_corrections c where c._parent_id = a.id), '{}')
      as corrections,
    coalesce((select array_agg(c.at order by c._order) from articles_corrections c where c._parent_id = a.id), '{}')
      as correction_times,
    case when t.id is not null then jsonb_build_object(
      'headline', t.headline, 'standfirst', t.standfirst, 'place', t.place, 'body', t.body, 'origin', t.origin,
      'reviewedRole', t.reviewed_role, 'reviewedAt', t.reviewed_at,
      'behind', t.source_hashes is distinct from a.segment_hashes,
      'corrections', coalesce((select jsonb_agg(c.text order by c._order) from translations_corrections c
        where c._parent_id = t.id), '[]')) end as translation,
    (select jsonb_object_agg(o.locale, o.slug) from translations o where o.article_id = a.id and o._status = 'published')
      as slugs,
    (select jsonb_agg(jsonb_build_object('id', p.id, 'slug', p.slug, 'names',
        (select jsonb_object_agg(l._locale, l.name) from topics_locales l where l._parent_id = p.id)) order by r."order")
      from articles_rels r join topics p on p.id = r.topics_id where r.parent_id = a.id and r.path = 'topics') as topics,
    (select jsonb_agg(jsonb_build_object('id', p.id, 'slug', p.slug, 'name', p.name) order by r."order")
      from articles_rels r join authors p on p.id = r.authors_id where r.parent_id = a.id and r.path = 'authors') as authors
  from articles a
  left join translations t on t.article_id = a.id and t.locale::text = $2 and t._status = 'published'
  where a.id = $1 and ${isPublic}`

// Stories that share topics first, the more the better; then the newest of the section.
const relatedQuery = `
  with shared as (
    select o.parent_id as id, count(*) as topics from articles_rels r
    join articles_rels o on o.topics_id = r.topics_id and o.path = 'topics' and o.parent_id <> r.parent_id
    where r.parent_id = $2 and r.path = 'topics' group by o.parent_id
  ), chosen as (
    (select a.id, s.topics from shared s join articles a on a.id = s.id where ${isPublic}
      order by s.topics desc, a.published_at desc, a.id desc limit ${relatedShown})
    union all
    (select a.id, 0 from articles a where ${isPublic} and a.section_id = $3 and a.id <> $2
      order by a.published_at desc, a.id desc limit ${relatedShown})
  ), ranked as (select id, max(topics) as topics from chosen group by id)
  select ${cardColumns} from ranked c join articles a on a.id = c.id ${cardJoins}
  order by c.topics desc, a.published_at desc, a.id desc limit ${relatedShown}`

const linkedQuery = `
  select a.id, a.section_id, case when t.id is null then a.slug else coalesce(t.slug, e.slug, a.slug) end as slug
  from articles a ${cardJoins} where a.id = any($2) and ${isPublic}`

/** Canonical path per edition. Without a slug of its own an edition takes the English one, else the Indonesian. */
function pathsOf(row: Pick<StoryRow, 'id' | 'slug' | 'slugs'>, section: Section): Record<Locale, string> {
  const slugIn = (locale: Locale) => {
    const translated = locale !== originalLocale && Object.hasOwn(row.slugs ?? {}, locale)
    return translated ? row.slugs?.[locale as TranslationLocale] || row.slugs?.en || row.slug : row.slug
  }
  return Object.fromEntries(
    locales.map((locale) => [locale, storyPath(locale, section.slug(locale), row.id, slugIn(locale))]),
  ) as Record<Locale, string>
}

function availabilityOf(row: StoryRow, locale: Locale): Availability {
  if (locale === originalLocale) return { kind: 'original' }
  if (!row.translation) return { kind: 'fallback' }
  const { origin, reviewedRole, reviewedAt, behind } = row.translation
  return {
    kind: 'translated',
    by: origin,
    reviewed: reviewedRole && reviewedAt ? { role: reviewedRole, at: new Date(reviewedAt).toISOString() } : null,
    behind,
  }
}

async function linkedPaths(ids: readonly number[], locale: Locale): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  note(...ids.map((id) => `card:${id}:${locale}`))
  const [rows, sections] = await Promise.all([
    query<{ id: number; section_id: number; slug: string | null }>('linked', linkedQuery, [locale, ids]),
    sectionsById(),
  ])
  return new Map(
    rows.map((row) => [row.id, storyPath(locale, sections.get(row.section_id)?.slug(locale) ?? '', row.id, row.slug)]),
  )
}

async function related(row: StoryRow, locale: Locale): Promise<StoryCard[]> {
  note(`section:${row.section_id}`, ...(row.topics ?? []).map(({ id }) => `topic:${id}`))
  return toCards(await query<CardRow>('related', relatedQuery, [locale, row.id, row.section_id]), locale)
}

const topicLink = (topic: NonNullable<StoryRow['topics']>[number], locale: Locale): TopicLink => ({
  id: topic.id,
  name: named(topic.names, locale, topic.slug),
  path: `/${locale}/topics/${topic.slug}`,
})

async function findStory(id: number, locale: Locale): Promise<{ row: StoryRow; section: Section } | null> {
  note(`article:${id}`)
  const [[row], sections] = await Promise.all([query<StoryRow>('story', storyQuery, [id, locale]), sectionsById()])
  const section = row && sections.get(row.section_id)
  return row && section ? { row, section } : null
}

async function toStory(row: StoryRow, section: Section, locale: Locale): Promise<Story> {
  const text: TextRow = row.translation ?? row
  const references = bodyReferences(text.body)
  const [links, pictures, cards] = await Promise.all([
    linkedPaths(references.stories, locale),
    picturesById([row.hero_id, ...references.media], locale),
    related(row, locale),
  ])
  note('site', ...(row.authors ?? []).map((author) => `author:${author.id}`))
  const paths = pathsOf(row, section)
  return {
    id: row.id,
    locale,
    text: {
      headline: text.headline,
      standfirst: text.standfirst?.trim() || null,
      place: text.place?.trim() || row.place?.trim() || null,
      body: bodyBlocks(text.body, {
        storyPath: (linked) => links.get(linked) ?? null,
        picture: (media) => pictures.get(media) ?? null,
      }),
      corrections: row.correction_times.flatMap((at, index) => {
        const correction = text.corrections[index]
        return correction ? [{ at: at.toISOString(), text: correction }] : []
      }),
    },
    textLocale: row.translation ? locale : originalLocale,
    availability: availabilityOf(row, locale),
    kind: row.kind,
    section: section.link(locale),
    authors: (row.authors ?? []).map(({ id, name, slug }) => ({ id, name, path: `/${locale}/authors/${slug}` })),
    topics: (row.topics ?? []).map((topic) => topicLink(topic, locale)),
    picture: (row.hero_id !== null && pictures.get(row.hero_id)) || null,
    publishedAt: row.published_at.toISOString(),
    revisedAt: row.revised_at?.toISOString() ?? null,
    path: paths[locale],
    shortPath: `/${locale}/${row.id}`,
    originalPath: paths[originalLocale],
    paths,
    translations: translationLocales.filter((code) => Object.hasOwn(row.slugs ?? {}, code)),
    related: cards,
  }
}

/**
 * The story that `/{locale}/{sectionSlug}/{idAndSlug}` names. Any slug with the right id leads to it: `moved` names
 * the canonical path. Drafts and unknown or malformed ids are `missing`.
 */
export async function story(locale: Locale, sectionSlug: string, idAndSlug: string): Promise<Found<Story>> {
  const read = readId(idAndSlug)
  const found = read && (await findStory(read.id, locale))
  if (!found) return { kind: 'missing' }
  const canonical = pathsOf(found.row, found.section)[locale]
  if (`/${locale}/${sectionSlug}/${idAndSlug}` !== canonical) return { kind: 'moved', path: canonical }
  return { kind: 'found', view: await toStory(found.row, found.section, locale) }
}

/** Where the short link `/{locale}/{id}` leads. */
export async function shortLink(locale: Locale, id: string): Promise<Found<never>> {
  const read = readId(id)
  const found = read && read.slug === '' ? await findStory(read.id, locale) : null
  return found ? { kind: 'moved', path: pathsOf(found.row, found.section)[locale] } : { kind: 'missing' }
}
