// Signing in, in place of Payload's own: the same time for addresses that are there and that are not, a second factor,
// limits per network and account, and an entry in the audit log whatever comes of it.
import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import {
  APIError,
  AuthenticationError,
  addDataAndFileToRequest,
  type Endpoint,
  type PayloadRequest,
  ValidationError,
} from 'payload'
import { z } from 'zod'
import { pool } from '#lib/database/pool.ts'
import { say } from '../admin/labels.ts'
import { type Entry, record, recordRefusal } from '../audit/record.ts'
import { forbid } from '../hooks/refuse.ts'
import type { User } from '../payload-types.ts'
import { connectionOf } from '../sql.ts'
import { inRequestTransaction } from '../writing/request.ts'
import { agentName } from './agent-name.ts'
import { attempt, attemptSecondFactor } from './limits.ts'
import { passwordFault } from './passwords.ts'
import { confirmApp, enrolApp } from './second-factor/authenticator-app.ts'
import {
  countOf,
  demandsSecondFactor,
  type Factors,
  factorsOf,
  firstRecoveryCodes,
  proveSecondFactor,
} from './second-factor/factors.ts'
import { addPasskey, askForPasskey, newPasskey, offerPasskey, passkeyProof } from './second-factor/passkeys.ts'
import { openSession } from './sessions.ts'

type Account = { id: number; hash: string | null; salt: string | null; disabled: boolean }

const derive = promisify(pbkdf2)
/** What Payload 3.90 writes: `pbkdf2-sha256-v1:` and 32 bytes made by 600,000 rounds. */
const current = 'pbkdf2-sha256-v1:'
const nobody = { hash: current + randomBytes(32).toString('hex'), salt: randomBytes(32).toString('hex') }

/** Whether a password is an account's; takes its time for no account, too. */
export async function isPasswordOf(account: Pick<Account, 'hash' | 'salt'> | null, password: string): Promise<boolean> {
  const { hash, salt } = account?.hash && account.salt ? account : nobody
  const stored = hash?.startsWith(current)
    ? { bytes: Buffer.from(hash.slice(current.length), 'hex'), rounds: 600_000 }
    : { bytes: Buffer.from(hash ?? '', 'hex'), rounds: 25_000 }
  const given = await derive(password, salt ?? '', stored.rounds, stored.bytes.length, 'sha256')
  return timingSafeEqual(given, stored.bytes) && account !== null
}

async function findAccount(email: string): Promise<Account | null> {
  const { rows } = await pool().query<Account>(
    'SELECT id, hash, salt, disabled IS TRUE AS disabled FROM users WHERE email = $1',
    [email],
  )
  return rows[0] ?? null
}

/** What is shown beside the password: a code, a passkey that has signed, or one that has just been made. */
const shown = z.union([
  z.object({ passkey: passkeyProof }),
  z.object({ newPasskey }),
  z.object({ code: z.string().trim().min(1).max(100) }),
])
type Shown = z.infer<typeof shown>

/** Thrown to undo what was begun: a second factor is asked for, or what was shown is wrong. */
class SecondFactorNeeded extends Error {
  readonly user: User
  readonly factors: Factors
  /** What was shown and is wrong, if anything was. */
  readonly wrong: 'code' | 'passkey' | null

  constructor(user: User, factors: Factors, wrong: 'code' | 'passkey' | null) {
    super('a second factor is needed')
    this.user = user
    this.factors = factors
    this.wrong = wrong
  }
}

/**
 * A refusal that says what is asked for. `data.secondFactor` is `code`, with what a browser needs to use a passkey where
 * there is one; or `enrol`, with what an app and a browser need to set up either.
 */
async function askFor(req: PayloadRequest, { user, factors, wrong }: SecondFactorNeeded): Promise<APIError> {
  const db = pool()
  const has = countOf(factors) > 0
  const data = has
    ? { secondFactor: 'code', app: factors.app, passkey: await askForPasskey(db, user.id) }
    : {
        ...{ secondFactor: 'enrol', ...(await enrolApp(db, user.id, user.email)) },
        passkey: await offerPasskey(db, user),
      }
  const sentence = say(req, ({ errors }) => {
    if (wrong) return wrong === 'code' ? errors.codeWrong : errors.passkeyWrong
    if (!has) return errors.enrolNeeded
    return factors.passkeys > 0 ? errors.passkeyNeeded : errors.codeNeeded
  })
  return new APIError(sentence, 401, data, true)
}

/**
 * `POST /api/users/login` with `{email, password}`: answers as Payload does. Where a second factor is wanted it answers 401
 * with `errors[0].data.secondFactor`, and is asked again with `code`, `passkey` or `newPasskey` beside the two.
 */
export const signIn: Endpoint = {
  path: '/login',
  method: 'post',
  handler: async (req) => {
    await addDataAndFileToRequest(req)
    const text = (name: string) => (typeof req.data?.[name] === 'string' ? (req.data[name] as string) : '')
    const [email, password] = [text('email').toLowerCase().trim(), text('password')]
    const missing = Object.entries({ email, password }).filter(([, value]) => value.trim() === '')
    if (missing.length > 0) {
      const errors = missing.map(([path]) => ({ path, message: req.t('validation:required') }))
      throw new ValidationError({ collection: 'users', errors }, req.t)
    }
    const account = await prove(req, email, password)
    const { body, cookie } = await answered(req, account, password, shown.safeParse(req.data).data ?? null)
    return Response.json(body, { headers: { 'Set-Cookie': cookie } })
  },
}

