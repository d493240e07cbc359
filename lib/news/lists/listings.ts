// The list of the latest stories, and the pages of sections, topics and authors with their stories.

import { authorPath, latestPath, topicPath } from '#lib/content/paths.ts'
import { kept } from '#lib/content/sql.ts'
import { inEveryEdition, type Locale, originalLocale } from '#lib/locales.ts'
import { isSlug } from '#lib/text/slug.ts'
import { type LocalizedTexts, localized, localizedName } from '../localized.ts'
import { picturesById } from '../pictures.ts'
import { query } from '../query.ts'
import { sectionBySlug, sectionDescription } from '../site/sections.ts'
import type { LatestPage, ListingPage, LookupResult } from '../types.ts'
import { heroIds, toCards } from './cards.ts'
import { type Cursor, listPath, readCursor } from './cursor.ts'
import { listRows } from './lists.ts'

const latestSize = 24
const listingSize = 20

const missing = { kind: 'missing' } as const

/**
 * A page of the list of all stories, newest first.
 * @param before the cursor in the address; `missing` if it is malformed
 */
export async function latestPage(locale: Locale, before?: string): Promise<LookupResult<LatestPage>> {
  const cursor = readCursor(before)
  if (cursor === null) return missing
  const { rows, next } = await listRows({ kind: 'latest' }, locale, cursor, latestSize)
  const cards = await toCards(rows, locale, await picturesById(heroIds(rows), locale))
  const list = { cards, next: next && listPath(latestPath(locale), next) }
  return { kind: 'found', view: { list, paths: inEveryEdition((code) => listPath(latestPath(code), cursor)) } }
}

/** The section, topic or author of a list. */
export type Subject = Pick<ListingPage, 'id' | 'kind' | 'name' | 'description'> & {
  readonly portrait: number | null
  /** Address of its first page in an edition. */
  path(locale: Locale): string
}

async function listing(
  subject: Subject,
  locale: Locale,
  cursor: Cursor | undefined,
): Promise<LookupResult<ListingPage>> {
  const { id, kind, name, description } = subject
  const { rows, next } = await listRows({ kind, id }, locale, cursor, listingSize)
  const pictures = await picturesById([subject.portrait, ...heroIds(rows)], locale)
  const cards = await toCards(rows, locale, pictures)
  const list = { cards, next: next && listPath(subject.path(locale), next) }
  const paths = inEveryEdition((code) => listPath(subject.path(code), cursor))
  const portrait = pictures(subject.portrait)
  return { kind: 'found', view: { id, kind, name, description, portrait, path: paths[locale], paths, list } }
}

/** The section that a slug names in any edition; null if there is none. */
async function sectionSubject(locale: Locale, slug: string): Promise<Subject | null> {
  const section = await sectionBySlug(locale, slug)
  if (!section) return null
  return {
    id: section.id,
    kind: 'section',
    name: section.link(locale).name,
    description: await sectionDescription(section.id, locale),
    portrait: null,
    path: (code) => section.link(code).path,
  }
}

type TopicRow = { id: number; names: LocalizedTexts; descriptions: LocalizedTexts }

const topicQuery = `
  SELECT p.id, jsonb_object_agg(l._locale, l.name) AS names, jsonb_object_agg(l._locale, l.description) AS descriptions
  FROM topics p JOIN topics_locales l ON l._parent_id = p.id WHERE p.slug = $1 AND ${kept('p')} GROUP BY p.id`

async function topicSubject(locale: Locale, slug: string): Promise<Subject | null> {
  const [row] = isSlug(slug) ? await query<TopicRow>('topic', topicQuery, [slug]) : []
  if (!row) return null
  return {
    id: row.id,
    kind: 'topic',
    name: localizedName(row.names, locale, slug),
    description: localized(row.descriptions, locale),
    portrait: null,
    path: (code) => topicPath(code, slug),
  }
}

type AuthorRow = { id: number; name: string; portrait_id: number | null; bios: LocalizedTexts }

const authorQuery = `
  SELECT p.id, p.name, p.portrait_id,
    (SELECT jsonb_object_agg(l._locale, l.bio) FROM authors_locales l WHERE l._parent_id = p.id) AS bios
  FROM authors p WHERE p.slug = $1 AND ${kept('p')}`

async function authorSubject(locale: Locale, slug: string): Promise<Subject | null> {
  const [row] = isSlug(slug) ? await query<AuthorRow>('author', authorQuery, [slug]) : []
  if (!row) return null
  return {
    id: row.id,
    kind: 'author',
    name: { text: row.name, locale: originalLocale },
    description: localized(row.bios, locale),
    portrait: row.portrait_id,
    path: (code) => authorPath(code, slug),
  }
}

/** Finds the subject of each kind of list, by edition and slug. */
export const subjects = { section: sectionSubject, topic: topicSubject, author: authorSubject } as const

async function subjectPage(kind: keyof typeof subjects, locale: Locale, slug: string, before: string | undefined) {
  const cursor = readCursor(before)
  const subject = cursor === null ? null : await subjects[kind](locale, slug)
  if (!subject || cursor === null) return missing
  const path = subject.path(locale)
  // Sections have a slug per edition: another edition's leads to this one's.
  if (path.split('/').at(-1) !== slug) return { kind: 'moved', path: listPath(path, cursor) } as const
  return listing(subject, locale, cursor)
}

type Verb = (locale: Locale, slug: string, before?: string) => Promise<LookupResult<ListingPage>>

/** A section's page. A slug of another edition is `moved` to this edition's; `before` as for `latestPage`. */
export const sectionPage: Verb = (locale, slug, before) => subjectPage('section', locale, slug, before)

/** A topic's page; `before` as for `latestPage`. */
export const topicPage: Verb = (locale, slug, before) => subjectPage('topic', locale, slug, before)

/** An author's page; `before` as for `latestPage`. */
export const authorPage: Verb = (locale, slug, before) => subjectPage('author', locale, slug, before)
