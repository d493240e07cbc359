// Codes for who has lost the second factor: each is good for one sign-in.
import { randomInt } from 'node:crypto'
import type { Queryable } from '#lib/database/queryable.ts'
import { hashFor } from '../keys.ts'

/** None that look alike. */
const letters = 'abcdefghjkmnpqrstvwxyz23456789'

const hashOf = (user: number, code: string) =>
  hashFor('recovery codes', `${user} ${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`).toString('base64')

/**
 * Makes ten new recovery codes (49 bits each); older ones are worth nothing any more.
 *
 * @returns the codes, to be shown this once: only hashes are kept
 */
export async function renewRecoveryCodes(db: Queryable, user: number): Promise<string[]> {
  const half = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
  const codes = Array.from({ length: 10 }, () => `${half()}-${half()}`)
  await removeRecoveryCodes(db, user)
  await db.query('INSERT INTO recovery_codes (user_id, hash) SELECT $1, unnest($2::text[])', [
    user,
    codes.map((code) => hashOf(user, code)),
  ])
  return codes
}

/** Uses up a recovery code, with or without hyphen; false: it is none, or was used before. */
export async function takeRecoveryCode(db: Queryable, user: number, code: string): Promise<boolean> {
  const { rows } = await db.query('DELETE FROM recovery_codes WHERE user_id = $1 AND hash = $2 RETURNING hash', [
    user,
    hashOf(user, code),
  ])
  return rows.length > 0
}

/** Makes all recovery codes worthless. */
export async function removeRecoveryCodes(db: Queryable, user: number): Promise<void> {
  await db.query('DELETE FROM recovery_codes WHERE user_id = $1', [user])
}

/** How many recovery codes are left. */
export async function recoveryCodesLeft(db: Queryable, user: number): Promise<number> {
  const { rows } = await db.query<{ left: number }>(
    'SELECT count(*)::int AS left FROM recovery_codes WHERE user_id = $1',
    [user],
  )
  return rows[0]?.left ?? 0
}