/** Somebody who knows the password; throws for everybody else, after the same time. */
async function prove(req: PayloadRequest, email: string, password: string): Promise<Account> {
  const account = await findAccount(email)
  const refused = (action: 'signInFailed' | 'signInLimited', why: string) => refusal(req, account?.id, action, { why })
  const counted = await attempt(req, email, () => refused('signInLimited', 'password'))
  const isRight = await isPasswordOf(account, password)
  if (!account || !isRight) {
    await refused('signInFailed', account ? 'password' : 'address')
    throw new AuthenticationError(req.t)
  }
  await counted.succeeded()
  if (account.disabled) {
    await refused('signInFailed', 'disabled')
    forbid(req, ({ errors }) => errors.accountDisabled)
  }
  return account
}

/** Recorded by itself: nothing else is written. */
const refusal = (req: PayloadRequest, id: number | undefined, action: Entry['action'], detail: Entry['detail']) =>
  recordRefusal(pool(), req, {
    ...{ action, collection: 'users', actor: { kind: 'nobody' }, detail: detail ?? {} },
    ...(id === undefined ? {} : { document: id }),
  })

/** Opens the session, in one transaction with all that belongs to it. */
async function answered(req: PayloadRequest, { id }: Account, password: string, proof: Shown | null) {
  const work = inRequestTransaction(req, async (db) => {
    // Whoever disables the account, or takes a role away, was quicker or waits.
    await db.query('SELECT FROM users WHERE id = $1 FOR NO KEY UPDATE', [id])
    const user = (await req.payload.findByID({ collection: 'users', id, depth: 0, req })) as User
    if (user.disabled) forbid(req, ({ errors }) => errors.accountDisabled)
    const { by, recoveryCodes } = await passSecondFactor(req, user, proof)
    const isWeak = (await passwordFault(req, password, user)) !== null
    await db.query(
      `INSERT INTO account_security (user_id, weak_password) VALUES ($1, $2)
       ON CONFLICT (user_id) DO UPDATE SET weak_password = excluded.weak_password`,
      [id, isWeak],
    )
    const { cookie, ...session } = await openSession(req, user)
    req.user = { ...user, collection: 'users' }
    await record(req, { action: 'signIn', collection: 'users', document: id, detail: by ? { secondFactor: by } : {} })
    const shown = await req.payload.findByID({ collection: 'users', id, depth: 0, overrideAccess: false, user, req })
    const body = {
      message: req.t('authentication:passed'),
      ...session,
      user: { ...shown, collection: 'users' },
      ...(recoveryCodes ? { recoveryCodes } : {}),
    }
    return { cookie, body }
  })
  return work.catch(async (error: unknown) => {
    if (!(error instanceof SecondFactorNeeded)) throw error
    if (error.wrong) await refusal(req, id, 'signInFailed', { why: error.wrong })
    throw await askFor(req, error)
  })
}

type Passed = { readonly by: 'app' | 'passkey' | 'recovery' | null; readonly recoveryCodes: string[] | null }

/**
 * Asks for the second factor where there is one, or must be.
 *
 * @returns which it was, if any; and recovery codes, if it has been set up just now
 */
async function passSecondFactor(req: PayloadRequest, user: User, proof: Shown | null): Promise<Passed> {
  const db = await connectionOf(req)
  const factors = await factorsOf(db, user.id)
  const has = countOf(factors) > 0
  if (!has && !(await demandsSecondFactor(db, user.role))) return { by: null, recoveryCodes: null }
  if (!proof) throw new SecondFactorNeeded(user, factors, null)
  const counted = await attemptSecondFactor(req, user.id)
  const by = has ? await proved(req, user, proof) : await enrolled(req, user, proof)
  if (!by) throw new SecondFactorNeeded(user, factors, 'code' in proof ? 'code' : 'passkey')
  await counted.succeeded()
  return { by, recoveryCodes: await firstRecoveryCodes(db, user.id, factors) }
}

const entryOf = (user: User, action: Entry['action'], detail: Entry['detail'] = {}): Entry => ({
  ...{ action, collection: 'users', document: user.id, detail },
  actor: { kind: 'person', id: user.id, name: user.name },
})

async function proved(req: PayloadRequest, user: User, proof: Shown): Promise<Passed['by']> {
  if ('newPasskey' in proof) return null
  const by = await proveSecondFactor(await connectionOf(req), user.id, proof)
  if (by === 'recovery') await record(req, entryOf(user, 'recoveryCodeUsed'))
  return by
}

/** Sets the first factor up, by what the role demands. */
async function enrolled(req: PayloadRequest, user: User, proof: Shown): Promise<Passed['by']> {
  const db = await connectionOf(req)
  if ('newPasskey' in proof) {
    const name = agentName(req.headers.get('user-agent')) || 'Passkey'
    if (!(await addPasskey(db, user.id, name, proof.newPasskey))) return null
    await record(req, entryOf(user, 'passkeyAdded', { name }))
    return 'passkey'
  }
  if (!('code' in proof) || !(await confirmApp(db, user.id, proof.code))) return null
  await record(req, entryOf(user, 'secondFactorOn'))
  return 'app'
}
