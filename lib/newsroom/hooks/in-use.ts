// What stories still use can't be deleted: the database would empty their fields in silence.
import { type SQL, sql } from 'drizzle-orm'
import type { CollectionBeforeDeleteHook } from 'payload'
import { newestVersion } from '#lib/content/sql.ts'
import { isPictureUsed } from '../changes/states.ts'
import { query } from '../sql.ts'
import { refuse } from './refuse.ts'

function refuseIf(find: (id: number) => SQL): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    const rows = await query(req, find(Number(id)))
    if (rows.length > 0) refuse(req, ({ errors }) => errors.inUse)
  }
}

const newest = sql.raw(newestVersion('v'))

/** Refuses to delete a section of which there are stories, drafts too. */
export const keepUsedSection = refuseIf(
  (id) => sql`SELECT 1 FROM articles WHERE section_id = ${id}
              UNION ALL SELECT 1 FROM _articles_v v WHERE version_section_id = ${id} AND ${newest} LIMIT 1`,
)

/** Refuses to delete a topic that stories have. */
export const keepUsedTopic = refuseIf(
  (id) => sql`SELECT 1 FROM articles_rels WHERE topics_id = ${id}
              UNION ALL SELECT 1 FROM _articles_v_rels r JOIN _articles_v v ON v.id = r.parent_id
                         WHERE r.topics_id = ${id} AND ${newest} LIMIT 1`,
)

/** Refuses to delete an author who has written stories. */
export const keepUsedAuthor = refuseIf(
  (id) => sql`SELECT 1 FROM articles_rels WHERE authors_id = ${id}
              UNION ALL SELECT 1 FROM _articles_v_rels r JOIN _articles_v v ON v.id = r.parent_id
                         WHERE r.authors_id = ${id} AND ${newest} LIMIT 1`,
)

/** Refuses to delete a picture that something shows. */
export const keepUsedPicture: CollectionBeforeDeleteHook = async ({ id, req }) => {
  if (await isPictureUsed(req, Number(id))) refuse(req, ({ errors }) => errors.inUse)
}
