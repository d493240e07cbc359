// Writes to the audit log: who did what, on which document and version, when, from where. Never a text.
import type { PayloadRequest } from 'payload'
import type { Queryable } from '#lib/database/queryable.ts'
import { currentClient } from '#lib/http/client.ts'
import { staffOf } from '../access/roles.ts'
import { connectionOf } from '../sql.ts'
import { type Actor, actorOf, wayOf } from './acting.ts'

/** What can be done. A new one needs its words in `lib/newsroom/admin/texts`. */
export const actions = [
  // Documents
  ...['create', 'save', 'autosave', 'putAside', 'publish', 'unpublish', 'restoreVersion', 'trash', 'restore', 'delete'],
  ...['schedule', 'unschedule', 'renewSchedule', 'previewLink', 'previewLinkRevoked', 'settings'],
  // Accounts
  ...['signIn', 'signInFailed', 'signInLimited', 'signOut', 'sessionsEnded', 'resetAsked', 'passwordReset', 'password'],
  ...['role', 'disable', 'enable', 'secondFactorOn', 'secondFactorOff', 'recoveryCodeUsed', 'recoveryCodesRenewed'],
  ...['passkeyAdded', 'passkeyRemoved'],
] as const satisfies readonly string[]
export type Action = (typeof actions)[number]

export type Entry = {
  readonly action: Action
  /** Slug of the collection or global it concerns. */
  readonly collection?: string
  /** Id of the document. */
  readonly document?: number
  /** `newest`: the version that has just been written, where the collection keeps versions. */
  readonly version?: number | 'newest'
  /** What else is worth knowing, small: names of fields, ids, choices. No texts of documents, no secrets. */
  readonly detail?: Readonly<Record<string, unknown>>
  /** Where it is not who sent the request. */
  readonly actor?: Actor
  /** One entry per person, version and action: the first of a run. */
  readonly once?: boolean
}

/** How the making of a document is recorded. */
export const creation = (isPublished: boolean): Pick<Entry, 'action' | 'detail'> =>
  isPublished ? { action: 'publish', detail: { created: true } } : { action: 'create' }

/** Collections whose versions are kept, and the tables that hold them. */
const versionTables: Readonly<Record<string, string>> = { articles: '_articles_v', translations: '_translations_v' }

/**
 * Records what a request does, in its transaction: neither can happen without the other. One statement, however many
 * entries.
 *
 * @throws what the database throws; then the change must not be either
 */
export async function record(req: PayloadRequest, ...entries: Entry[]): Promise<void> {
  if (entries.length > 0) await write(await connectionOf(req), req, entries)
}

/**
 * Records by itself what must be known though the request fails: a sign-in that was refused.
 *
 * @param db a connection that has no part in the request's transaction
 */
export async function recordRefusal(db: Queryable, req: PayloadRequest, entry: Entry): Promise<void> {
  await write(db, req, [entry])
}

async function write(db: Queryable, req: PayloadRequest, entries: readonly Entry[]): Promise<void> {
  const wisher = staffOf(req)?.id
  const rows = entries.map(({ actor = actorOf(req), action, collection, document, version, detail, once }) => ({
    actor: actor.kind,
    user_id: actor.kind === 'person' ? actor.id : null,
    name: actor.kind === 'nobody' ? null : actor.name,
    ...{ action, collection, document, once: once ?? false },
    // Whose wish a machine fulfils.
    detail: actor.kind === 'machine' && wisher ? { ...detail, for: wisher } : (detail ?? {}),
    version: typeof version === 'number' ? version : null,
    newest: version === 'newest' ? collection : null,
  }))
  const newest = Object.entries(versionTables)
    .filter(([collection]) => rows.some((row) => row.newest === collection))
    .map(([slug, table]) => `WHEN '${slug}' THEN (SELECT max(v.id) FROM ${table} v WHERE v.parent_id = e.document)`)
  const version = newest.length > 0 ? `coalesce(e.version, CASE e.newest ${newest.join(' ')} END)` : 'e.version'
  await db.query(
    `INSERT INTO audit_log (actor, user_id, name, action, collection, document, version, way, address, detail)
     SELECT actor, user_id, name, action, collection, document, kept.version, $2, $3, detail
     FROM jsonb_to_recordset($1::jsonb) AS e(actor text, user_id integer, name text, action text, collection text,
            document integer, version integer, newest text, detail jsonb, once boolean),
          LATERAL (SELECT ${version} AS version) kept
     WHERE NOT once OR NOT EXISTS (
       SELECT FROM audit_log l WHERE l.collection = e.collection AND l.document = e.document AND l.action = e.action
         AND l.version IS NOT DISTINCT FROM kept.version AND l.user_id IS NOT DISTINCT FROM e.user_id)`,
    [JSON.stringify(rows), wayOf(req), currentClient() ?? null],
  )
}
