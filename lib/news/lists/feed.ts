// Feeds: the newest stories of the site, a section, a topic or an author, with their bodies, as far as they are in the
// edition's own language.

import { frontPath } from '#lib/content/paths.ts'
import { readable } from '#lib/content/sql.ts'
import { availabilityFor } from '#lib/content/text-for.ts'
import type { Locale } from '#lib/locales.ts'
import { addCacheTag } from '#lib/page-cache/tags.ts'
import { resolveReferences } from '../body/references.ts'
import { picturesById } from '../pictures.ts'
import { query } from '../query.ts'
import { sectionsById } from '../site/sections.ts'
import { storyView, textOf } from '../story/story.ts'
import { type StoryRow, storyColumns } from '../story/story-row.ts'
import type { FeedPage, FeedStory, LookupResult } from '../types.ts'
import { editionText } from './cards.ts'
import { subjects } from './listings.ts'
import { addListTag, type ListScope, listCondition } from './lists.ts'

const feedSize = 30
/** Stories looked at, newest first: a language that has few of them gets a short feed, not a search of the archive. */
const maxCandidates = 120

const newestQuery = (kind: ListScope['kind']) => `
  SELECT a.id, EXISTS (SELECT FROM translations t WHERE ${editionText('$1')}) AS translated
  FROM articles a WHERE ${readable('a')} ${listCondition(kind, '$3')}
  ORDER BY a.published_at DESC, a.id DESC LIMIT $2`

const storiesQuery = `
  SELECT ${storyColumns} FROM articles a LEFT JOIN translations t ON ${editionText('$2')}
  WHERE a.id = ANY($1::int[]) AND ${readable('a')} ORDER BY a.published_at DESC, a.id DESC`

/**
 * The newest stories that the edition has in its own language. Adds the tags of the list and of every candidate: a story
 * comes into the feed when it is translated.
 */
async function newest(scope: ListScope, locale: Locale): Promise<number[]> {
  addListTag(scope)
  const values = [locale, maxCandidates, ...(scope.kind === 'latest' ? [] : [scope.id])]
  const rows = await query<{ id: number; translated: boolean }>(`feed ${scope.kind}`, newestQuery(scope.kind), values)
  const shown: number[] = []
  for (const { id, translated } of rows) {
    addCacheTag(`card:${id}:${locale}`)
    if (availabilityFor(locale, translated).availability !== 'fallback') shown.push(id)
    if (shown.length === feedSize) break
  }
  return shown
}

async function stories(ids: readonly number[], locale: Locale): Promise<FeedStory[]> {
  if (ids.length === 0) return []
  const [rows, sections] = await Promise.all([
    query<StoryRow>('feed stories', storiesQuery, [ids, locale]),
    sectionsById(),
  ])
  const bodies = await Promise.all(rows.map((row) => resolveReferences(textOf(row, locale).text.body, locale)))
  const pictures = await picturesById(
    [...rows.map((row) => row.hero_id), ...bodies.flatMap(({ media }) => media)],
    locale,
  )
  return rows.flatMap((row, index): FeedStory[] => {
    const section = sections.get(row.section_id)
    const body = bodies[index]
    // The translation may have been withdrawn between the queries.
    if (!section || !body || textOf(row, locale).availability === 'fallback') return []
    addCacheTag(`article:${row.id}`, ...row.authors.map((author) => `author:${author.id}` as const))
    return [storyView(row, section, locale, { body, pictures })]
  })
}

/** The subject of a feed: the whole edition, or a section, topic or author by slug. */
export type FeedSubject = { readonly kind: 'edition' } | { readonly kind: keyof typeof subjects; readonly slug: string }

/**
 * The feed of a subject. For a section's slug in another edition, `moved` names the path of this edition's page, not its
 * feed.
 */
export async function feedPage(locale: Locale, about: FeedSubject): Promise<LookupResult<FeedPage>> {
  if (about.kind === 'edition') {
    const ids = await newest({ kind: 'latest' }, locale)
    return { kind: 'found', view: { subject: null, path: frontPath(locale), stories: await stories(ids, locale) } }
  }
  const subject = await subjects[about.kind](locale, about.slug)
  if (!subject) return { kind: 'missing' }
  const path = subject.path(locale)
  if (path.split('/').at(-1) !== about.slug) return { kind: 'moved', path }
  const ids = await newest({ kind: about.kind, id: subject.id }, locale)
  return { kind: 'found', view: { subject, path, stories: await stories(ids, locale) } }
}
