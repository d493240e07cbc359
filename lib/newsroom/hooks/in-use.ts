// What is still used can't be deleted: the database would empty fields in silence.
import { type SQL, sql } from 'drizzle-orm'
import type { CollectionBeforeDeleteHook, PayloadRequest } from 'payload'
import { kept, keptVersion, newestVersion } from '#lib/content/sql.ts'
import { isPictureUsed } from '../changes/states.ts'
import { query } from '../sql.ts'
import type { Trashable } from '../trash/collections.ts'
import { refuse } from './refuse.ts'

/** Which users count: those that are not in the trash, or all. A thing may go to the trash before what used it is gone. */
export type Scope = 'kept' | 'any'

const newest = sql.raw(newestVersion('v'))
const row = (scope: Scope) => sql.raw(scope === 'kept' ? kept('a') : 'true')
const version = (scope: Scope) => sql.raw(scope === 'kept' ? keptVersion('v') : 'true')

/** Stories, drafts too, that name a document in a relationship to many. */
const inRelation = (column: string) => (id: number, scope: Scope) =>
  sql`
  SELECT 1 FROM articles_rels r JOIN articles a ON a.id = r.parent_id
   WHERE r.${sql.identifier(column)} = ${id} AND ${row(scope)}
  UNION ALL SELECT 1 FROM _articles_v_rels r JOIN _articles_v v ON v.id = r.parent_id
   WHERE r.${sql.identifier(column)} = ${id} AND ${newest} AND ${version(scope)} LIMIT 1`

const uses: Readonly<Partial<Record<Trashable, (id: number, scope: Scope) => SQL>>> = {
  sections: (id, scope) => sql`
    SELECT 1 FROM articles a WHERE a.section_id = ${id} AND ${row(scope)}
    UNION ALL SELECT 1 FROM _articles_v v
     WHERE v.version_section_id = ${id} AND ${newest} AND ${version(scope)} LIMIT 1`,
  topics: inRelation('topics_id'),
  authors: inRelation('authors_id'),
}

/**
 * Refuses what would leave something without its section, topic, author or picture.
 *
 * @throws with status 409 when the document is used
 */
export async function keepUsed(req: PayloadRequest, collection: Trashable, id: number, scope: Scope): Promise<void> {
  const find = uses[collection]
  const isUsed =
    collection === 'media'
      ? await isPictureUsed(req, id, scope)
      : find && (await query(req, find(id, scope))).length > 0
  if (isUsed) refuse(req, ({ errors }) => errors.inUse)
}

/** Refuses to delete for good what anything uses, in the trash or not. */
export const keepUsedByAny =
  (collection: Trashable): CollectionBeforeDeleteHook =>
  ({ id, req }) =>
    keepUsed(req, collection, Number(id), 'any')
