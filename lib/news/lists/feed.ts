// The newest stories of the site, a section, a topic or an author, whole, for feeds: only those that the edition has in
// its own language.

import { frontPath } from '#lib/content/paths.ts'
import { readable } from '#lib/content/sql.ts'
import { availabilityFor } from '#lib/content/text-for.ts'
import type { Locale } from '#lib/locales.ts'
import { addCacheTag } from '#lib/page-cache/tags.ts'
import { withReferences } from '../body/references.ts'
import { picturesById } from '../pictures.ts'
import { query } from '../query.ts'
import { sectionsById } from '../site/sections.ts'
import { storyView, textOf } from '../story/story.ts'
import { type StoryRow, storyColumns } from '../story/story-row.ts'
import type { FeedPage, FeedStory, Found } from '../types.ts'
import { editionText } from './cards.ts'
import { subjects } from './listings.ts'
import { addListTag, type ListScope, listCondition } from './lists.ts'

const feedSize = 30
/** Stories looked at, newest first: a language that has few of them gets a short feed, not a search of the archive. */
const looked = 120

const newestQuery = (kind: ListScope['kind']) => `
  SELECT a.id, EXISTS (SELECT FROM translations t WHERE ${editionText('$1')}) AS translated
  FROM articles a WHERE ${readable('a')} ${listCondition(kind, '$3')}
  ORDER BY a.published_at DESC, a.id DESC LIMIT $2`

const storiesQuery = `
  SELECT ${storyColumns} FROM articles a LEFT JOIN translations t ON ${editionText('$2')}
  WHERE a.id = ANY($1::int[]) AND ${readable('a')} ORDER BY a.published_at DESC, a.id DESC`

/**
 * The newest stories that the edition has in its own language. Notes the list and every story that was looked at: what
 * is not translated yet comes into the feed when it is.
 */
async function newest(scope: ListScope, locale: Locale): Promise<number[]> {
  addListTag(scope)
  const values = [locale, looked, ...(scope.kind === 'latest' ? [] : [scope.id])]
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
  const bodies = await Promise.all(rows.map((row) => withReferences(textOf(row, locale).text.body, locale)))
  const pictures = await picturesById(
    [...rows.map((row) => row.hero_id), ...bodies.flatMap(({ media }) => media)],
    locale,
  )
  return rows.flatMap((row, index): FeedStory[] => {
    const section = sections.get(row.section_id)
    const body = bodies[index]
    // A translation withdrawn between the queries is as good as never made.
    if (!section || !body || textOf(row, locale).availability === 'fallback') return []
    addCacheTag(`article:${row.id}`, ...row.authors.map((author) => `author:${author.id}` as const))
    return [storyView(row, section, locale, { body, pictures })]
  })
}

/** What a feed can be about: the whole edition, or what a slug names. */
export type FeedSubject = { readonly kind: 'edition' } | { readonly kind: keyof typeof subjects; readonly slug: string }

/**
 * What a feed tells of. A section's slug of another edition is `moved` to the page, not the feed, of this edition's.
 */
export async function feedPage(locale: Locale, about: FeedSubject): Promise<Found<FeedPage>> {
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
