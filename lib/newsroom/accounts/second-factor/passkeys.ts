// Passkeys (WebAuthn level 3) as a second factor. Their keys are on people's devices; here is what checks a signature.
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { pool } from '#lib/database/pool.ts'
import type { Queryable } from '#lib/database/queryable.ts'
import { settings } from '#lib/runtime/settings.ts'
import { hashFor } from '../keys.ts'

/** Most passkeys of one account. */
export const mostPasskeys = 20
/** Milliseconds for which a challenge is good. */
const challengeLife = 300_000

/** A passkey as its owner sees it; moments are ISO 8601. */
export type Passkey = {
  readonly id: string
  readonly name: string
  readonly addedAt: string
  /** Null: not used yet. */
  readonly usedAt: string | null
}

const base64url = z
  .string()
  .regex(/^[\w-]+$/)
  .max(20_000)
/** We ask for none; what comes is not looked at. */
const noExtensions = z.unknown().transform(() => ({}))
const credential = { id: base64url, rawId: base64url, type: z.literal('public-key') }
/** What a browser answers when it has made a passkey. */
export const newPasskey = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
  clientExtensionResults: noExtensions,
}) satisfies z.ZodType<RegistrationResponseJSON>
/** What a browser answers when a passkey has signed. */
export const passkeyProof = z.object({
  ...credential,
  response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
  clientExtensionResults: noExtensions,
}) satisfies z.ZodType<AuthenticationResponseJSON>

/** The site that passkeys are made for: the newsroom's address, and its host as their RP ID. */
function relyingParty(): { readonly origin: string; readonly id: string } {
  const { newsroomUrl } = settings()
  return { origin: newsroomUrl, id: new URL(newsroomUrl).hostname }
}

/** Ed25519, ES256 and RS256 (COSE): without the library's post-quantum ones, which Node calls experimental. */
const supportedAlgorithmIDs = [-8, -7, -257]

// Loaded when first needed: it is large, and the worker and most commands never need it.
const webauthn = () => import('@simplewebauthn/server')

type Purpose = 'add' | 'signIn'

/** Keeps a challenge, by itself: it is there when its answer comes, whatever becomes of the request. */
async function keepChallenge(user: number, purpose: Purpose, challenge: string): Promise<void> {
  await pool().query(
    `INSERT INTO passkey_challenges (challenge, user_id, purpose, expires_at)
     VALUES ($1, $2, $3, now() + make_interval(secs => $4))`,
    [challenge, user, purpose, challengeLife / 1000],
  )
}

/** Whether a challenge was given to this account for this purpose: it is used up by asking, whatever the answer is worth. */
async function takeChallenge(user: number, purpose: Purpose, challenge: string): Promise<boolean> {
  const { rows } = await pool().query<{ expired: boolean }>(
    `DELETE FROM passkey_challenges WHERE challenge = $1 AND user_id = $2 AND purpose = $3
     RETURNING expires_at <= now() AS expired`,
    [challenge, user, purpose],
  )
  return rows[0]?.expired === false
}

/** The challenge that an answer says it is for; empty if it says nothing that can be read. */
function challengeIn({ response }: { readonly response: { readonly clientDataJSON: string } }): string {
  try {
    const said: unknown = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8'))
    return z.object({ challenge: base64url }).safeParse(said).data?.challenge ?? ''
  } catch {
    return ''
  }
}

type Stored = { readonly id: string; readonly transports: string[] }
const storedOf = async (db: Queryable, user: number) =>
  (await db.query<Stored>('SELECT id, transports FROM passkeys WHERE user_id = $1 ORDER BY created_at', [user])).rows

