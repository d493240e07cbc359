// What somebody sees and does about their own account, and an administrator about another's: sessions and second factor.
import { APIError, addDataAndFileToRequest, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { pool } from '#lib/database/pool.ts'
import { hasRole, staffOf } from '../access/roles.ts'
import { say } from '../admin/labels.ts'
import { record } from '../audit/record.ts'
import { forbid } from '../hooks/refuse.ts'
import { connectionOf } from '../sql.ts'
import { inTransaction, type Transaction } from '../writing/transaction.ts'
import { attempt } from './limits.ts'
import {
  confirmSecondFactor,
  demandsSecondFactor,
  enrol,
  hasSecondFactor,
  recoveryCodesLeft,
  removeSecondFactor,
  renewRecoveryCodes,
} from './second-factor.ts'
import { endSessions, readSessions, type Session } from './sessions.ts'
import { isPasswordOf } from './sign-in.ts'

export type Security = {
  /** Whether it is one's own. */
  readonly own: boolean
  readonly sessions: readonly (Session & { readonly current: boolean })[]
  readonly secondFactor: { readonly on: boolean; readonly demanded: boolean; readonly recoveryCodes: number }
}

const wish = z.discriminatedUnion('what', [
  z.object({ what: z.literal('endSession'), session: z.string().max(100) }),
  z.object({ what: z.literal('endOthers') }),
  z.object({ what: z.literal('endAll') }),
  z.object({ what: z.literal('enrol'), password: z.string() }),
  z.object({ what: z.literal('confirm'), code: z.string().max(40) }),
  z.object({ what: z.literal('renewCodes'), password: z.string() }),
  z.object({ what: z.literal('remove'), password: z.string().optional() }),
])
/** What is asked for: `remove` and `endAll` also by administrators, of others. */
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
      if (!asked.success)
        throw new APIError(
          say(req, ({ errors }) => errors.badRequest),
          400,
          null,
          true,
        )
      await requirePassword(req, id, asked.data)
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
      on: await hasSecondFactor(db, id),
      demanded: await demandsSecondFactor(db, user.role),
      recoveryCodes: await recoveryCodesLeft(db, id),
    },
  }
}

/** Whoever finds a browser left open must not be able to take the account over. */
async function requirePassword(req: PayloadRequest, id: number, asked: SecurityWish): Promise<void> {
  const isOwn = id === staffOf(req)?.id
  const ofOthers = asked.what === 'remove' || asked.what === 'endAll' || asked.what === 'endSession'
  if (!isOwn && !ofOthers) forbid(req, ({ errors }) => errors.notYourAccount)
  const needs = asked.what === 'enrol' || asked.what === 'renewCodes' || (asked.what === 'remove' && isOwn)
  if (!needs) return
  const { rows } = await pool().query<{ email: string; hash: string; salt: string }>(
    'SELECT email, hash, salt FROM users WHERE id = $1',
    [id],
  )
  const counted = await attempt(req, rows[0]?.email ?? '', async () => {})
  if (!(await isPasswordOf(rows[0] ?? null, asked.password ?? ''))) {
    throw new APIError(
      say(req, ({ errors }) => errors.passwordWrong),
      403,
      null,
      true,
    )
  }
  counted.succeeded()
}

async function act(req: PayloadRequest, { req: within }: Transaction, id: number, asked: SecurityWish) {
  const db = await connectionOf(within)
  // The transaction has a request of its own; what is recorded is about this one.
  const actor = { kind: 'person', id: staffOf(req)?.id ?? 0, name: staffOf(req)?.name ?? '' } as const
  const note = (action: 'sessionsEnded' | 'secondFactorOn' | 'secondFactorOff' | 'recoveryCodesRenewed', detail = {}) =>
    record(Object.assign(within, { payloadAPI: 'REST', headers: req.headers }), {
      ...{ action, collection: 'users', document: id, actor, detail },
    })
  const ended = async (which: Parameters<typeof endSessions>[2]) => {
    const sessions = await endSessions(db, id, which)
    if (sessions > 0) await note('sessionsEnded', { sessions })
    return {}
  }
  switch (asked.what) {
    case 'endSession':
      return ended(asked.session)
    case 'endAll':
      return ended('all')
    case 'endOthers':
      return ended({ but: String(req.user && '_sid' in req.user ? req.user._sid : '') })
    case 'enrol':
      if (await hasSecondFactor(db, id)) return {}
      return { enrolment: await enrol(db, id, String(staffOf(req)?.email)) }
    case 'confirm': {
      const codes = (await hasSecondFactor(db, id)) ? null : await confirmSecondFactor(db, id, asked.code)
      if (!codes)
        throw new APIError(
          say(req, ({ errors }) => errors.codeWrong),
          400,
          null,
          true,
        )
      await note('secondFactorOn')
      return { recoveryCodes: codes }
    }
    case 'renewCodes': {
      if (!(await hasSecondFactor(db, id))) return {}
      await note('recoveryCodesRenewed')
      return { recoveryCodes: await renewRecoveryCodes(db, id) }
    }
    case 'remove':
      await removeSecondFactor(db, id)
      await note('secondFactorOff')
      return {}
  }
}
