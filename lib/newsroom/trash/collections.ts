// What has a trash, and what becomes of each when it goes there, comes back or is deleted for good.
import { type SQL, sql } from 'drizzle-orm'
import type { PayloadRequest } from 'payload'
import type { CacheTag } from '#lib/change-log/tags.ts'
import { mediaIdsInBody } from '#lib/content/body/sql.ts'
import { newestVersion } from '#lib/content/sql.ts'
import { articleTags, pageTags, pictureTags, sectionTags, translationTags } from '../changes/rules.ts'
import { articleState, pageState, pictureUse, sectionState, translationState } from '../changes/states.ts'

/** In the order in which they can be deleted for good: what uses others comes before what it uses. */
export const trashable = ['articles', 'translations', 'pages', 'authors', 'topics', 'sections', 'media'] as const
export type Trashable = (typeof trashable)[number]

export const isTrashable = (slug: string): slug is Trashable => trashable.some((known) => known === slug)

/** Collections with drafts: their versions are in the trash with them. */
export const hasVersions = (collection: Trashable): boolean =>
  collection === 'articles' || collection === 'translations'

/** Looks at a document as readers see it; the answer says what has changed for them since. */
type Watch = (req: PayloadRequest, id: number) => Promise<() => Promise<CacheTag[]>>

const watch =
  <State>(
    read: (req: PayloadRequest, id: number) => Promise<State>,
    tagsOf: (before: State, after: State) => CacheTag[],
  ): Watch =>
  async (req, id) => {
    const before = await read(req, id)
    return async () => tagsOf(before, await read(req, id))
  }

export const watches: Readonly<Record<Trashable, Watch>> = {
  articles: watch(articleState, articleTags),
  translations: watch(translationState, translationTags),
  sections: watch(sectionState, sectionTags),
  pages: watch(pageState, pageTags),
  topics: async (_, id) => async () => [`topic:${id}`],
  authors: async (_, id) => async () => [`author:${id}`],
  media: async (req, id) => {
    const before = pictureTags(await pictureUse(req, id))
    return async () => [...before, ...pictureTags(await pictureUse(req, id))]
  },
}

const newest = sql.raw(newestVersion('v'))

/** What of a story stands in it: rows of `collection` and `id`. */
const ofStory = (id: number) => sql`
  SELECT 'sections' AS collection, section_id AS id FROM articles WHERE id = ${id}
  UNION SELECT 'sections', version_section_id FROM _articles_v v WHERE parent_id = ${id} AND ${newest}
  UNION SELECT 'media', hero_id FROM articles WHERE id = ${id}
  UNION SELECT 'media', version_hero_id FROM _articles_v v WHERE parent_id = ${id} AND ${newest}
  UNION SELECT 'media', ${sql.raw(mediaIdsInBody('a.body'))} FROM articles a WHERE id = ${id}
  UNION SELECT 'media', ${sql.raw(mediaIdsInBody('v.version_body'))} FROM _articles_v v WHERE parent_id = ${id} AND ${newest}
  UNION SELECT 'media', ${sql.raw(mediaIdsInBody('t.body'))} FROM translations t WHERE article_id = ${id}
  UNION SELECT 'topics', topics_id FROM articles_rels WHERE parent_id = ${id}
  UNION SELECT 'authors', authors_id FROM articles_rels WHERE parent_id = ${id}
  UNION SELECT 'topics', r.topics_id FROM _articles_v_rels r JOIN _articles_v v ON v.id = r.parent_id
    WHERE v.parent_id = ${id} AND ${newest}
  UNION SELECT 'authors', r.authors_id FROM _articles_v_rels r JOIN _articles_v v ON v.id = r.parent_id
    WHERE v.parent_id = ${id} AND ${newest}`

/** What a document can't be without: it comes back along with it. */
export const needs: Readonly<Partial<Record<Trashable, (id: number) => SQL>>> = {
  articles: ofStory,
  translations: (id) =>
    sql`SELECT 'media' AS collection, ${sql.raw(mediaIdsInBody('t.body'))} AS id FROM translations t WHERE id = ${id}`,
  authors: (id) => sql`SELECT 'media' AS collection, portrait_id AS id FROM authors WHERE id = ${id}`,
  pages: (id) =>
    sql`SELECT 'media' AS collection, ${sql.raw(mediaIdsInBody('l.body'))} AS id FROM pages_locales l WHERE l._parent_id = ${id}`,
}
