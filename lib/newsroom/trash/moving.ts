// One way for the admin's buttons to move documents: what is about to happen is asked first, then done, with the number typed
// where it is more than one.
import { addDataAndFileToRequest, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { locales } from '#lib/locales.ts'
import { hasRole, staffOf } from '../access/roles.ts'
import { forbid, refuse } from '../hooks/refuse.ts'
import { connectionOf } from '../sql.ts'
import { inRequestTransaction } from '../writing/request.ts'
import { acts } from './acts.ts'
import type { Trashable } from './collections.ts'
import { emptyTrash } from './expire.ts'
import { explain } from './explain.ts'
import { bulkLimit, holdBulk } from './limits.ts'
import { move } from './move.ts'
import { changeEach } from './publishing.ts'
import { idsInTrash } from './trash.ts'
import { writeNote } from './withdrawal.ts'

const wish = z.object({
  act: z.enum(acts),
  ids: z.array(z.number().int()).max(bulkLimit + 1),
  /** How many, as it was typed. */
  count: z.number().int().nullish(),
  /** What readers are told at the address of the one story that is pulled. */
  note: z.partialRecord(z.enum(locales), z.string()).nullish(),
})

async function act(req: PayloadRequest, collection: Trashable): Promise<Response> {
  await addDataAndFileToRequest(req)
  const asked = wish.safeParse(req.data)
  if (!asked.success) return refuse(req, ({ errors }) => errors.badRequest)
  const { act: what, count, note } = asked.data
  const ids = [...new Set(asked.data.ids)]
  if (what === 'empty') {
    if (!hasRole(req, 'admin')) forbid(req, ({ trash }) => trash.adminsDelete)
    const there = await idsInTrash(await connectionOf(req), collection)
    if (count !== there.length) refuse(req, ({ trash }) => trash.countChanged(there.length))
    return Response.json(await emptyTrash(req.payload, [collection], 0, req))
  }
  holdBulk(req, ids.length)
  if (ids.length > 1 && count !== ids.length) refuse(req, ({ trash }) => trash.countChanged(ids.length))
  await inRequestTransaction(req, async () => {
    if (what === 'publish' || what === 'unpublish') {
      await changeEach(req, collection, ids, { _status: what === 'publish' ? 'published' : 'draft' })
    } else await move(req, collection, what, ids)
    const [only] = ids
    const isNoted = note && Object.values(note).some((text) => text?.trim())
    if (isNoted && ids.length === 1 && only !== undefined && collection === 'articles') await writeNote(req, only, note)
  })
  return Response.json({ deleted: ids.length, left: 0 })
}

/** `GET /api/{collection}/move?act=…&ids=1,2`: what would happen; `POST` with `{act, ids, count, note}` does it. */
export function movingEndpoints(collection: Trashable): Endpoint[] {
  return [
    {
      path: '/move',
      method: 'get',
      handler: async (req) => {
        if (!staffOf(req)) forbid(req, ({ errors }) => errors.notYours)
        const what = z.enum(acts).safeParse(req.query.act)
        if (!what.success) return refuse(req, ({ errors }) => errors.badRequest)
        const ids = String(req.query.ids ?? '')
          .split(',')
          .map(Number)
          .filter((id) => Number.isInteger(id) && id > 0)
        const count =
          what.data === 'empty' ? (await idsInTrash(await connectionOf(req), collection)).length : ids.length
        return Response.json(await explain(req, collection, what.data, ids, count))
      },
    },
    { path: '/move', method: 'post', handler: (req) => act(req, collection) },
  ]
}
