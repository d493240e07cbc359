// Section, topic and author pages, and the list of the latest stories.
import type { Locale } from '#lib/locales.ts'
import { storyList } from './cards.ts'
import { readCursor } from './cursor.ts'
import { localized, named, type Texts } from './localized.ts'
import { inEveryEdition } from './paths.ts'
import { picturesById } from './pictures.ts'
import { query } from './query.ts'
import { sectionBySlug } from './sections.ts'
import type { Found, LatestPage, ListingPage } from './types.ts'

const latestSize = 24
const listingSize = 20

const missing = { kind: 'missing' } as const

/** A page of the list of all stories, newest first. A `before` that is no cursor is `missing`. */
export async function latestPage(locale: Locale, before?: string): Promise<Found<LatestPage>> {
  const cursor = readCursor(before)
  if (cursor === null) return missing
  const list = await storyList({ kind: 'latest' }, locale, cursor, latestSize, `/${locale}/latest`)
  return { kind: 'found', view: { list, paths: inEveryEdition((code) => `/${code}/latest`) } }
}

/** A section's page. A slug of another edition is `moved` to this edition's. */
export async function sectionPage(locale: Locale, slug: string, before?: string): Promise<Found<ListingPage>> {
  const [section, cursor] = [await sectionBySlug(locale, slug), readCursor(before)]
  if (!section || cursor === null) return missing
  const { id, name, path } = section.link(locale)
  if (path !== `/${locale}/${slug}`) return { kind: 'moved', path }
  const list = await storyList({ kind: 'section', id }, locale, cursor, listingSize, path)
  const paths = inEveryEdition((code) => `/${code}/${section.slug(code)}`)
  const view = {
    id,
    kind: 'section',
    name,
    description: section.description(locale),
    portrait: null,
    path,
    paths,
    list,
  }
  return { kind: 'found', view: view as ListingPage }
}

type TopicRow = { id: number; names: Texts; descriptions: Texts }

const topicQuery = `
  select p.id, jsonb_object_agg(l._locale, l.name) as names, jsonb_object_agg(l._locale, l.description) as descriptions
  from topics p join topics_locales l on l._parent_id = p.id where p.slug = $1 group by p.id`

/** A topic's page. */
export async function topicPage(locale: Locale, slug: string, before?: string): Promise<Found<ListingPage>> {
  const cursor = readCursor(before)
  if (cursor === null || !isSlug(slug)) return missing
  const [row] = await query<TopicRow>('topic', topicQuery, [slug])
  if (!row) return missing
  const paths = inEveryEdition((code) => `/${code}/topics/${slug}`)
  const list = await storyList({ kind: 'topic', id: row.id }, locale, cursor, listingSize, paths[locale])
  return {
    kind: 'found',
    view: {
      id: row.id,
      kind: 'topic',
      name: named(row.names, locale, slug),
      description: localized(row.descriptions, locale),
      portrait: null,
      path: paths[locale],
      paths,
      list,
    },
  }
}

type AuthorRow = { id: number; name: string; portrait_id: number | null; bios: Texts }

const authorQuery = `
  select p.id, p.name, p.portrait_id,
    (select jsonb_object_agg(l._locale, l.bio) from authors_locales l where l._parent_id = p.id) as bios
  from authors p where p.slug = $1`

/** An author's page. */
export async function authorPage(locale: Locale, slug: string, before?: string): Promise<Found<ListingPage>> {
  const cursor = readCursor(before)
  if (cursor === null || !isSlug(slug)) return missing
  const [row] = await query<AuthorRow>('author', authorQuery, [slug])
  if (!row) return missing
  const paths = inEveryEdition((code) => `/${code}/authors/${slug}`)
  const [list, portraits] = await Promise.all([
    storyList({ kind: 'author', id: row.id }, locale, cursor, listingSize, paths[locale]),
    picturesById([row.portrait_id], locale),
  ])
  return {
    kind: 'found',
    view: {
      id: row.id,
      kind: 'author',
      name: { text: row.name, locale: 'id' },
      description: localized(row.bios, locale),
      portrait: (row.portrait_id !== null && portraits.get(row.portrait_id)) || null,
      path: paths[locale],
      paths,
      list,
    },
  }
}

/** What slugs of topics, authors and pages look like; anything else needs no question to the database. */
export function isSlug(value: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,99}$/.test(value)
}
