// Drafts in which nothing was ever written: "Create new" makes one before a word is typed.
import { kept, published } from '#lib/content/sql.ts'
import type { Queryable } from '#lib/database/queryable.ts'
import { type HeldDocument, isHeldNow } from './holds.ts'

/** Nothing was written or chosen in a story, and nothing hangs on it: one version, as it was made. */
const untouched = `NOT (${published('d')}) AND ${kept('d')} AND d.published_at IS NULL AND d.ref IS NULL
  AND coalesce(d.headline, '') = '' AND coalesce(d.standfirst, '') = '' AND coalesce(d.place, '') = ''
  AND d.body IS NULL AND d.section_id IS NULL AND d.hero_id IS NULL
  AND NOT EXISTS (SELECT FROM translations t WHERE t.article_id = d.id)
  AND (SELECT count(*) FROM _articles_v v WHERE v.parent_id = d.id) <= 1
  AND NOT EXISTS (SELECT FROM _articles_v v WHERE v.parent_id = d.id AND (
    coalesce(v.version_headline, '') <> '' OR coalesce(v.version_standfirst, '') <> '' OR v.version_body IS NOT NULL
    OR coalesce(v.version_place, '') <> '' OR v.version_section_id IS NOT NULL OR v.version_hero_id IS NOT NULL))`

/** Deletes what a condition finds, with its one version. Nothing is lost, and no reader ever saw it: no trash, no tags. */
async function drop(db: Queryable, condition: string, values: unknown[]): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    `WITH empty AS (SELECT d.id FROM articles d WHERE ${untouched} AND ${condition} FOR UPDATE OF d),
     versions AS (DELETE FROM _articles_v v USING empty WHERE v.parent_id = empty.id),
     held AS (DELETE FROM editing e USING empty WHERE e.collection = 'articles' AND e.document = empty.id)
     DELETE FROM articles d USING empty WHERE d.id = empty.id RETURNING d.id`,
    values,
  )
  return rows.length
}

/** Nobody has the story open. */
const isOpenNowhere = `NOT EXISTS (
  SELECT FROM editing e WHERE e.collection = 'articles' AND e.document = d.id AND ${isHeldNow('e')})`

/** Deletes the story that somebody made and leaves, if nothing was written in it and it is open nowhere else. */
export async function dropIfEmpty(db: Queryable, { collection, id }: HeldDocument, user: number): Promise<void> {
  if (collection === 'articles') await drop(db, `d.id = $1 AND d.created_by_id = $2 AND ${isOpenNowhere}`, [id, user])
}

/** Deletes empty drafts of which nothing was heard for a day: their pages were closed. */
export async function dropOldEmpty(db: Queryable): Promise<number> {
  return drop(db, `d.updated_at < now() - interval '1 day' AND ${isOpenNowhere}`, [])
}
