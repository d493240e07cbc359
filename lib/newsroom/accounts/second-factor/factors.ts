// The second factor of an account: an authenticator app, passkeys, or both; and recovery codes for who has lost them.
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { Queryable } from '#lib/database/queryable.ts'
import type { Role } from '../../access/roles.ts'
import { removeApp, takeAppCode } from './authenticator-app.ts'
import { provePasskey, removePasskeys } from './passkeys.ts'
import { removeRecoveryCodes, renewRecoveryCodes, takeRecoveryCode } from './recovery-codes.ts'

/** What an account has as its second factor. */
export type Factors = { readonly app: boolean; readonly passkeys: number }

/** Reads which second factors are in force. */
export async function factorsOf(db: Queryable, user: number): Promise<Factors> {
  const { rows } = await db.query<Factors>(
    `SELECT EXISTS (SELECT FROM account_security WHERE user_id = $1 AND totp_confirmed_at IS NOT NULL) AS app,
       (SELECT count(*)::int FROM passkeys WHERE user_id = $1) AS passkeys`,
    [user],
  )
  return rows[0] ?? { app: false, passkeys: 0 }
}

/** How many second factors these are. */
export const countOf = ({ app, passkeys }: Factors): number => (app ? 1 : 0) + passkeys

/** Whether the site's settings demand one of this role. */
export async function demandsSecondFactor(db: Queryable, role: Role): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>(
    'SELECT EXISTS (SELECT FROM site_second_factor_roles WHERE value::text = $1) AS found',
    [role],
  )
  return rows[0]?.found === true
}

/** Whether somebody signs in with a second factor, or must set one up first. */
export const wantsSecondFactor = async (db: Queryable, { id, role }: { id: number; role: Role }): Promise<boolean> =>
  countOf(await factorsOf(db, id)) > 0 || (await demandsSecondFactor(db, role))

/** What somebody shows as their second factor. */
export type Proof = { readonly code: string } | { readonly passkey: AuthenticationResponseJSON }

/** Checks a proof, and uses it up. Null: it is wrong, or was used before. */
export async function proveSecondFactor(
  db: Queryable,
  user: number,
  proof: Proof,
): Promise<'app' | 'passkey' | 'recovery' | null> {
  if ('passkey' in proof) return (await provePasskey(db, user, proof.passkey)) ? 'passkey' : null
  if (!/^[\d\s]+$/.test(proof.code)) return (await takeRecoveryCode(db, user, proof.code)) ? 'recovery' : null
  const { app } = await factorsOf(db, user)
  return app && (await takeAppCode(db, user, proof.code)) ? 'app' : null
}

/**
 * Recovery codes that come with an account's first factor.
 *
 * @param before what it had until now
 * @returns null where it had one
 */
export const firstRecoveryCodes = async (db: Queryable, user: number, before: Factors): Promise<string[] | null> =>
  countOf(before) === 0 ? renewRecoveryCodes(db, user) : null

/** Takes somebody's second factor away: app, passkeys and recovery codes. */
export async function removeSecondFactor(db: Queryable, user: number): Promise<void> {
  await removeApp(db, user)
  await removePasskeys(db, user, null)
  await removeRecoveryCodes(db, user)
}
