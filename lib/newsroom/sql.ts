// SQL in the transaction of a Payload request.
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { SQL } from 'drizzle-orm'
import type { PayloadRequest } from 'payload'
import type { Queryable } from '#lib/database/queryable.ts'

/** The request's transaction as Drizzle has it, or the database if there is none. */
async function drizzleOf(req: PayloadRequest): Promise<PostgresAdapter['drizzle']> {
  const { db } = req.payload
  const transaction = await req.transactionID
  const session = transaction === undefined ? undefined : db.sessions?.[transaction]
  // Payload types its transactions for every database it knows; ours is PostgreSQL.
  return (session?.db ?? db.drizzle) as PostgresAdapter['drizzle']
}

/**
 * Runs one statement in the request's transaction, or by itself if there is none.
 *
 * @returns the rows
 */
export async function query<Row extends Record<string, unknown>>(req: PayloadRequest, statement: SQL): Promise<Row[]> {
  const { rows } = await (await drizzleOf(req)).execute<Record<string, unknown>>(statement)
  return rows as Row[]
}

/**
 * The connection of the request's transaction, or the pool if there is none: for what is written for `pg` alone, with
 * rows as `pg` gives them (Drizzle leaves moments as text).
 *
 * @throws when Payload's adapter has no such connection
 */
export async function connectionOf(req: PayloadRequest): Promise<Queryable> {
  const { session } = (await drizzleOf(req)) as unknown as { session?: { client?: unknown } }
  const client = session?.client
  if (!isQueryable(client)) throw new Error('Payload has no connection to PostgreSQL')
  return client
}

const isQueryable = (client: unknown): client is Queryable =>
  typeof client === 'object' && client !== null && 'query' in client && typeof client.query === 'function'
