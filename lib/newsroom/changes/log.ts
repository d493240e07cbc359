// Writes the change log, in the transaction of the change itself: neither can happen without the other.
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { type SQL, sql } from 'drizzle-orm'
import type { PayloadRequest } from 'payload'
import type pg from 'pg'
import type { CacheTag } from '#lib/change-log/tags.ts'

/** The PostgreSQL channel on which web processes hear of a change; its message is the id of the log's entry. */
const channel = 'warta_changes'

/** The request's transaction as Drizzle has it, or the database if there is none. */
export async function connection(req: PayloadRequest): Promise<PostgresAdapter['drizzle']> {
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
  const { rows } = await (await connection(req)).execute<Record<string, unknown>>(statement)
  return rows as Row[]
}

/**
 * Appends one entry and tells every web process, at the moment the request's transaction is committed.
 *
 * @param tags cache tags that pages were made from; none: nothing is written
 */
export async function logChange(req: PayloadRequest, tags: readonly CacheTag[]): Promise<void> {
  if (tags.length === 0) return
  await query(
    req,
    sql`WITH entry AS (
          INSERT INTO change_log (tags) SELECT array_agg(tag) FROM jsonb_array_elements_text(${JSON.stringify(tags)}::jsonb) tag
          RETURNING id
        )
        SELECT pg_notify(${channel}, id::text) FROM entry`,
  )
}

/**
 * Appends one entry and tells every web process, outside of any request: on a connection, in its transaction if it has
 * one.
 *
 * @param tags cache tags that pages were made from, at least one
 */
export async function tellChange(client: Pick<pg.ClientBase, 'query'>, tags: readonly CacheTag[]): Promise<void> {
  await client.query(
    `WITH entry AS (INSERT INTO change_log (tags) VALUES ($1) RETURNING id) SELECT pg_notify($2, id::text) FROM entry`,
    [tags, channel],
  )
}
