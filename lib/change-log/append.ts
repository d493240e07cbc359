// Appends to the change log. Its subscribers, all by the positions of ./position.ts:
//
//   page cache   each web process (./listener.ts)     drops pages and memos   at once, by NOTIFY        position in memory
//   search       one worker (lib/search/follow.ts)    indexes stories         looks every 300 ms        position stored
//   IndexNow     any worker (lib/indexnow/notify.ts)  tells search engines    once a minute at most     position stored
import type { Queryable } from '#lib/database/queryable.ts'
import type { CacheTag } from './tags.ts'

/** The PostgreSQL channel of the log's notifications; the payload is the id of the new entry. */
export const channel = 'warta_changes'

const appendQuery = `
  WITH entry AS (INSERT INTO change_log (tags) VALUES ($1) RETURNING id)
  SELECT pg_notify('${channel}', id::text) FROM entry`

/**
 * Appends a change to the log. Readers see it, and web processes are notified, when the transaction commits.
 *
 * @param db the transaction that makes the change; without a transaction, the entry is committed at once
 * @param tags the cache tags that the change touches; without any, nothing is written
 */
export async function appendChange(db: Queryable, tags: readonly CacheTag[]): Promise<void> {
  if (tags.length > 0) await db.query(appendQuery, [tags])
}
