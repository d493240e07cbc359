// What happens when somebody schedules.
import {
  type CollectionBeforeChangeHook,
  createLocalReq,
  docAccessOperation,
  type Payload,
  type PayloadRequest,
} from 'payload'
import type { Queryable } from '#lib/database/queryable.ts'
import { type Entry, record } from '../audit/record.ts'
import { forbid, refuse } from '../hooks/refuse.ts'
import { connectionOf } from '../sql.ts'
import { isToBePublished, readContent, readSeen, type ScheduleInput, scheduleInput, waiting } from './schedule.ts'

/**
 * Admits a schedule if whoever makes it may publish, whichever way it comes: Payload's server action asks nobody. Keeps
 * with it what is there now. It takes the place of one that waits to do the same: a story goes out once.
 */
export const admitSchedule: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  if (operation !== 'create' || data.taskSlug !== 'schedulePublish') return data
  const input = scheduleInput.parse(data.input)
  if (!(await mayPublish(req, input))) forbid(req, ({ errors }) => errors.mayNotPublish)
  const db = await connectionOf(req)
  await lockSchedules(db, input.doc)
  const seen = await readSeen(db, input.doc, false)
  // Payload's drawer proposes it for a story that has never been published, which would stay unpublished in silence.
  const pointless =
    input.type === 'unpublish' && seen?.status !== 'published' && !(await isToBePublished(db, input.doc))
  if (pointless) refuse(req, ({ errors }) => errors.nothingToWithdraw)
  await replaceWaiting(req, db, input)
  data.input = { ...input, content: await readContent(req.payload, input.doc, req), seen }
  return data
}

/**
 * Lets those who schedule one document at one moment come one after the other, until their transactions end. The document's
 * row is not for that: what is due holds its job and then waits for the row, and here it would be the other way round.
 */
export async function lockSchedules(db: Queryable, { relationTo, value }: ScheduleInput['doc']): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock(hashtext($1), $2)', [`schedule ${relationTo}`, value])
}

/** Takes back what waits to do the same to a document. */
async function replaceWaiting(req: PayloadRequest, db: Queryable, { doc, type }: ScheduleInput): Promise<void> {
  const { rows } = await db.query<{ id: number }>(
    `DELETE FROM payload_jobs WHERE ${waiting} AND coalesce(input->>'type', 'publish') = $3
        AND input->'doc'->>'relationTo' = $1 AND input->'doc'->>'value' = $2 RETURNING id`,
    [doc.relationTo, String(doc.value), type],
  )
  await record(req, ...rows.map(({ id }) => takenBack(doc, id)))
}

/** What the audit log says of a schedule that was taken back. */
export const takenBack = ({ relationTo, value }: ScheduleInput['doc'], job: number): Entry => ({
  ...{ action: 'unschedule', collection: relationTo, document: value, detail: { job } },
})

/** Whether whoever made a schedule may publish the document, now; a program may. */
export async function mayPublish(req: PayloadRequest, { doc, user }: ScheduleInput): Promise<boolean> {
  if (!user) return true
  const maker = await makerOf(req.payload, user.value, req)
  if (!maker) return false
  const asMaker = await createLocalReq(
    { user: maker, req: { transactionID: req.transactionID, i18n: req.i18n } },
    req.payload,
  )
  const { update } = await docAccessOperation({
    collection: req.payload.collections[doc.relationTo],
    id: doc.value,
    data: { _status: 'published' },
    req: asMaker,
  })
  return Boolean(update)
}

/** The person who made a schedule; null if there is no such account any more. */
export async function makerOf(payload: Payload, id: number, req: Partial<PayloadRequest>) {
  const found = await payload.findByID({ collection: 'users', id, depth: 0, disableErrors: true, req })
  return found && { ...found, collection: 'users' as const }
}
