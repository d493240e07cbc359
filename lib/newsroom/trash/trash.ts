// Into the trash and out of it. Payload's own way saves the newest draft over what readers see, and a document comes back
// as something else than it was; here nothing is written but that the document is in the trash, and since when.
import { sql } from 'drizzle-orm'
import { Forbidden, NotFound, type PayloadRequest, type Where } from 'payload'
import { kept, markedPublished, newestVersion, published } from '#lib/content/sql.ts'
import type { Queryable } from '#lib/database/queryable.ts'
import { isEditor, staffOf } from '../access/roles.ts'
import { record } from '../audit/record.ts'
import { logChange } from '../changes/log.ts'
import { keepUsed } from '../hooks/in-use.ts'
import { refuse } from '../hooks/refuse.ts'
import { samplesChanged } from '../hooks/sample.ts'
import { requestTranslations } from '../hooks/translation-jobs.ts'
import { query } from '../sql.ts'
import { hasVersions, needs, type Trashable, trashable, watches } from './collections.ts'
import { dropNote } from './withdrawal.ts'

type Row = { id: number; deletedAt: string | null }

const table = (name: string) => sql.identifier(name)

/** Locks a document until the transaction ends; of two at once the second sees what the first did. */
async function lock(req: PayloadRequest, collection: Trashable, id: number): Promise<Row | null> {
  const [row] = await query<Row>(
    req,
    sql`SELECT id, deleted_at::text AS "deletedAt" FROM ${table(collection)} WHERE id = ${id} FOR UPDATE`,
  )
  return row ?? null
}

/** Writes that a document is in the trash since a moment, or (null) that it is not. */
async function mark(req: PayloadRequest, collection: Trashable, id: number, since: string | null): Promise<void> {
  const by = since === null ? null : (staffOf(req)?.id ?? null)
  const changed = await watches[collection](req, id)
  await query(
    req,
    sql`UPDATE ${table(collection)} SET deleted_at = ${since}::timestamptz, deleted_by_id = ${by} WHERE id = ${id}`,
  )
  if (hasVersions(collection)) {
    await query(
      req,
      sql`UPDATE ${table(`_${collection}_v`)}
             SET version_deleted_at = ${since}::timestamptz, version_deleted_by_id = ${by} WHERE parent_id = ${id}`,
    )
  }
  await logChange(req, await changed())
  await record(req, { action: since === null ? 'restore' : 'trash', collection, document: id })
}

/** Translations of a story, by their rows or by their newest drafts. */
const translationsOf = (article: number) => sql`
  SELECT t.id FROM translations t WHERE t.article_id = ${article}
  UNION SELECT v.parent_id FROM _translations_v v 
   WHERE v.version_article_id = ${article} AND ${sql.raw(newestVersion('v'))}`

async function idsOf(req: PayloadRequest, statement: ReturnType<typeof sql>): Promise<number[]> {
  return (await query<{ id: number }>(req, statement)).map(({ id }) => id)
}

/**
 * Moves a document to the trash, a story with its translations. Readers don't see it from then on.
 *
 * @param req with a transaction
 * @returns false if it is there already, or nowhere
 * @throws when it is still used
 */
export async function moveToTrash(req: PayloadRequest, collection: Trashable, id: number): Promise<boolean> {
  const row = await lock(req, collection, id)
  if (!row || row.deletedAt !== null) return false
  await keepUsed(req, collection, id, 'kept')
  const since = new Date().toISOString()
  if (collection === 'articles') {
    const live = sql`SELECT id FROM translations t
      WHERE id IN (${translationsOf(id)}) AND ${sql.raw(kept('t'))} ORDER BY id FOR UPDATE`
    for (const translation of await idsOf(req, live)) await mark(req, 'translations', translation, since)
  }
  await mark(req, collection, id, since)
  if (collection === 'articles') await samplesChanged(req, id)
  return true
}

/**
 * Takes a document out of the trash, as it was: published or not, at its address. A story brings back the translations that
 * went with it, and whatever it shows that has gone to the trash since.
 *
 * @param req with a transaction
 * @returns false if it is not there
 * @throws when this person may not publish what would be published again, or not bring back what it needs
 */