/** What a browser needs to make a passkey for an account. */
export async function offerPasskey(
  db: Queryable,
  user: { readonly id: number; readonly email: string; readonly name: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await webauthn()
  const options = await generateRegistrationOptions({
    rpName: 'Warta',
    rpID: relyingParty().id,
    userName: user.email,
    userDisplayName: user.name,
    // The same each time, and says nothing of the person.
    userID: new Uint8Array(hashFor('passkey owners', String(user.id))),
    timeout: challengeLife,
    supportedAlgorithmIDs,
    excludeCredentials: await storedOf(db, user.id),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
  await keepChallenge(user.id, 'add', options.challenge)
  return options
}

/**
 * Adds a passkey that a browser has made.
 *
 * @param name by which its owner tells it from others
 * @returns false when the answer is wrong or too late, the passkey is somebody's already, or there are too many
 */
export async function addPasskey(
  db: Queryable,
  user: number,
  name: string,
  response: RegistrationResponseJSON,
): Promise<boolean> {
  const expectedChallenge = challengeIn(response)
  if (!(await takeChallenge(user, 'add', expectedChallenge))) return false
  const { verifyRegistrationResponse } = await webauthn()
  const { origin, id } = relyingParty()
  // It throws for whatever is wrong with the answer.
  const verified = await verifyRegistrationResponse({
    ...{ response, expectedChallenge, supportedAlgorithmIDs },
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: false,
  }).catch(() => null)
  const made = verified?.registrationInfo
  if (!made) return false
  const { rows } = await db.query(
    `INSERT INTO passkeys (id, user_id, name, public_key, counter, transports)
     SELECT $1, $2, $3, $4, $5, $6 WHERE (SELECT count(*) FROM passkeys WHERE user_id = $2) < $7
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [
      ...[made.credential.id, user, name, Buffer.from(made.credential.publicKey), made.credential.counter],
      ...[response.response.transports ?? [], mostPasskeys],
    ],
  )
  return rows.length > 0
}

/** What a browser needs to have one of the account's passkeys sign; null where there is none. */
export async function askForPasskey(
  db: Queryable,
  user: number,
): Promise<PublicKeyCredentialRequestOptionsJSON | null> {
  const allowCredentials = await storedOf(db, user)
  if (allowCredentials.length === 0) return null
  const { generateAuthenticationOptions } = await webauthn()
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    allowCredentials,
    timeout: challengeLife,
    userVerification: 'preferred',
  })
  await keepChallenge(user, 'signIn', options.challenge)
  return options
}

/**
 * Whether one of the account's passkeys has signed what it was asked to.
 *
 * @param db the transaction of the sign-in, which has locked the account: the counter is read and then written
 */
export async function provePasskey(
  db: Queryable,
  user: number,
  response: AuthenticationResponseJSON,
): Promise<boolean> {
  const expectedChallenge = challengeIn(response)
  if (!(await takeChallenge(user, 'signIn', expectedChallenge))) return false
  const { rows } = await db.query<{ key: Buffer; counter: string }>(
    'SELECT public_key AS key, counter FROM passkeys WHERE id = $1 AND user_id = $2',
    [response.id, user],
  )
  const [stored] = rows
  if (!stored) return false
  const { verifyAuthenticationResponse } = await webauthn()
  const { origin, id } = relyingParty()
  // It throws for whatever is wrong with the answer, such as a counter that has not grown.
  const checked = await verifyAuthenticationResponse({
    ...{ response, expectedChallenge },
    expectedOrigin: origin,
    expectedRPID: id,
    credential: { id: response.id, publicKey: new Uint8Array(stored.key), counter: Number(stored.counter) },
    requireUserVerification: false,
  }).catch(() => null)
  if (!checked?.verified) return false
  await db.query('UPDATE passkeys SET counter = $2, used_at = now() WHERE id = $1', [
    response.id,
    checked.authenticationInfo.newCounter,
  ])
  return true
}

/** An account's passkeys, oldest first. */
export async function readPasskeys(db: Queryable, user: number): Promise<Passkey[]> {
  const { rows } = await db.query<{ id: string; name: string; added: Date; used: Date | null }>(
    'SELECT id, name, created_at AS added, used_at AS used FROM passkeys WHERE user_id = $1 ORDER BY created_at',
    [user],
  )
  return rows.map(({ id, name, added, used }) => ({
    ...{ id, name, addedAt: added.toISOString() },
    usedAt: used?.toISOString() ?? null,
  }))
}

/**
 * Takes passkeys away.
 *
 * @param which the id of one; null: all of them
 * @returns the names of those that are gone
 */
export async function removePasskeys(db: Queryable, user: number, which: string | null): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    'DELETE FROM passkeys WHERE user_id = $1 AND ($2::text IS NULL OR id = $2) RETURNING name',
    [user, which],
  )
  return rows.map(({ name }) => name)
}
