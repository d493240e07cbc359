// Positions in the database, for readers that continue where another process stopped; and the deletion of old entries.
import type { Queryable } from '#lib/database/queryable.ts'
import { currentPosition, isUnread, type Position } from './position.ts'

/** Readers with a stored position. */
export type ReaderName = 'search' | 'indexnow'

const stored = (reader: ReaderName, column: string) =>
  `(SELECT ${column} FROM change_log_positions WHERE name = '${reader}')`

/** SQL condition: a reader has something to read, or its position is lost (see `readChanges`). */
export const hasUnread = (reader: ReaderName) => `
  (coalesce(${stored(reader, 'horizon')} > pg_snapshot_xmax(pg_current_snapshot()), false) OR
    EXISTS (SELECT FROM change_log WHERE ${isUnread(stored(reader, 'horizon'), stored(reader, 'seen'))}))`

export type StoredPosition = {
  readonly position: Position
  /** How many entries were deleted before they were read. */
  readonly missed: number
}

/** A reader's stored position. A reader without one begins with the changes from now on. */
export async function loadPosition(db: Queryable, reader: ReaderName): Promise<StoredPosition> {
  const { rows } = await db.query<{ horizon: string; seen: string[]; missed: number }>(
    'SELECT horizon::text, seen::text[], missed FROM change_log_positions WHERE name = $1',
    [reader],
  )
  const [stored] = rows
  if (!stored) return { position: await currentPosition(db), missed: 0 }
  const { missed, ...position } = stored
  return { position: { ...position, last: null }, missed }
}

/** Stores a reader's position. In the transaction of the reader's own writes, both happen exactly once. */
export async function savePosition(db: Queryable, reader: ReaderName, position: Position): Promise<void> {
  await db.query(
    `INSERT INTO change_log_positions (name, horizon, seen) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO UPDATE SET horizon = excluded.horizon, seen = excluded.seen, missed = 0`,
    [reader, position.horizon, position.seen],
  )
}

/** How long entries are kept. After a longer interruption web processes drop all their pages. */
const kept = '1 day'

const pruneQuery = `
  WITH gone AS (
    DELETE FROM change_log WHERE at < now() - interval '${kept}'
      AND id <> (SELECT id FROM change_log ORDER BY xid DESC, id DESC LIMIT 1) RETURNING id, xid
  ), unread AS (
    SELECT name, count(*) AS entries FROM change_log_positions p JOIN gone ON ${isUnread('p.horizon', 'p.seen')}
    GROUP BY name
  )
  UPDATE change_log_positions p SET missed = missed + entries FROM unread WHERE p.name = unread.name`

/**
 * Deletes entries older than a day, but never the newest. Entries that a stored position has not read are counted in its
 * `missed`; readers in memory notice that their last entry is gone.
 */
export async function pruneChanges(db: Queryable): Promise<void> {
  await db.query(pruneQuery)
}
