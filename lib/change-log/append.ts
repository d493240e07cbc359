import type { Queryable } from '#lib/database/queryable.ts'
import type { CacheTag } from './tags.ts'

/** The PostgreSQL channel on which web processes hear of a new entry; the notification carries its id. */
export const channel = 'warta_changes'

const appendQuery = `
  WITH entry AS (INSERT INTO change_log (tags) VALUES ($1) RETURNING id)
  SELECT pg_notify('${channel}', id::text) FROM entry`

/**
 * Appends a change to the log: readers of the log see it, and web processes are notified, at the moment the caller's
 * transaction is committed, and not at all if it is rolled back.
 *
 * @param db the transaction that makes the change; a pool or a connection without one appends at once
 * @param tags what the change touches; none: nothing is written
 */
export async function appendChange(db: Queryable, tags: readonly CacheTag[]): Promise<void> {
  if (tags.length > 0) await db.query(appendQuery, [tags])
}
