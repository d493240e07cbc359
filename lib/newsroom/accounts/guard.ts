// What holds for every sign-in, also through Payload's own operations: sign-in.ts and reset.ts are the ways in from outside.
import { sql } from '@payloadcms/db-postgres'
import type {
  CollectionAfterChangeHook,
  CollectionAfterLoginHook,
  CollectionAfterLogoutHook,
  CollectionBeforeChangeHook,
  CollectionBeforeLoginHook,
  CollectionBeforeOperationHook,
  CollectionBeforeValidateHook,
  PayloadRequest,
} from 'payload'
import { staffOf } from '../access/roles.ts'
import { record } from '../audit/record.ts'
import { forbid, refuseFields } from '../hooks/refuse.ts'
import type { User } from '../payload-types.ts'
import { connectionOf, query } from '../sql.ts'
import { passwordFault } from './passwords.ts'
import { forgetPendingApp } from './second-factor/authenticator-app.ts'
import { wantsSecondFactor } from './second-factor/factors.ts'
import { endSessions, noteOrigin } from './sessions.ts'

/** Says that who asks sees to the second factor. */
export function letIn(req: PayloadRequest): void {
  req.context.seesToSecondFactor = true
}

/** Nobody gets in with a disabled account, or past the second factor. */
export const holdTheDoor: CollectionBeforeLoginHook<User> = async ({ req, user }) => {
  if (user.disabled) forbid(req, ({ errors }) => errors.accountDisabled)
  if (req.context.seesToSecondFactor) return user
  const db = await connectionOf(req)
  if (await wantsSecondFactor(db, user)) forbid(req, ({ errors }) => errors.codeNeeded)
  return user
}

/** Sign-ins through Payload's own operations: by a link for a new password, and of who has just made the first account. */
export const noteSignIn: CollectionAfterLoginHook<User> = async ({ req, token, user }) => {
  const session = sessionIn(token)
  if (session) await noteOrigin(req, user.id, session)
  if (req.context.resetting) {
    const db = await connectionOf(req)
    await forgetPendingApp(db, user.id)
    await record(req, { action: 'passwordReset', collection: 'users', document: user.id })
    // Where a second factor is wanted, accounts/reset.ts closes the session again: nobody has got in.
    if (await wantsSecondFactor(db, user)) return
  }
  await record(req, { action: 'signIn', collection: 'users', document: user.id })
}

function sessionIn(token: string): string | undefined {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString() || '{}') as { sid?: string }
  return claims.sid
}

export const noteSignOut: CollectionAfterLogoutHook = async ({ req }) => {
  const user = staffOf(req)
  if (!user) return
  // Payload reads the account and writes it back: nobody may change it in between.
  await lockAccount(req, user.id)
  await record(req, { action: 'signOut', collection: 'users', document: user.id })
}

const lockAccount = (req: PayloadRequest, id: number) =>
  query(req, sql`SELECT FROM users WHERE id = ${id} FOR NO KEY UPDATE`)

/** Payload writes back a whole account that it has read: nobody may change it in between. Checks a new password. */
export const beforeAccountOperation: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation === 'refresh') {
    const user = staffOf(req)
    if (user) await lockAccount(req, user.id)
  }
  if (operation === 'update' && 'id' in args && Number.isInteger(Number(args.id)) && req.transactionID) {
    await lockAccount(req, Number(args.id))
  }
  if (operation !== 'resetPassword') return
  req.context.resetting = true
  const { token, password } = (args as { data: { token?: unknown; password?: unknown } }).data
  const [owner] = await query<{ name: string; email: string; disabled: boolean }>(
    req,
    sql`SELECT name, email, disabled IS TRUE AS disabled FROM users
        WHERE reset_password_token = ${String(token)} AND reset_password_expiration > now() FOR NO KEY UPDATE`,
  )
  if (owner?.disabled) forbid(req, ({ errors }) => errors.accountDisabled)
  if (owner) await requireGood(req, password, owner)
}

/** Refuses a password that is too short or too common, on whichever way it comes. */
export const checkPassword: CollectionBeforeValidateHook<User> = async ({ data, originalDoc, req }) => {
  if (typeof data?.password === 'string' && data.password !== '') {
    await requireGood(req, data.password, {
      name: data.name ?? originalDoc?.name,
      email: data.email ?? originalDoc?.email,
    })
  }
  return data
}

async function requireGood(req: PayloadRequest, password: unknown, person: { name?: unknown; email?: unknown }) {
  const fault = await passwordFault(req, String(password ?? ''), person)
  if (fault) refuseFields(req, 'users', [{ path: 'password', message: fault }])
}

/** A new password is a good one; Payload forgets it before it says that the account has changed. */
export const notePassword: CollectionBeforeChangeHook<User> = ({ data, operation, originalDoc, req }) => {
  if (operation === 'update' && data.password) req.context.newPasswordOf = originalDoc?.id
  return data
}

/** What follows from a change of an account: sessions end, and the log says what it was. */
export const afterAccountChange: CollectionAfterChangeHook<User> = async ({ doc, operation, previousDoc, req }) => {
  if (operation !== 'update') return
  const db = await connectionOf(req)
  const about = { collection: 'users', document: doc.id }
  if (req.context.newPasswordOf === doc.id) {
    delete req.context.newPasswordOf
    await db.query('UPDATE account_security SET weak_password = false WHERE user_id = $1', [doc.id])
    await forgetPendingApp(db, doc.id)
    await record(req, { ...about, action: 'password' })
  }
  const was = previousDoc as User | undefined
  if (was && doc.role && was.role !== doc.role) {
    await record(req, { ...about, action: 'role', detail: { role: [was.role, doc.role] } })
  }
  if (was && Boolean(was.disabled) !== Boolean(doc.disabled)) {
    await record(req, { ...about, action: doc.disabled ? 'disable' : 'enable' })
  }
  if (doc.disabled) await endSessions(db, doc.id, 'all')
}
