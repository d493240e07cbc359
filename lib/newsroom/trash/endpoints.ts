// The trash over REST, at the addresses that Payload and its admin use for it: a PATCH that sets or clears `deletedAt`, and
// DELETE, which moves to the trash, and with `?trash=true` deletes for good what is there.
import type { Endpoint, PayloadHandler, PayloadRequest, SanitizedConfig, Where } from 'payload'
import { isHeldCollection } from '../editing/holds.ts'
import { refuse, refuseAs } from '../hooks/refuse.ts'
import { inRequestTransaction, jsonTextOf } from '../writing/request.ts'
import { isTrashable, type Trashable } from './collections.ts'
import { bulkLimit, holdBulk } from './limits.ts'
import { move } from './move.ts'
import { changeEach } from './publishing.ts'

/** The ids of documents that a condition of a request names, in the trash or outside it; more than one with their number. */
async function idsNamed(req: PayloadRequest, collection: Trashable, inTrash: boolean): Promise<number[]> {
  const where = req.query.where as Where | undefined
  if (!where) refuse(req, ({ errors }) => errors.badRequest)
  const { docs } = await req.payload.find({
    collection,
    where: { and: [where as Where, { deletedAt: { exists: inTrash } }] },
    trash: true,
    draft: req.query.draft === 'true',
    limit: bulkLimit + 1,
    pagination: false,
    depth: 0,
    select: {},
    overrideAccess: false,
    user: req.user,
    req,
  })
  const ids = docs.map(({ id }) => Number(id))
  holdBulk(req, ids.length)
  // As the admin's dialog does: a condition may find more than its writer thinks.
  if (ids.length > 1 && Number(req.query.count) !== ids.length) {
    refuseAs(req, 400, ({ trash }) => trash.countNeeded(ids.length))
  }
  return ids
}

const say = {
  change: 'general:updatedCountSuccessfully',
  discard: 'general:trashedCountSuccessfully',
  restore: 'general:restoredCountSuccessfully',
  deleteForGood: 'general:permanentlyDeletedCountSuccessfully',
} as const

function answered(
  req: PayloadRequest,
  collection: Trashable,
  what: keyof typeof say,
  ids: readonly number[],
  one: boolean,
) {
  const { singular, plural } = req.payload.collections[collection].config.labels
  const named = ids.length === 1 ? singular : plural
  const label =
    typeof named === 'object'
      ? (named as Record<string, string>)[req.i18n.language]
      : typeof named === 'string'
        ? named
        : ''
  const message = req.t(say[what], { count: ids.length, label: label ?? '' })
  const docs = ids.map((id) => ({ id }))
  return Response.json(one ? { doc: docs[0], message } : { docs, errors: [], message })
}

/** The JSON that came; null: none, or none that can be read. */
async function dataOf(req: PayloadRequest): Promise<Record<string, unknown> | null> {
  const text = await jsonTextOf(req)
  if (text === null) return null
  try {
    return JSON.parse(text || '{}')
  } catch {
    return null
  }
}

/** Whether a change is a move; whatever else came with one would be lost. */
function moveIn(req: PayloadRequest, data: Record<string, unknown> | null): 'discard' | 'restore' | null {
  if (!data || data.deletedAt === undefined) return null
  const others = Object.keys(data).filter((name) => name !== 'deletedAt' && name !== '_status')
  if (data.deletedAt === null) return others.length === 0 ? 'restore' : null
  if (others.length > 0) refuse(req, ({ errors }) => errors.badRequest)
  return 'discard'
}

/** Whether a change publishes documents, or takes them back from readers. */
const changesWhatReadersSee = (req: PayloadRequest, data: Record<string, unknown>) =>
  data._status === 'published' || (data._status === 'draft' && req.query.draft !== 'true')

const handlers: Readonly<Record<string, (collection: Trashable, otherwise: PayloadHandler) => PayloadHandler>> = {
  'patch /:id': (collection, otherwise) => async (req) => {
    const what = moveIn(req, await dataOf(req))
    if (!what) return otherwise(req)
    const ids = [Number(req.routeParams?.id)]
    await move(req, collection, what, ids)
    return answered(req, collection, what, ids, true)
  },
  'patch /': (collection, otherwise) => async (req) => {
    const data = await dataOf(req)
    const what = moveIn(req, data)
    if (!what) {
      if (!data || !changesWhatReadersSee(req, data) || !isHeldCollection(collection)) return otherwise(req)
      const ids = await idsNamed(req, collection, false)
      await inRequestTransaction(req, () => changeEach(req, collection, ids, data))
      return answered(req, collection, 'change', ids, false)
    }
    const ids = await idsNamed(req, collection, what === 'restore')
    if (ids.length > 0) await move(req, collection, what, ids)
    return answered(req, collection, what, ids, false)
  },
  'delete /:id': (collection) => async (req) => {
    const what = req.query.trash === 'true' ? 'deleteForGood' : 'discard'
    const ids = [Number(req.routeParams?.id)]
    await move(req, collection, what, ids)
    return answered(req, collection, what, ids, true)
  },
  'delete /': (collection) => async (req) => {
    const what = req.query.trash === 'true' ? 'deleteForGood' : 'discard'
    const ids = await idsNamed(req, collection, what === 'deleteForGood')
    if (ids.length > 0) await move(req, collection, what, ids)
    return answered(req, collection, what, ids, false)
  },
}

/** The configuration in which deleting over REST is moving to the trash. */
export function guardTrash(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    const { slug, endpoints } = collection
    if (!isTrashable(slug) || !Array.isArray(endpoints)) continue
    const seen = new Set<string>()
    // Payload shares its endpoints among collections.
    collection.endpoints = endpoints.map((endpoint: Endpoint): Endpoint => {
      const name = `${endpoint.method} ${endpoint.path}`
      const handler = handlers[name]?.(slug, endpoint.handler)
      if (!handler) return endpoint
      seen.add(name)
      return { ...endpoint, handler }
    })
    if (seen.size !== Object.keys(handlers).length) throw new Error(`Payload has other endpoints than it had: ${slug}`)
  }
  return config
}
