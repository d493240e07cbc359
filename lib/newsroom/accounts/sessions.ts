// Sessions: Payload keeps which there are and until when; we keep where each came from.
import { randomUUID } from 'node:crypto'
import { getFieldsToSign, jwtSign, type PayloadRequest } from 'payload'
import { generatePayloadCookie } from 'payload/shared'
import type { Queryable } from '#lib/database/queryable.ts'
import { currentClient } from '#lib/http/client.ts'
import type { User } from '../payload-types.ts'
import { connectionOf } from '../sql.ts'

export type Session = {
  readonly id: string
  /** ISO 8601. */
  readonly since: string
  readonly address: string | null
  /** User-Agent as it was sent. */
  readonly agent: string | null
}

/** Notes where a new session came from, and forgets those that have ended. */
export async function noteOrigin(req: PayloadRequest, user: number, session: string): Promise<void> {
  const db = await connectionOf(req)
  await db.query(
    `WITH gone AS (DELETE FROM session_origins o WHERE user_id = $2
       AND NOT EXISTS (SELECT FROM users_sessions s WHERE s.id = o.session_id))
     INSERT INTO session_origins (session_id, user_id, address, agent) VALUES ($1, $2, $3, $4)
     ON CONFLICT (session_id) DO NOTHING`,
    [session, user, currentClient() ?? null, req.headers.get('user-agent')?.slice(0, 300) ?? null],
  )
}

/**
 * Opens a session, in the transaction of the request. Payload's own way reads the whole account, writes it back, and so
 * undoes what others have changed in between: another session, a role.
 *
 * @returns what Payload's sign-in answers with, and the cookie's header
 */
export async function openSession(req: PayloadRequest, user: User) {
  const { config } = req.payload.collections.users
  const { tokenExpiration } = config.auth
  const sid = randomUUID()
  const db = await connectionOf(req)
  await db.query('DELETE FROM users_sessions WHERE _parent_id = $1 AND expires_at < now()', [user.id])
  await db.query(
    `INSERT INTO users_sessions (_order, _parent_id, id, created_at, expires_at)
     SELECT coalesce(max(_order), 0) + 1, $1, $2, now(), now() + make_interval(secs => $3)
     FROM users_sessions WHERE _parent_id = $1`,
    [user.id, sid, tokenExpiration],
  )
  await noteOrigin(req, user.id, sid)
  const fieldsToSign = getFieldsToSign({ collectionConfig: config, email: user.email, sid, user })
  const { exp, token } = await jwtSign({ fieldsToSign, secret: req.payload.secret, tokenExpiration })
  const cookie = generatePayloadCookie({
    collectionAuthConfig: config.auth,
    cookiePrefix: req.payload.config.cookiePrefix,
    token,
  })
  return { exp, token, cookie }
}

/** Somebody's sessions, newest first. */
export async function readSessions(db: Queryable, user: number): Promise<Session[]> {
  const { rows } = await db.query<{ id: string; since: Date; address: string | null; agent: string | null }>(
    `SELECT s.id, s.created_at AS since, o.address, o.agent
     FROM users_sessions s LEFT JOIN session_origins o ON o.session_id = s.id
     WHERE s._parent_id = $1 AND s.expires_at > now() ORDER BY s.created_at DESC`,
    [user],
  )
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }))
}

/**
 * Ends sessions at once: whoever has one is signed out with the next request.
 *
 * @param which one session; `all`; or all but one
 * @returns how many there were
 */
export async function endSessions(
  db: Queryable,
  user: number,
  which: string | 'all' | { readonly but: string },
): Promise<number> {
  const [condition, session] =
    which === 'all'
      ? ['$2::text IS NULL', null]
      : typeof which === 'string'
        ? ['id = $2', which]
        : ['id <> $2', which.but]
  const { rows } = await db.query(`DELETE FROM users_sessions WHERE _parent_id = $1 AND ${condition} RETURNING id`, [
    user,
    session,
  ])
  return rows.length
}
