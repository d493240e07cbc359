// The change log: what changed in the newsroom, for everything that keeps copies of it. Writers append in the
// transaction of the change (append.ts). Readers follow, each from its own position:
//
// | reader                          | why                          | how soon                     | position             |
// |---------------------------------|------------------------------|------------------------------|----------------------|
// | each web process (listener.ts)  | drops pages and memos by tag | at once (LISTEN)             | in memory            |
// | one worker (lib/search)         | indexes stories              | within 0.3 s                 | change_log_positions |
// | one worker (lib/indexnow)       | submits URLs to IndexNow     | 5 s; at most once per minute | change_log_positions |
//
// Transactions commit in another order than they begin, so no id and no time separates read entries from unread ones.
// Each entry therefore carries the number of its transaction, and a position consists of a horizon, below which every
// entry has been read, and the ids of the entries above it that have been read too. A reading moves the horizon to the
// oldest transaction that was open at that moment (`pg_snapshot_xmin`). However long it stays open, its entries will be
// above the horizon. See docs/decisions/024-change-log-positions.md.
import type { Queryable } from '#lib/database/queryable.ts'
import type { CacheTag } from './tags.ts'

/** How far a reader has read. Transaction numbers and ids are decimal strings: they exceed a `number`. */
export type Position = {
  /** Every entry of an older transaction has been read. A transaction number (`xid8`). */
  readonly horizon: string
  /** Ids of the entries at or above the horizon that have been read. */
  readonly seen: readonly string[]
  /** The last entry that was read, to recognize another log; `null`: unknown. */
  readonly last: LastEntry | null
}

/** An entry's id, and the beginning of its transaction in seconds since 1970, with microseconds. */
type LastEntry = { readonly id: string; readonly at: string }

export type Entry = LastEntry & {
  /** Number of its transaction. */
  readonly xid: string
  readonly tags: readonly CacheTag[]
}

export type Reading =
  | {
      readonly kind: 'read'
      /** Ordered by transaction, then by id. */
      readonly entries: readonly Entry[]
      /** Whether nothing else is unread. */
      readonly complete: boolean
      /** The position after the first `count` entries; default: after all of them. */
      after(count?: number): Position
    }
  /** The position belongs to another log: the database was restored or replaced, or entries were deleted unread. */
  | { readonly kind: 'lost' }

/** The position before every entry. */
export const beginning: Position = { horizon: '0', seen: [], last: null }

/** SQL condition: an entry (columns `xid`, `id`) is unread for a position, given as SQL expressions. */
export const isUnread = (horizon: string, seen: string) => `xid >= ${horizon} AND id NOT IN (SELECT unnest(${seen}))`

type State = {
  /** The oldest open transaction, and the first number not given to a transaction yet. */
  xmin: string
  xmax: string
  /** The entry of the newest transaction; `null` when the log is empty. */
  newest: Omit<Entry, 'tags'> | null
  /** The ids in `seen` of transactions at or above `xmin`. */
  open: string[]
  /** `at` of the position's last entry; `null` when it is not in the log. */
  last_at: string | null
  entries: Entry[]
}

const seconds = 'extract(epoch FROM at)::text'

const stateColumns = `
  pg_snapshot_xmin(pg_current_snapshot())::text AS xmin, pg_snapshot_xmax(pg_current_snapshot())::text AS xmax,
  (SELECT json_build_object('id', id::text, 'at', ${seconds}, 'xid', xid::text)
     FROM change_log ORDER BY xid DESC, id DESC LIMIT 1) AS newest`

// One statement: entries and open transactions must come from the same snapshot.
const readQuery = `
  SELECT ${stateColumns},
    ARRAY(SELECT id::text FROM change_log
           WHERE id = ANY ($2::bigint[]) AND xid >= pg_snapshot_xmin(pg_current_snapshot())) AS open,
    (SELECT ${seconds} FROM change_log WHERE id = $4) AS last_at,
    (SELECT coalesce(json_agg(e), '[]') FROM (
       SELECT id::text, ${seconds} AS at, xid::text, tags FROM change_log
        WHERE ${isUnread('$1::xid8', '$2::bigint[]')} ORDER BY change_log.xid, change_log.id LIMIT $3) e) AS entries`

/**
 * Reads the unread entries, in one statement. The caller acts on them and continues from `after()`.
 *
 * @param db must not be in a transaction with an older snapshot (repeatable read)
 * @param limit maximum number of entries
 */
export async function readChanges(db: Queryable, position: Position, limit: number): Promise<Reading> {
  const { horizon, seen, last } = position
  const { rows } = await db.query<State>(readQuery, [horizon, seen, limit + 1, last?.id ?? null])
  const [state] = rows
  if (!state || isLost(position, state)) return { kind: 'lost' }
  const entries = state.entries.slice(0, limit)
  const complete = entries.length === state.entries.length
  const after = (count = entries.length) => {
    const taken = entries.slice(0, count)
    return complete && taken.length === entries.length
      ? afterAll(position, taken, state)
      : afterSome(position, taken, state)
  }
  return { kind: 'read', entries, complete, after }
}

function isLost({ horizon, last }: Position, { xmax, newest, last_at }: State): boolean {
  // A dump was restored into a new server, whose transactions are numbered from the beginning.
  if (BigInt(horizon) > BigInt(xmax)) return true
  // Entries are deleted after a day, but never the newest: this one was followed by others. If it is there with another
  // time, this is not the log that was read.
  return last !== null && newest !== null && last_at !== last.at
}

function afterAll(position: Position, taken: readonly Entry[], { xmin, newest, open }: State): Position {
  // After a crash, numbers that left no trace on disk are given again, but none below a committed entry's.
  const horizon = newest === null ? 0n : smaller(BigInt(xmin), BigInt(newest.xid) + 1n)
  return {
    horizon: greater(horizon, BigInt(position.horizon)).toString(),
    seen: [...open, ...idsFrom(BigInt(xmin), taken)],
    last: newest ?? position.last,
  }
}

function afterSome(position: Position, taken: readonly Entry[], { xmin }: State): Position {
  const last = taken.at(-1)
  if (!last) return position
  const horizon = smaller(BigInt(xmin), BigInt(last.xid))
  return { horizon: horizon.toString(), seen: [...position.seen, ...idsFrom(horizon, taken)], last }
}

const smaller = (one: bigint, other: bigint) => (one < other ? one : other)
const greater = (one: bigint, other: bigint) => (one > other ? one : other)

const idsFrom = (horizon: bigint, entries: readonly Entry[]) =>
  entries.filter(({ xid }) => BigInt(xid) >= horizon).map(({ id }) => id)

const nowQuery = `
  SELECT ${stateColumns},
    ARRAY(SELECT id::text FROM change_log WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())) AS open`

/** The position after everything that is committed now. */
export async function currentPosition(db: Queryable): Promise<Position> {
  const { rows } = await db.query<State>(nowQuery)
  return rows[0] ? afterAll(beginning, [], rows[0]) : beginning
}
