// The second factor: codes of an authenticator app (TOTP, RFC 6238), and recovery codes for who has lost it.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { renderSVG } from 'uqr'
import type { Queryable } from '#lib/database/queryable.ts'
import { payloadSecret } from '#lib/runtime/secrets.ts'
import type { Role } from '../access/roles.ts'

/** Seconds for which a code is shown. */
const period = 30
const letters = 'abcdefghjkmnpqrstvwxyz23456789'

const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', payloadSecret(), '', `warta ${purpose}`, 32))

/** Encrypts (AES-256-GCM): a dump of the database alone makes no codes. */
function seal(text: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor('second factor'), iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

/** @throws when PAYLOAD_SECRET is another than the one it was sealed with */
function unseal(sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', keyFor('second factor'), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

const recoveryHash = (user: number, code: string) =>
  createHmac('sha256', keyFor('recovery codes'))
    .update(`${user} ${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`)
    .digest('base64')

type Stored = { secret: string | null; confirmed: boolean }

async function readStored(db: Queryable, user: number): Promise<Stored | undefined> {
  const { rows } = await db.query<Stored>(
    `SELECT totp_secret AS secret, totp_confirmed_at IS NOT NULL AS confirmed FROM account_security WHERE user_id = $1`,
    [user],
  )
  return rows[0]
}

/** Whether somebody signs in with a second factor. */
export const hasSecondFactor = async (db: Queryable, user: number) => (await readStored(db, user))?.confirmed === true

/** Whether the site's settings demand one of this role. */
export async function demandsSecondFactor(db: Queryable, role: Role): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>(
    'SELECT EXISTS (SELECT FROM site_second_factor_roles WHERE value::text = $1) AS found',
    [role],
  )
  return rows[0]?.found === true
}

/** What an authenticator app needs: as a picture (SVG), and as text to type. */
export type Enrolment = { readonly secret: string; readonly picture: string }

/** Begins a second factor; it is in force once `confirm` has seen a code. Begun before: the same again. */
export async function enrol(db: Queryable, user: number, email: string): Promise<Enrolment> {
  const made = seal(new Secret({ size: 20 }).base32)
  const { rows } = await db.query<{ secret: string }>(
    `INSERT INTO account_security AS a (user_id, totp_secret) VALUES ($1, $2)
     ON CONFLICT (user_id) DO UPDATE SET totp_secret = coalesce(a.totp_secret, excluded.totp_secret)
     RETURNING totp_secret AS secret`,
    [user, made],
  )
  const secret = unseal(rows[0]?.secret ?? made)
  const uri = new TOTP({ issuer: 'Warta', label: email, secret, period }).toString()
  return { secret: secret.replace(/(.{4})(?=.)/g, '$1 '), picture: renderSVG(uri, { border: 2 }) }
}

/** Whether a code of the app is right now, or was half a minute ago, and has not been used: it is used by asking. */
async function takeCode(db: Queryable, user: number, code: string): Promise<boolean> {
  const stored = await readStored(db, user)
  if (!stored?.secret) return false
  const token = code.replace(/\s/g, '')
  const drift = new TOTP({ secret: unseal(stored.secret), period }).validate({ token, window: 1 })
  if (drift === null) return false
  const step = Math.floor(Date.now() / 1000 / period) + drift
  const { rows } = await db.query(
    'UPDATE account_security SET totp_last_step = $2 WHERE user_id = $1 AND totp_last_step < $2 RETURNING user_id',
    [user, step],
  )
  return rows.length > 0
}

/** Uses up a code of the app, or a recovery code. Null: it is neither, or was used before. */
export async function proveSecondFactor(db: Queryable, user: number, code: string): Promise<'app' | 'recovery' | null> {
  if (/^[\d\s]+$/.test(code)) return (await takeCode(db, user, code)) ? 'app' : null
  const { rows } = await db.query('DELETE FROM recovery_codes WHERE user_id = $1 AND hash = $2 RETURNING hash', [
    user,
    recoveryHash(user, code),
  ])
  return rows.length > 0 ? 'recovery' : null
}

/**
 * Puts a begun second factor in force.
 *
 * @param code what the app shows
 * @returns recovery codes, each good for one sign-in, to be shown this once; null if the code is wrong
 */
export async function confirmSecondFactor(db: Queryable, user: number, code: string): Promise<string[] | null> {
  if (!(await takeCode(db, user, code))) return null
  await db.query('UPDATE account_security SET totp_confirmed_at = now() WHERE user_id = $1', [user])
  return renewRecoveryCodes(db, user)
}

/** Makes ten new recovery codes (49 bits each); older ones are worth nothing any more. */
export async function renewRecoveryCodes(db: Queryable, user: number): Promise<string[]> {
  const half = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
  const codes = Array.from({ length: 10 }, () => `${half()}-${half()}`)
  await db.query('DELETE FROM recovery_codes WHERE user_id = $1', [user])
  await db.query('INSERT INTO recovery_codes (user_id, hash) SELECT $1, unnest($2::text[])', [
    user,
    codes.map((code) => recoveryHash(user, code)),
  ])
  return codes
}

/** Takes somebody's second factor away. */
export async function removeSecondFactor(db: Queryable, user: number): Promise<void> {
  await db.query('UPDATE account_security SET totp_secret = NULL, totp_confirmed_at = NULL WHERE user_id = $1', [user])
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
