// What a save is based on, and what it may write over. A save that carries the moment of the text it began with
// (`updatedAt`, as it was read) is refused when somebody has saved since; and an autosave never writes over a version of
// somebody else, or of long ago, or one that said much more.
import {
  APIError,
  type CollectionAfterChangeHook,
  type CollectionAfterDeleteHook,
  type CollectionBeforeChangeHook,
  type CollectionBeforeOperationHook,
  type CollectionBeforeValidateHook,
  type PayloadRequest,
} from 'payload'
import { isId } from '#lib/content/ids.ts'
import { markedPublished, newestVersion, published } from '#lib/content/sql.ts'
import type { Queryable } from '#lib/database/queryable.ts'
import { type StoryText, segmentsOf } from '#lib/segments/index.ts'
import { staffOf } from '../access/roles.ts'
import { say } from '../admin/labels.ts'
import { refuseFields } from '../hooks/refuse.ts'
import { connectionOf } from '../sql.ts'
import { type HeldDocument, isHeldCollection } from './holds.ts'

/** Milliseconds of one person's autosaves that stand in one version. */
const runLasts = 5 * 60 * 1000

/** A text that keeps less than this share of the words of its version begins a version of its own. */
const keptShare = 0.8

/** What readers get: nothing, an older text than the newest, or the newest. */
export type DocumentStatus = 'draft' | 'changed' | 'published'

export type Newest = {
  /** `updatedAt` of the newest text, as Payload gives it: ISO 8601 in UTC. */
  readonly stamp: string
  readonly status: DocumentStatus
  /** Who saved it, as far as it was saved by a person in the newsroom. */
  readonly by: {
    readonly id: number
    readonly name: string
    readonly tab: string | null
    /** The number that the tab gave this save. */
    readonly number: number | null
  } | null
}

/** The newest text of a document: a draft's moment, or that of what is published; null if there is no such document. */
export async function readNewest(db: Queryable, { collection, id }: HeldDocument): Promise<Newest | null> {
  const { rows } = await db.query<{
    at: Date
    status: DocumentStatus
    by: number | null
    name: string | null
    tab: string | null
    number: number | null
  }>(
    `SELECT newest.at,
            CASE WHEN NOT (${markedPublished('d')}) THEN 'draft' WHEN v.version__status = 'draft' THEN 'changed'
                 ELSE 'published' END AS status,
            u.id AS by, u.name, e.saved_tab AS tab, e.saved_number AS number
       FROM ${collection} d
       LEFT JOIN LATERAL (
         SELECT * FROM _${collection}_v v WHERE v.parent_id = d.id AND ${newestVersion('v')}
          ORDER BY v.updated_at DESC LIMIT 1
       ) v ON true
       CROSS JOIN LATERAL (
         SELECT CASE WHEN v.version__status = 'draft' THEN v.version_updated_at ELSE d.updated_at END AS at
       ) newest
       LEFT JOIN editing e ON e.collection = $2 AND e.document = d.id
       LEFT JOIN users u ON u.id = e.saved_by AND e.saved_stamp = newest.at
      WHERE d.id = $1`,
    [id, collection],
  )
  const [row] = rows
  if (!row) return null
  const by = row.by === null ? null : { id: row.by, name: row.name ?? '', tab: row.tab, number: row.number }
  return { stamp: new Date(row.at).toISOString(), status: row.status, by }
}

/**
 * A change that doesn't say whether it is to be published never is, and takes nothing back: Payload would give a published
 * document the status of the draft that stands on top of it. It goes into that draft.
 */
export const keepStatus: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  const given = args as {
    id?: unknown
    where?: unknown
    draft?: boolean
    autosave?: boolean
    data?: { _status?: unknown }
  }
  if (operation !== 'update' || !isHeldCollection(collection.slug)) return args
  if (!staffOf(req)) return args
  // What is saved by itself is never published, whatever it says.
  if (given.autosave && given.data?._status === 'published') {
    return { ...args, draft: true, data: { ...given.data, _status: 'draft' } }
  }
  if (given.draft || given.data?._status) return args
  const goesIntoDraft =
    given.autosave === true || given.where !== undefined || (await hasDraftOnTop(req, collection.slug, given.id))
  return goesIntoDraft ? { ...args, draft: true } : args
}

/** Whether readers see a document, and its newest text is a draft. */
async function hasDraftOnTop(
  req: PayloadRequest,
  collection: HeldDocument['collection'],
  id: unknown,
): Promise<boolean> {
  if (!isId(Number(id))) return false
  const db: Queryable = await connectionOf(req)
  const { rows } = await db.query(
    `SELECT FROM ${collection} d JOIN _${collection}_v v ON v.parent_id = d.id AND ${newestVersion('v')}
      WHERE d.id = $1 AND ${published('d')} AND v.version__status = 'draft' LIMIT 1`,
    [Number(id)],
  )
  return rows.length > 0
}

/** The name that the browser tab of a request gave itself (`?tab=`); null: none. */
function tabOf(req: Pick<PayloadRequest, 'query'>): string | null {
  const { tab } = req.query ?? {}
  return typeof tab === 'string' && /^[\w-]{8,64}$/.test(tab) ? tab : null
}

/** By which a tab's saves are in order (`?save=`, milliseconds of its clock); null: not said. */
function numberOf(req: Pick<PayloadRequest, 'query'>): number | null {
  const { save } = req.query ?? {}
  return typeof save === 'string' && /^\d{1,9}$/.test(save) ? Number(save) : null
}

/** A save was based on a text that is not the newest any more. */
export type StaleData = { readonly stale: true; readonly stamp: string; readonly by: string | null }

