// What somebody sees and does about their own account, and an administrator about another's: sessions and second factor.
import { addDataAndFileToRequest, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { pool } from '#lib/database/pool.ts'
import { hasRole, staffOf } from '../access/roles.ts'
import { type Action, record } from '../audit/record.ts'
import { forbid, refuse, refuseAs } from '../hooks/refuse.ts'
import { connectionOf } from '../sql.ts'
import { inTransaction, type Transaction } from '../writing/transaction.ts'
import { knowsPassword } from './current-password.ts'
import { confirmApp, enrolApp, removeApp } from './second-factor/authenticator-app.ts'
import {
  countOf,
  demandsSecondFactor,
  factorsOf,
  firstRecoveryCodes,
  removeSecondFactor,
} from './second-factor/factors.ts'
import {
  addPasskey,
  mostPasskeys,
  newPasskey,
  offerPasskey,
  type Passkey,
  readPasskeys,
  removePasskeys,
} from './second-factor/passkeys.ts'
import { recoveryCodesLeft, removeRecoveryCodes, renewRecoveryCodes } from './second-factor/recovery-codes.ts'
import { endSessions, readSessions, type Session } from './sessions.ts'

export type Security = {
  /** Whether it is one's own. */
  readonly own: boolean
  readonly sessions: readonly (Session & { readonly current: boolean })[]
  readonly secondFactor: {
    readonly app: boolean
    readonly passkeys: readonly Passkey[]
    readonly demanded: boolean
    /** How many are left. */
    readonly recoveryCodes: number
  }
}

const password = z.string().max(1000)
const wish = z.discriminatedUnion('what', [
  z.object({ what: z.literal('endSession'), session: z.string().max(100) }),
  z.object({ what: z.literal('endOthers') }),
  z.object({ what: z.literal('endAll') }),
  z.object({ what: z.literal('enrolApp'), password }),
  z.object({ what: z.literal('confirmApp'), code: z.string().max(40) }),
  z.object({ what: z.literal('removeApp'), password }),
  z.object({ what: z.literal('offerPasskey'), password }),
  z.object({ what: z.literal('addPasskey'), name: z.string().trim().min(1).max(60), passkey: newPasskey }),
  z.object({ what: z.literal('removePasskey'), passkey: z.string().max(2000), password }),
  z.object({ what: z.literal('renewCodes'), password }),
  z.object({ what: z.literal('removeAll') }),
])
/** What is asked for: `removeAll` by administrators, of others; `endSession` and `endAll` by both; the rest of one's own. */
export type SecurityWish = z.infer<typeof wish>

const path = '/:id/security'

/** `GET /api/users/{id}/security`: `Security`. `POST` with a `SecurityWish`: the same, with what was made for it. */
export const securityEndpoints: Endpoint[] = [
  {
    path,
    method: 'get',
    handler: async (req) => Response.json(await read(req, subject(req))),
  },
  {
    path,
    method: 'post',
    handler: async (req) => {
      const id = subject(req)
      await addDataAndFileToRequest(req)
      const asked = wish.safeParse(req.data)
      if (!asked.success) refuseAs(req, 400, ({ errors }) => errors.badRequest)
      requireRight(req, id, asked.data)
      if ('password' in asked.data) await requirePassword(req, id, asked.data.password)
      const made = await inTransaction(req.payload, (transaction) => act(req, transaction, id, asked.data))
      return Response.json({ ...(await read(req, id)), ...made })
    },
  },
]

/** Whose account it is about: one's own, or, for administrators, anybody's. */
function subject(req: PayloadRequest): number {
  const user = staffOf(req)
  const id = Number(req.routeParams?.id)
  if (!user || !Number.isInteger(id) || (id !== user.id && !hasRole(req, 'admin'))) {
    forbid(req, ({ errors }) => errors.notYourAccount)
  }
  return id
}

async function read(req: PayloadRequest, id: number): Promise<Security> {
  const db = pool()
  const user = await req.payload.findByID({ collection: 'users', id, depth: 0 })
  const current = req.user && '_sid' in req.user ? req.user._sid : undefined
  const sessions = await readSessions(db, id)
  return {
    own: id === staffOf(req)?.id,
    sessions: sessions.map((session) => ({ ...session, current: session.id === current })),
    secondFactor: {
      app: (await factorsOf(db, id)).app,
      passkeys: await readPasskeys(db, id),
      demanded: await demandsSecondFactor(db, user.role),
      recoveryCodes: await recoveryCodesLeft(db, id),
    },
  }
}

/** Administrators may end another's sessions and take a lost second factor away; the rest is for oneself. */
function requireRight(req: PayloadRequest, id: number, { what }: SecurityWish): void {
  const isOwn = id === staffOf(req)?.id
  const isAllowed = isOwn ? what !== 'removeAll' : ['removeAll', 'endAll', 'endSession'].includes(what)
  if (!isAllowed) forbid(req, ({ errors }) => errors.notYourAccount)
}

/** Whoever finds a browser left open must not be able to take the account over. */
async function requirePassword(req: PayloadRequest, id: number, given: string): Promise<void> {
  if (!(await knowsPassword(req, id, given))) forbid(req, ({ errors }) => errors.passwordWrong)
}

async function act(req: PayloadRequest, { req: within }: Transaction, id: number, asked: SecurityWish) {
  const db = await connectionOf(within)
  // One at a time, so that the last factor is the last one.
  await db.query('SELECT FROM users WHERE id = $1 FOR NO KEY UPDATE', [id])
  const user = staffOf(req)
  // The transaction has a request of its own; what is recorded is about this one.
  const actor = { kind: 'person', id: user?.id ?? 0, name: user?.name ?? '' } as const
  const note = (action: Action, detail = {}) =>
    record(Object.assign(within, { payloadAPI: 'REST', headers: req.headers }), {
      ...{ action, collection: 'users', document: id, actor, detail },
    })
  const ended = async (which: Parameters<typeof endSessions>[2]) => {
    const sessions = await endSessions(db, id, which)
    if (sessions > 0) await note('sessionsEnded', { sessions })
    return {}
  }
  const before = await factorsOf(db, id)
  /** Before one factor goes: it may be the last one that the role needs. With the last one go the recovery codes. */
  const removing = async () => {
    if (countOf(before) !== 1) return
    if (user && (await demandsSecondFactor(db, user.role))) refuse(req, ({ errors }) => errors.lastFactor)
    await removeRecoveryCodes(db, id)
  }
  const withCodes = async () => {
    const recoveryCodes = await firstRecoveryCodes(db, id, before)
    return recoveryCodes ? { recoveryCodes } : {}
  }
  switch (asked.what) {
    case 'endSession':
      return ended(asked.session)
    case 'endAll':
      return ended('all')
    case 'endOthers':
      return ended({ but: String(req.user && '_sid' in req.user ? req.user._sid : '') })
    case 'enrolApp':
      return before.app ? {} : { enrolment: await enrolApp(db, id, String(user?.email)) }
    case 'confirmApp':
      if (before.app || !(await confirmApp(db, id, asked.code))) refuseAs(req, 400, ({ errors }) => errors.codeWrong)
      await note('secondFactorOn')
      return withCodes()
    case 'removeApp':
      if (!before.app) return {}
      await removing()
      await removeApp(db, id)
      await note('secondFactorOff')
      return {}
    case 'offerPasskey':
      if (before.passkeys >= mostPasskeys) refuse(req, ({ errors }) => errors.tooManyPasskeys(mostPasskeys))
      return { passkey: await offerPasskey(db, { id, email: String(user?.email), name: String(user?.name) }) }
    case 'addPasskey':
      if (!(await addPasskey(db, id, asked.name, asked.passkey))) {
        refuseAs(req, 400, ({ errors }) => errors.passkeyWrong)
      }
      await note('passkeyAdded', { name: asked.name })
      return withCodes()
    case 'removePasskey': {
      const passkeys = await readPasskeys(db, id)
      if (!passkeys.some((passkey) => passkey.id === asked.passkey)) return {}
      await removing()
      const [name] = await removePasskeys(db, id, asked.passkey)
      await note('passkeyRemoved', { name })
      return {}
    }
    case 'renewCodes':
      if (countOf(before) === 0) return {}
      await note('recoveryCodesRenewed')
      return { recoveryCodes: await renewRecoveryCodes(db, id) }
    case 'removeAll':
      await removeSecondFactor(db, id)
      await note('secondFactorOff', { passkeys: before.passkeys })
      return {}
  }
}