export async function takeFromTrash(req: PayloadRequest, collection: Trashable, id: number): Promise<boolean> {
  const row = await lock(req, collection, id)
  if (!row || row.deletedAt === null) return false
  if (collection === 'translations') await refuseWithoutStory(req, id)
  for (const needed of await missing(req, collection, id)) {
    if (staffOf(req) && !isEditor(req)) refuse(req, ({ trash }) => trash.needed)
    await takeFromTrash(req, needed.collection, needed.id)
  }
  if (collection === 'articles') {
    const along = sql`SELECT id FROM translations
      WHERE id IN (${translationsOf(id)}) AND deleted_at = ${row.deletedAt}::timestamptz ORDER BY id FOR UPDATE`
    const translations = await idsOf(req, along)
    await mark(req, collection, id, null)
    for (const translation of translations) await mark(req, 'translations', translation, null)
    await samplesChanged(req, id)
    const [live] = await query<{ breaking: boolean }>(
      req,
      sql`SELECT coalesce(breaking, false) AS breaking FROM articles a WHERE id = ${id} AND ${sql.raw(published('a'))}`,
    )
    // What waited meanwhile found no story.
    if (live) await dropNote(req, id)
    if (live) await requestTranslations(req, id, { priority: live.breaking ? 'breaking' : 'edited' })
    return true
  }
  await mark(req, collection, id, null)
  return true
}

async function refuseWithoutStory(req: PayloadRequest, id: number): Promise<void> {
  const gone = await query(
    req,
    sql`SELECT FROM translations t JOIN articles a ON a.id = t.article_id
         WHERE t.id = ${id} AND NOT (${sql.raw(kept('a'))})`,
  )
  if (gone.length > 0) refuse(req, ({ trash }) => trash.storyInTrash)
}

/** What a document needs that is in the trash. */
async function missing(req: PayloadRequest, collection: Trashable, id: number) {
  const needed = needs[collection]?.(id)
  if (!needed) return []
  const found: { collection: Trashable; id: number }[] = []
  for (const kind of trashable) {
    const ids = await idsOf(
      req,
      sql`SELECT d.id FROM ${table(kind)} d JOIN (${needed}) needed ON needed.id = d.id AND needed.collection = ${kind}
           WHERE NOT (${sql.raw(kept('d'))}) ORDER BY d.id`,
    )
    found.push(...ids.map((one) => ({ collection: kind, id: one })))
  }
  return found
}

/**
 * Deletes documents for good, with all that is known of them.
 *
 * @param req with a transaction
 * @throws when one is still used, or is not in the trash
 */
export async function deleteForGood(req: PayloadRequest, collection: Trashable, id: number): Promise<boolean> {
  const row = await lock(req, collection, id)
  // Gone already, also with its story.
  if (!row) return false
  if (row.deletedAt === null) refuse(req, ({ trash }) => trash.notInTrash)
  await req.payload.delete({ collection, id, trash: true, depth: 0, overrideAccess: true, req })
  return true
}

type Rule = (args: { req: PayloadRequest; id?: number; data?: Record<string, unknown> }) => unknown

/** Ids of what is in the trash of a collection, oldest first; with `days`, of what has been there for longer. */
export async function idsInTrash(db: Queryable, collection: Trashable, days = 0): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `SELECT id FROM ${collection} d WHERE NOT (${kept('d')}) AND deleted_at <= now() - make_interval(days => $1)
      ORDER BY deleted_at, id`,
    [days],
  )
  return rows.map(({ id }) => id)
}

/** Which of documents a rule of access lets this person at; all of them, or it throws. */
async function requireAccess(
  req: PayloadRequest,
  collection: Trashable,
  rule: Rule,
  ids: readonly number[],
  data: Record<string, unknown>,
): Promise<void> {
  for (const id of ids) {
    const answer = await rule({ req, id, data })
    if (answer === true) continue
    if (!answer) throw new Forbidden(req.t)
    const where = { and: [{ id: { equals: id } }, answer as Where] }
    const { totalDocs } = await req.payload.count({ collection, where, trash: true, overrideAccess: true, req })
    if (totalDocs === 0) throw new Forbidden(req.t)
  }
}

const rulesOf = (req: PayloadRequest, collection: Trashable) =>
  req.payload.collections[collection].config.access as Record<'delete' | 'update', Rule>

/** @throws when there is no such document, or this person may not move it to the trash, or take it out of there */
export async function requireMayTrash(req: PayloadRequest, collection: Trashable, ids: readonly number[]) {
  const { totalDocs } = await req.payload.count({
    collection,
    where: { id: { in: [...ids] } },
    trash: true,
    overrideAccess: true,
    req,
  })
  if (ids.length === 0 || totalDocs < ids.length) throw new NotFound(req.t)
  await requireAccess(req, collection, rulesOf(req, collection).delete, ids, { deletedAt: new Date().toISOString() })
}

/** @throws also when this person may not publish what would be published again */
export async function requireMayRestore(req: PayloadRequest, collection: Trashable, ids: readonly number[]) {
  await requireMayTrash(req, collection, ids)
  if (!hasVersions(collection)) return
  const list = sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )
  const live = await idsOf(
    req,
    sql`SELECT id FROM ${table(collection)} d WHERE id IN (${list}) AND ${sql.raw(markedPublished('d'))}`,
  )
  await requireAccess(req, collection, rulesOf(req, collection).update, live, { _status: 'published' })
}
