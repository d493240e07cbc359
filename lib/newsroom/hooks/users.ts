// Accounts: the first one administers, and there is always someone who does.
import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook, PayloadRequest } from 'payload'
import { payloadSecret } from '#lib/runtime/secrets.ts'
import { isFirstAccountCode } from '../accounts/first-account.ts'
import type { User } from '../payload-types.ts'
import { query } from '../sql.ts'
import { forbid, refuse, refuseFields } from './refuse.ts'

/** Keys of PostgreSQL's advisory locks are the application's own; nobody else takes this one. */
const accountsLock = 0x57_55_53_52

/**
 * Until the transaction ends, nobody else makes accounts, takes roles away or deletes: what is counted now stays true.
 */
const oneAtATime = (req: PayloadRequest) => query(req, sql`SELECT pg_advisory_xact_lock(${accountsLock})`)

/** Makes the first account an administrator's; of those who come first at one moment, one is the first. */
export const firstAdministers: CollectionBeforeChangeHook<User & { startCode?: unknown }> = async ({
  data,
  operation,
  req,
}) => {
  if (operation !== 'create') return data
  await oneAtATime(req)
  const { totalDocs } = await req.payload.count({ collection: 'users', req })
  if (totalDocs === 0) {
    // A program on the server needs no code.
    if (req.payloadAPI !== 'local' && !isFirstAccountCode(data.startCode, payloadSecret())) {
      refuseFields(req, 'users', [{ path: 'startCode', message: ({ errors }) => errors.firstCode }])
    }
    data.role = 'admin'
  }
  // Over REST only the first account is made by nobody; Payload has looked before, when there may have been none yet.
  else if (req.payloadAPI === 'REST' && !req.user) forbid(req, ({ errors }) => errors.notFirst)
  return data
}

/** Refuses to take the last administrator's role away, or to disable the account. */
export const keepAdministrator: CollectionBeforeChangeHook<User> = async ({ data, operation, originalDoc, req }) => {
  const stepsDown = data.role && data.role !== 'admin'
  const leaves = data.disabled && !originalDoc?.disabled
  if (operation !== 'update' || originalDoc?.role !== 'admin' || !(stepsDown || leaves)) return data
  await oneAtATime(req)
  if (await isLastAdministrator(req, originalDoc.id)) {
    refuseFields(req, 'users', [{ path: stepsDown ? 'role' : 'disabled', message: ({ errors }) => errors.lastAdmin }])
  }
  return data
}

/** Refuses to delete the last administrator. */
export const keepLastAccount: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await oneAtATime(req)
  const user = await req.payload.findByID({ collection: 'users', id, depth: 0, disableErrors: true, req })
  if (user?.role === 'admin' && (await isLastAdministrator(req, user.id))) refuse(req, ({ errors }) => errors.lastAdmin)
}

async function isLastAdministrator(req: PayloadRequest, id: number): Promise<boolean> {
  const others = await req.payload.count({
    collection: 'users',
    where: { and: [{ role: { equals: 'admin' } }, { disabled: { not_equals: true } }, { id: { not_equals: id } }] },
    req,
  })
  return others.totalDocs === 0
}
