// Codes of an authenticator app (TOTP, RFC 6238) as a second factor.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { renderSVG } from 'uqr'
import type { Queryable } from '#lib/database/queryable.ts'
import { keyFor } from '../keys.ts'

/** Seconds for which a code is shown. */
const period = 30

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

/** What an authenticator app needs: as a picture (SVG), and as text to type. */
export type AppEnrolment = { readonly secret: string; readonly picture: string }

/** Minutes for which an app that was begun is shown again: a page may be loaded anew, or a code be mistyped. */
const minutesShown = 15

/** Begins to set up an app; it is in force once `confirmApp` has seen a code. Begun just before: the same again. */
export async function enrolApp(db: Queryable, user: number, email: string): Promise<AppEnrolment> {
  const made = seal(new Secret({ size: 20 }).base32)
  const { rows } = await db.query<{ secret: string }>(
    `INSERT INTO account_security AS a (user_id, totp_secret, totp_begun_at) VALUES ($1, $2, now())
     ON CONFLICT (user_id) DO UPDATE SET (totp_secret, totp_begun_at) = (
       SELECT CASE WHEN kept THEN a.totp_secret ELSE excluded.totp_secret END,
              CASE WHEN kept THEN a.totp_begun_at ELSE excluded.totp_begun_at END
       FROM (SELECT a.totp_secret IS NOT NULL AND (a.totp_confirmed_at IS NOT NULL
         OR coalesce(a.totp_begun_at > now() - make_interval(mins => $3), false)) AS kept) AS pending)
     RETURNING totp_secret AS secret`,
    [user, made, minutesShown],
  )
  const secret = unseal(rows[0]?.secret ?? made)
  const uri = new TOTP({ issuer: 'Warta', label: email, secret, period }).toString()
  return { secret: secret.replace(/(.{4})(?=.)/g, '$1 '), picture: renderSVG(uri, { border: 2 }) }
}

/**
 * Whether a code of the app is right now, or was half a minute ago, and has not been used: it is used by asking.
 *
 * @param code six digits as the app shows them, with or without a space
 */
export async function takeAppCode(db: Queryable, user: number, code: string): Promise<boolean> {
  const { rows: stored } = await db.query<{ secret: string | null }>(
    'SELECT totp_secret AS secret FROM account_security WHERE user_id = $1',
    [user],
  )
  const sealed = stored[0]?.secret
  if (!sealed) return false
  const token = code.replace(/\s/g, '')
  const drift = new TOTP({ secret: unseal(sealed), period }).validate({ token, window: 1 })
  if (drift === null) return false
  const step = Math.floor(Date.now() / 1000 / period) + drift
  const { rows } = await db.query(
    'UPDATE account_security SET totp_last_step = $2 WHERE user_id = $1 AND totp_last_step < $2 RETURNING user_id',
    [user, step],
  )
  return rows.length > 0
}

/** Puts an app that was begun in force; false if the code is wrong. */
export async function confirmApp(db: Queryable, user: number, code: string): Promise<boolean> {
  if (!(await takeAppCode(db, user, code))) return false
  await db.query('UPDATE account_security SET totp_confirmed_at = now() WHERE user_id = $1', [user])
  return true
}

/** Forgets an app that was begun: whoever was shown it may not be the one who has the new password. */
export async function forgetPendingApp(db: Queryable, user: number): Promise<void> {
  await db.query('UPDATE account_security SET totp_secret = NULL WHERE user_id = $1 AND totp_confirmed_at IS NULL', [
    user,
  ])
}

/** Takes the app away. */
export async function removeApp(db: Queryable, user: number): Promise<void> {
  await db.query('UPDATE account_security SET totp_secret = NULL, totp_confirmed_at = NULL WHERE user_id = $1', [user])
}