/**
 * Refuses a save that says what it is based on (`updatedAt`) where another text is the newest by now. What the same tab has
 * saved itself is no other: its answer may have been lost on the way.
 */
export const refuseStale: CollectionBeforeValidateHook = async ({
  collection,
  context,
  data,
  operation,
  originalDoc,
  req,
}) => {
  // A version that is brought back carries its own moment; nobody wrote it on the text of that moment.
  const base = context.isRestoringVersion ? undefined : data?.updatedAt
  if (operation !== 'update' || !staffOf(req) || !base || !isHeldCollection(collection.slug)) return data
  const at = typeof base === 'string' || base instanceof Date ? new Date(base) : new Date(Number.NaN)
  if (Number.isNaN(at.getTime()))
    refuseFields(req, collection.slug, [{ path: 'updatedAt', message: ({ errors }) => errors.wrongShape }])
  const db: Queryable = await connectionOf(req)
  const id = Number(originalDoc?.id)
  // Two who save at one moment come one after the other, so that the second is seen to be late.
  await db.query(`SELECT FROM ${collection.slug} WHERE id = $1 FOR UPDATE`, [id])
  const newest = await readNewest(db, { collection: collection.slug, id })
  if (!newest || newest.stamp === at.toISOString()) return data
  const tab = tabOf(req)
  const isOwn = tab !== null && newest.by?.tab === tab && newest.by.id === staffOf(req)?.id
  // One that the page gave up waiting for, and that comes after the next: what it holds is older.
  const isLate = (numberOf(req) ?? Number.MAX_SAFE_INTEGER) < (newest.by?.number ?? 0)
  if (isOwn && !isLate) return data
  const by = newest.by?.name ?? null
  const message = say(req, ({ editing }) => editing.stale(by))
  throw new APIError<StaleData>(message, 409, { stale: true, stamp: newest.stamp, by }, true)
}

/** Size of a document's words, in characters of their JSON. */
const sizeOf = (doc: Readonly<Record<string, unknown>>) =>
  JSON.stringify([doc.headline, doc.standfirst, doc.place, doc.body, doc.corrections]).length

/** A text of fewer words is as good as new with every change: a version of each would be none of use. */
const fewWords = 12

/** Share of a text's words that another text still has, from 0 to 1, in whatever order. */
function shareKept(before: StoryText, after: StoryText): number {
  const wordsOf = (text: StoryText) =>
    segmentsOf(text).flatMap(({ text }) => text.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]|[\p{L}\p{N}]+/gu) ?? [])
  const left = new Map<string, number>()
  for (const word of wordsOf(after)) left.set(word, (left.get(word) ?? 0) + 1)
  const words = wordsOf(before)
  const kept = words.filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count > 0
  })
  return words.length < fewWords ? 1 : kept.length / words.length
}

type Run = { by: number | null; tab: string | null; began: Date | null; size: number | null }

/**
 * Ends the run of autosaves that stands in the newest version where this save is another person's, or another page's of the
 * same person, or it began long ago, or this one says much less or something else: Payload then makes a new version and
 * leaves the old as it is.
 */
export const endRun: CollectionBeforeChangeHook = async ({ collection, data, operation, originalDoc, req }) => {
  if (operation !== 'update' || !isHeldCollection(collection.slug)) return data
  const db: Queryable = await connectionOf(req)
  const { rows } = await db.query<Run>(
    `SELECT saved_by AS by, saved_tab AS tab, run_began AS began, run_length AS size FROM editing WHERE collection = $1 AND document = $2`,
    [collection.slug, originalDoc.id],
  )
  const [run] = rows
  const goesOn =
    run?.began &&
    run.by === (staffOf(req)?.id ?? null) &&
    Date.now() - run.began.getTime() < runLasts &&
    run.tab === tabOf(req) &&
    sizeOf({ ...originalDoc, ...data }) >= keptShare * (run.size ?? 0) &&
    shareKept(originalDoc, { ...originalDoc, ...data }) >= keptShare
  if (goesOn) return data
  await db.query(
    `UPDATE _${collection.slug}_v v SET autosave = false WHERE v.parent_id = $1 AND ${newestVersion('v')} AND v.autosave`,
    [originalDoc.id],
  )
  await db.query(
    `INSERT INTO editing (collection, document, run_began, run_length) VALUES ($1, $2, now(), 0)
     ON CONFLICT (collection, document) DO UPDATE SET run_began = now(), run_length = 0`,
    [collection.slug, originalDoc.id],
  )
  return data
}

/** Notes who saved a document, from which tab. */
export const noteSaved: CollectionAfterChangeHook = async ({ collection, doc, req }) => {
  if (!isHeldCollection(collection.slug)) return doc
  const db: Queryable = await connectionOf(req)
  await db.query(
    `INSERT INTO editing AS e (collection, document, saved_by, saved_tab, saved_stamp, saved_number, run_began, run_length)
     VALUES ($1, $2, $3, $4, $5, $7, now(), $6)
     ON CONFLICT (collection, document) DO UPDATE
       SET saved_by = $3, saved_tab = $4, saved_stamp = $5, saved_number = $7, run_length = greatest(e.run_length, $6)`,
    [collection.slug, doc.id, staffOf(req)?.id ?? null, tabOf(req), doc.updatedAt, sizeOf(doc), numberOf(req)],
  )
  return doc
}

/** Forgets a document that is gone. */
export const forgetEditing: CollectionAfterDeleteHook = async ({ collection, id, req }) => {
  const db: Queryable = await connectionOf(req)
  await db.query('DELETE FROM editing WHERE collection = $1 AND document = $2', [collection.slug, id])
}
