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
import { pool } from '#lib/database/pool.ts'
import { say, type TextChoice } from '../admin/labels.ts'
import { type Entry, record, recordRefusal } from '../audit/record.ts'
import type { User } from '../payload-types.ts'
import { connectionOf } from '../sql.ts'
import { inRequestTransaction } from '../writing/request.ts'
import { attempt, attemptCode } from './limits.ts'
import { passwordFault } from './passwords.ts'
import {
  confirmSecondFactor,
  demandsSecondFactor,
  type Enrolment,
  enrol,
  hasSecondFactor,
  proveSecondFactor,
} from './second-factor.ts'
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

/** A refusal that says what is asked for: `data.secondFactor` is `code`, or `enrol` with what an app needs. */
function askFor(
  req: PayloadRequest,
  data: { secondFactor: 'code' } | ({ secondFactor: 'enrol' } & Enrolment),
): APIError {
  const sentence: TextChoice = ({ errors }) => (data.secondFactor === 'code' ? errors.codeNeeded : errors.enrolNeeded)
  return new APIError(say(req, sentence), 401, data, true)
}

/**
 * `POST /api/users/login` with `{email, password, code?}`: answers as Payload does. Where a second factor is wanted it
 * answers 401 with `errors[0].data.secondFactor`, and is asked again with the code.
 */
export const signIn: Endpoint = {
  path: '/login',
  method: 'post',
  handler: async (req) => {
    await addDataAndFileToRequest(req)
    const text = (name: string) => (typeof req.data?.[name] === 'string' ? (req.data[name] as string) : '')
    const [email, password, code] = [text('email').toLowerCase().trim(), text('password'), text('code').trim()]
    const missing = Object.entries({ email, password }).filter(([, value]) => value.trim() === '')
    if (missing.length > 0) {
      const errors = missing.map(([path]) => ({ path, message: req.t('validation:required') }))
      throw new ValidationError({ collection: 'users', errors }, req.t)
    }
    const account = await prove(req, email, password)
    const recoveryCodes = await answered(req, account, password, code)
    return Response.json(recoveryCodes.body, { headers: { 'Set-Cookie': recoveryCodes.cookie } })
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
  counted.succeeded()
  if (account.disabled) {
    await refused('signInFailed', 'disabled')
    throw new APIError(
      say(req, ({ errors }) => errors.accountDisabled),
      403,
      null,
      true,
    )
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
async function answered(req: PayloadRequest, { id }: Account, password: string, code: string) {
  const work = inRequestTransaction(req, async (db) => {
    // Whoever disables the account, or takes a role away, was quicker or waits.
    await db.query('SELECT FROM users WHERE id = $1 FOR NO KEY UPDATE', [id])
    const user = (await req.payload.findByID({ collection: 'users', id, depth: 0, req })) as User
    if (user.disabled)
      throw new APIError(
        say(req, ({ errors }) => errors.accountDisabled),
        403,
        null,
        true,
      )
    const recoveryCodes = await passSecondFactor(req, user, code)
    const isWeak = (await passwordFault(req, password, user)) !== null
    await db.query(
      `INSERT INTO account_security (user_id, weak_password) VALUES ($1, $2)
       ON CONFLICT (user_id) DO UPDATE SET weak_password = excluded.weak_password`,
      [id, isWeak],
    )
    const { cookie, ...session } = await openSession(req, user)
    req.user = { ...user, collection: 'users' }
    await record(req, { action: 'signIn', collection: 'users', document: id })
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
    if (error instanceof WrongCode) await refusal(req, id, 'signInFailed', { why: 'code' })
    throw error
  })
}

class WrongCode extends APIError {}

/**
 * Asks for the second factor where there is one, or must be.
 *
 * @returns recovery codes, if it has been set up just now
 */
async function passSecondFactor(req: PayloadRequest, user: User, code: string): Promise<string[] | null> {
  const db = await connectionOf(req)
  const has = await hasSecondFactor(db, user.id)
  if (!has && !(await demandsSecondFactor(db, user.role))) return null
  if (code === '') {
    throw askFor(
      req,
      has
        ? { secondFactor: 'code' }
        : // By itself: it is there when the code comes.
          { secondFactor: 'enrol', ...(await enrol(pool(), user.id, user.email)) },
    )
  }
  const counted = attemptCode(req, user.id)
  const wrong = () =>
    new WrongCode(
      say(req, ({ errors }) => errors.codeWrong),
      401,
      { secondFactor: 'code' },
      true,
    )
  if (!has) {
    const recoveryCodes = await confirmSecondFactor(db, user.id, code)
    if (!recoveryCodes) throw wrong()
    counted.succeeded()
    await record(req, { action: 'secondFactorOn', collection: 'users', document: user.id, actor: personOf(user) })
    return recoveryCodes
  }
  const by = await proveSecondFactor(db, user.id, code)
  if (!by) throw wrong()
  counted.succeeded()
  if (by === 'recovery') {
    await record(req, { action: 'recoveryCodeUsed', collection: 'users', document: user.id, actor: personOf(user) })
  }
  return null
}

const personOf = ({ id, name }: User) => ({ kind: 'person', id, name }) as const
