// Asking people for the password that they have, before what only they may do.
import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { pool } from '#lib/database/pool.ts'
import { staffOf } from '../access/roles.ts'
import { refuseFields } from '../hooks/refuse.ts'
import type { User } from '../payload-types.ts'
import { attempt } from './limits.ts'
import { isPasswordOf } from './sign-in.ts'

/**
 * Whether a password is an account's; counts as an attempt to sign in.
 *
 * @throws APIError with status 429 after too many attempts, in the language of the request
 */
export async function knowsPassword(req: PayloadRequest, id: number, given: string): Promise<boolean> {
  const { rows } = await pool().query<{ email: string; hash: string; salt: string }>(
    'SELECT email, hash, salt FROM users WHERE id = $1',
    [id],
  )
  const counted = await attempt(req, rows[0]?.email ?? '', async () => {})
  if (!(await isPasswordOf(rows[0] ?? null, given))) return false
  await counted.succeeded()
  return true
}

/**
 * Whoever finds a browser left open must not be able to take the account over: one's own password and address change
 * only with the current password, in `currentPassword`. It goes no further than this.
 */
export const requireCurrentPassword: CollectionBeforeValidateHook<User> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (!data) return data
  const { currentPassword, ...rest } = data
  if (operation !== 'update' || !originalDoc || req.payloadAPI === 'local') return rest
  if (staffOf(req)?.id !== originalDoc.id) return rest
  const isSameAddress = data.email === undefined || addressOf(data.email) === addressOf(originalDoc.email)
  if (!data.password && isSameAddress) return rest
  const path = 'currentPassword'
  if (typeof currentPassword !== 'string' || currentPassword === '') {
    refuseFields(req, 'users', [{ path, message: ({ errors }) => errors.currentPasswordNeeded }])
  } else if (!(await knowsPassword(req, originalDoc.id, currentPassword.slice(0, longest)))) {
    refuseFields(req, 'users', [{ path, message: ({ errors }) => errors.passwordWrong }])
  }
  return rest
}

/** Characters of a password that are looked at. */
const longest = 1000

const addressOf = (email: unknown) => String(email).toLowerCase().trim()
