// Accounts: the first one administers, and there is always someone who does.
import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook, PayloadRequest } from 'payload'
import type { User } from '../payload-types.ts'
import { refuse, refuseFields } from './refuse.ts'

/** Makes the first account an administrator's. */
export const firstAdministers: CollectionBeforeChangeHook<User> = async ({ data, operation, req }) => {
  if (operation === 'create' && (await req.payload.count({ collection: 'users', req })).totalDocs === 0) {
    data.role = 'admin'
  }
  return data
}

/** Refuses to take the last administrator's role away. */
export const keepAdministrator: CollectionBeforeChangeHook<User> = async ({ data, operation, originalDoc, req }) => {
  const stepsDown = operation === 'update' && originalDoc?.role === 'admin' && data.role && data.role !== 'admin'
  if (stepsDown && (await isLastAdministrator(req, originalDoc.id))) {
    refuseFields(req, 'users', [{ path: 'role', message: ({ errors }) => errors.lastAdmin }])
  }
  return data
}

/** Refuses to delete the last administrator. */
export const keepLastAccount: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const user = await req.payload.findByID({ collection: 'users', id, depth: 0, disableErrors: true, req })
  if (user?.role === 'admin' && (await isLastAdministrator(req, user.id))) refuse(req, ({ errors }) => errors.lastAdmin)
}

async function isLastAdministrator(req: PayloadRequest, id: number): Promise<boolean> {
  const others = await req.payload.count({
    collection: 'users',
    where: { and: [{ role: { equals: 'admin' } }, { id: { not_equals: id } }] },
    req,
  })
  return others.totalDocs === 0
}
