// What happens when somebody schedules.
import {
  type CollectionBeforeChangeHook,
  createLocalReq,
  docAccessOperation,
  type Payload,
  type PayloadRequest,
} from 'payload'
import { forbid, refuse } from '../hooks/refuse.ts'
import { connectionOf } from '../sql.ts'
import { isToBePublished, readContent, readSeen, type ScheduleInput, scheduleInput } from './schedule.ts'

/**
 * Admits a schedule if whoever makes it may publish, whichever way it comes: Payload's server action asks nobody. Keeps
 * with it what is there now.
 */
export const admitSchedule: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  if (operation !== 'create' || data.taskSlug !== 'schedulePublish') return data
  const input = scheduleInput.parse(data.input)
  if (!(await mayPublish(req, input))) forbid(req, ({ errors }) => errors.mayNotPublish)
  const db = await connectionOf(req)
  const seen = await readSeen(db, input.doc, false)
  // Payload's drawer proposes it for a story that has never been published, which would stay unpublished in silence.
  const pointless =
    input.type === 'unpublish' && seen?.status !== 'published' && !(await isToBePublished(db, input.doc))
  if (pointless) refuse(req, ({ errors }) => errors.nothingToWithdraw)
  data.input = { ...input, content: await readContent(req.payload, input.doc, req), seen }
  return data
}

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
