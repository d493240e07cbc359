// Positions of readers that go on where they, or another process, left off; and how long entries are kept for readers.
import type { Queryable } from '#lib/database/queryable.ts'
import { currentPosition, isUnread, type Position } from './position.ts'

/** Readers whose position outlives them. */
export type ReaderName = 'search' | 'indexnow'

/** SQL: a condition that holds where a reader's stored position has something to read, or is lost. */
export const hasUnread = (reader: ReaderName) => `
  EXISTS (SELECT FROM change_log_positions p WHERE name = '${reader}'
    AND (horizon > pg_snapshot_xmax(pg_current_snapshot())
      OR EXISTS (SELECT FROM change_log WHERE ${isUnread('p.horizon', 'p.seen')})))`

export type StoredPosition = {
  readonly position: Position
  /** Entries that were deleted before the reader came to them. */
  readonly missed: number
}

/** A reader's position as it was stored last; a reader that has none begins with what changes from now on. */
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

/** Stores a reader's position, in the transaction of what it did if that is to be done once. */
export async function savePosition(db: Queryable, reader: ReaderName, position: Position): Promise<void> {
  await db.query(
    `INSERT INTO change_log_positions (name, horizon, seen) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO UPDATE SET horizon = excluded.horizon, seen = excluded.seen, missed = 0`,
    [reader, position.horizon, position.seen],
  )
}

/** How long entries are kept. A web process that does not hear of changes for as long drops all its pages. */
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
 * Deletes entries that are a day old, except the newest of all. Readers with a stored position are told how many they
 * missed when they load it; the others find that their last entry is gone.
 */
export async function pruneChanges(db: Queryable): Promise<void> {
  await db.query(pruneQuery)
}
