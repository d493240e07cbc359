// The current state of documents that pages depend on, read in the request's transaction.
import { sql } from 'drizzle-orm'
import type { PayloadRequest } from 'payload'
import { mediaInBody } from '#lib/content/body/sql.ts'
import { kept, published, rowStamp } from '#lib/content/sql.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import { query } from '../sql.ts'
import type { ArticleState, NamedState, PictureUse, TranslationState } from './rules.ts'

/** A story's row; `null` when it doesn't exist. */
export async function articleState(req: PayloadRequest, id: number): Promise<ArticleState | null> {
  const [row] = await query<ArticleState>(
    req,
    sql`SELECT id, ${sql.raw(published('articles'))} AS published, ${sql.raw(rowStamp('articles'))} AS stamp, published_at::text AS "publishedAt",
               section_id AS section,
               (SELECT coalesce(json_agg(topics_id), '[]') FROM articles_rels
                 WHERE parent_id = articles.id AND topics_id IS NOT NULL) AS topics,
               (SELECT coalesce(json_agg(authors_id), '[]') FROM articles_rels
                 WHERE parent_id = articles.id AND authors_id IS NOT NULL) AS authors
          FROM articles WHERE id = ${id}`,
  )
  return row ?? null
}

/** A translation's row; `null` when it doesn't exist, or has no story or language yet. */
export async function translationState(req: PayloadRequest, id: number): Promise<TranslationState | null> {
  const [row] = await query<{ article: number; locale: TranslationLocale; live: boolean; stamp: string }>(
    req,
    sql`SELECT t.article_id AS article, t.locale, ${sql.raw(rowStamp('t'))} AS stamp,
               ${sql.raw(published('t'))} AND ${sql.raw(published('a'))} AS live
          FROM translations t JOIN articles a ON a.id = t.article_id
         WHERE t.id = ${id} AND t.locale IS NOT NULL`,
  )
  return row ?? null
}

/** A section's row, with what the section bar and URLs show of it. */
export async function sectionState(req: PayloadRequest, id: number): Promise<NamedState | null> {
  const [row] = await query<NamedState>(
    req,
    sql`SELECT s.id, json_build_array(s."order", json_agg(json_build_array(l._locale, l.name, l.slug) ORDER BY l._locale))::text AS listed
          FROM sections s LEFT JOIN sections_locales l ON l._parent_id = s.id WHERE s.id = ${id} AND ${sql.raw(kept('s'))} GROUP BY s.id`,
  )
  return row ?? null
}

/** A static page's row, with what the footer and URLs show of it. */
export async function pageState(req: PayloadRequest, id: number): Promise<NamedState | null> {
  const [row] = await query<NamedState>(
    req,
    sql`SELECT p.id, json_build_array(p."order", p.slug, json_agg(json_build_array(l._locale, l.title) ORDER BY l._locale))::text AS listed
          FROM pages p LEFT JOIN pages_locales l ON l._parent_id = p.id WHERE p.id = ${id} AND ${sql.raw(kept('p'))} GROUP BY p.id`,
  )
  return row ?? null
}

/** The published documents that show a picture. */
export async function pictureUse(req: PayloadRequest, media: number): Promise<PictureUse> {
  return findUse(req, media, sql.raw(published('a')), 'kept')
}

/** Whether any document, published or not, shows a picture; of those outside the trash, or of all. */
export async function isPictureUsed(req: PayloadRequest, media: number, scope: 'kept' | 'any'): Promise<boolean> {
  const use = await findUse(req, media, sql.raw(scope === 'kept' ? kept('a') : 'true'), scope)
  return Object.values(use).some((ids) => ids.length > 0)
}

async function findUse(
  req: PayloadRequest,
  media: number,
  story: ReturnType<typeof sql>,
  scope: 'kept' | 'any',
): Promise<PictureUse> {
  const shownIn = (body: string) => sql`${sql.raw(mediaInBody(body))} @> ${JSON.stringify([media])}::jsonb`
  const other = (row: string) => sql.raw(scope === 'kept' ? kept(row) : 'true')
  const [use] = await query<PictureUse>(
    req,
    sql`SELECT
      (SELECT coalesce(json_agg(a.id), '[]') FROM articles a WHERE a.hero_id = ${media} AND ${story}) AS heroes,
      (SELECT coalesce(json_agg(id), '[]') FROM (
         SELECT a.id FROM articles a
          WHERE ${shownIn('a.body')} AND ${story}
         UNION
         SELECT a.id FROM translations t JOIN articles a ON a.id = t.article_id
          WHERE ${shownIn('t.body')} AND ${story} AND ${other('t')}) bodies) AS bodies,
      (SELECT coalesce(json_agg(p.id), '[]') FROM authors p WHERE p.portrait_id = ${media} AND ${other('p')}) AS authors,
      (SELECT coalesce(json_agg(DISTINCT p.id), '[]') FROM pages_locales l JOIN pages p ON p.id = l._parent_id
        WHERE ${shownIn('l.body')} AND ${other('p')}) AS pages`,
  )
  return use ?? { heroes: [], bodies: [], authors: [], pages: [] }
}
