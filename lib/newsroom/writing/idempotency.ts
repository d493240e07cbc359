// A new story whose answer was lost may be sent again: with the same `Idempotency-Key` it is made once
// (draft-ietf-httpapi-idempotency-key-header).
import { createHash } from 'node:crypto'
import type { PayloadHandler, PayloadRequest, SanitizedConfig } from 'payload'
import type { Queryable } from '#lib/database/queryable.ts'
import { staffOf } from '../access/roles.ts'
import { type HeldCollection, isHeldCollection } from '../editing/holds.ts'
import { refuseAs } from '../hooks/refuse.ts'
import { inRequestTransaction, jsonTextOf } from './request.ts'

/** How long a key is known: an interval of PostgreSQL. */
const kept = `interval '24 hours'`

/** The key of a request, which the draft writes in quotes; null: none. */
function keyOf(req: PayloadRequest): string | null {
  const given = req.headers.get('idempotency-key')
  if (given === null) return null
  const [, key] = /^\s*("?)([\w-]{8,64})\1\s*$/.exec(given)?.slice(1) ?? []
  return key ?? refuseAs(req, 400, ({ errors }) => errors.badRequest)
}

/** SHA-256 of the JSON that came. */
async function digestOf(req: PayloadRequest): Promise<Buffer> {
  const text = (await jsonTextOf(req)) ?? refuseAs(req, 400, ({ errors }) => errors.badRequest)
  return createHash('sha256').update(text).digest()
}

/** Makes what is sent, or gives what the first request with this key has made. Of two at one moment the second waits. */
async function createOnce(
  req: PayloadRequest,
  db: Queryable,
  collection: HeldCollection,
  claim: { readonly user: number; readonly key: string },
  create: PayloadHandler,
): Promise<Response> {
  const sent = await digestOf(req)
  const which = [claim.user, collection, claim.key]
  const { rows: claimed } = await db.query(
    `INSERT INTO idempotency_keys AS k (user_id, collection, key, sent) VALUES ($1, $2, $3, $4)
     ON CONFLICT (user_id, collection, key) DO UPDATE SET sent = $4, document = NULL, at = now()
       WHERE k.at < now() - ${kept} RETURNING 1`,
    [...which, sent],
  )
  const where = 'user_id = $1 AND collection = $2 AND key = $3'
  if (claimed.length > 0) {
    const answer = await create(req)
    const { doc } = (await answer.clone().json()) as { doc?: { id?: number } }
    await db.query(`UPDATE idempotency_keys SET document = $4 WHERE ${where}`, [...which, doc?.id])
    return answer
  }
  const { rows } = await db.query<{ sent: Buffer; document: number }>(
    `SELECT sent, document FROM idempotency_keys WHERE ${where}`,
    which,
  )
  const [first] = rows
  if (!first?.sent.equals(sent)) return refuseAs(req, 422, ({ errors }) => errors.keyReused)
  const { depth } = req.query
  const doc = await req.payload.findByID({
    collection: collection as 'articles',
    id: first.document,
    draft: true,
    trash: true,
    overrideAccess: false,
    user: req.user,
    req,
    ...(typeof depth === 'string' && /^\d$/.test(depth) ? { depth: Number(depth) } : {}),
  })
  return Response.json({ doc, message: req.t('general:success') })
}

/** The configuration in which `POST /api/articles` and `/api/translations` know the header. */
export function withIdempotencyKeys(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    const { slug, endpoints } = collection
    if (!isHeldCollection(slug) || !Array.isArray(endpoints)) continue
    const create = endpoints.find(({ method, path }) => method === 'post' && path === '/')
    if (!create) throw new Error(`Payload has other endpoints than it had: ${slug}`)
    const handler: PayloadHandler = async (req) => {
      const user = staffOf(req)
      const key = keyOf(req)
      if (!user || key === null) return create.handler(req)
      return inRequestTransaction(req, (db) => createOnce(req, db, slug, { user: user.id, key }, create.handler))
    }
    collection.endpoints = endpoints.map((endpoint) => (endpoint === create ? { ...create, handler } : endpoint))
  }
  return config
}

/** Forgets keys of long ago. */
export async function pruneIdempotencyKeys(db: Queryable): Promise<void> {
  await db.query(`DELETE FROM idempotency_keys WHERE at < now() - ${kept}`)
}
