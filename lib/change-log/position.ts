/**
 * The change log: what changed, for everyone who keeps something made from the newsroom's tables. Writers append in the
 * transaction of the change (append.ts); readers follow, each from a position of its own:
 *
 * | reader                            | follows to                      | how soon                | position                   |
 * |-----------------------------------|---------------------------------|-------------------------|----------------------------|
 * | every web process (listener.ts)   | drop pages and memos by tag     | at once, by LISTEN      | in memory                  |
 * | the leading worker (lib/search)   | index stories                   | 0.3 s                   | change_log_positions       |
 * | one worker in turn (lib/indexnow) | submit addresses to IndexNow    | 5 s, then once a minute | change_log_positions       |
 *
 * Transactions end in another order than they begin, so neither ids nor times say what a reader has read. Each entry
 * carries the number of its transaction. A position is a horizon, below which every entry has been read, and the entries
 * at or above it that have been read as well. The horizon is the oldest transaction that was still open at the time of
 * reading (`pg_snapshot_xmin`): however long that one stays open, its entry will be at or above the horizon.
 */
import type { Queryable } from '#lib/database/queryable.ts'
import type { CacheTag } from './tags.ts'

/** How far a reader has read. Numbers of transactions and ids are decimal: they exceed what a `number` holds. */
export type Position = {
  /** Every entry of an older transaction has been read (`xid8`). */
  readonly horizon: string
  /** Ids of entries that have been read, of this transaction or newer ones. */
  readonly seen: readonly string[]
  /** The last entry that was read, by which another log is recognized; null: not known. */
  readonly last: LastEntry | null
}

/** An entry's id, and when its transaction began: seconds since 1970 with all of PostgreSQL's decimals. */
type LastEntry = { readonly id: string; readonly at: string }

export type Entry = LastEntry & {
  /** Number of the transaction that wrote it. */
  readonly xid: string
  readonly tags: readonly CacheTag[]
}

export type Reading =
  | {
      readonly kind: 'read'
      /** By transaction, then by id. */
      readonly entries: readonly Entry[]
      /** Whether these are all. */
      readonly complete: boolean
      /** The position behind the first `count` entries; default: behind all of them. */
      after(count?: number): Position
    }
  /** The position belongs to another log: the database was restored or replaced, or the log was begun anew. */
  | { readonly kind: 'lost' }

/** Before everything. */
export const beginning: Position = { horizon: '0', seen: [], last: null }

/** SQL: whether an entry is unread, by a position's horizon and seen ids as SQL. */
export const isUnread = (horizon: string, seen: string) => `xid >= ${horizon} AND id <> ALL (${seen})`

type State = {
  /** The oldest transaction that is open, and the first number that no transaction has had. */
  xmin: string
  xmax: string
  /** The entry of the newest transaction; null: the log is empty. */
  newest: Omit<Entry, 'tags'> | null
  /** Of the ids already seen, those at or above `xmin`. */
  open: string[]
  /** When the position's last entry was written; null: it is not in the log. */
  last_at: string | null
  entries: Entry[]
}

const seconds = 'extract(epoch FROM at)::text'

const stateColumns = `
  pg_snapshot_xmin(pg_current_snapshot())::text AS xmin, pg_snapshot_xmax(pg_current_snapshot())::text AS xmax,
  (SELECT json_build_object('id', id::text, 'at', ${seconds}, 'xid', xid::text)
     FROM change_log ORDER BY xid DESC, id DESC LIMIT 1) AS newest`

// One statement, so that entries and open transactions are those of one snapshot.
const readQuery = `
  SELECT ${stateColumns},
    ARRAY(SELECT id::text FROM change_log
           WHERE id = ANY ($2::bigint[]) AND xid >= pg_snapshot_xmin(pg_current_snapshot())) AS open,
    (SELECT ${seconds} FROM change_log WHERE id = $4) AS last_at,
    (SELECT coalesce(json_agg(e), '[]') FROM (
       SELECT id::text, ${seconds} AS at, xid::text, tags FROM change_log
        WHERE ${isUnread('$1::xid8', '$2::bigint[]')} ORDER BY change_log.xid, change_log.id LIMIT $3) e) AS entries`

/**
 * Reads the entries that a position has not read, in one statement. The position stays as it is: the caller goes on from
 * `after()` once it has acted on the entries.
 *
 * @param db not in a transaction that sees an older snapshot (repeatable read)
 * @param limit most entries of one reading
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
      ? behindAll(position, taken, state)
      : behindSome(position, taken, state)
  }
  return { kind: 'read', entries, complete, after }
}

function isLost({ horizon, last }: Position, { xmax, newest, last_at }: State): boolean {
  // A dump that was restored in a new server: its transactions are numbered from the beginning.
  if (BigInt(horizon) > BigInt(xmax)) return true
  // An entry is deleted after a day, the newest never. Where another one has the id, this is not the log that was read.
  return last !== null && newest !== null && last_at !== last.at
}

function behindAll(position: Position, taken: readonly Entry[], { xmin, newest, open }: State): Position {
  // A number that left no trace may be given again after a crash: the horizon never passes the newest entry.
  const horizon = newest === null ? 0n : smaller(BigInt(xmin), BigInt(newest.xid) + 1n)
  return {
    horizon: greater(horizon, BigInt(position.horizon)).toString(),
    seen: [...open, ...idsFrom(BigInt(xmin), taken)],
    last: newest ?? position.last,
  }
}

function behindSome(position: Position, taken: readonly Entry[], { xmin }: State): Position {
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

/** The position behind everything that is committed now. */
export async function currentPosition(db: Queryable): Promise<Position> {
  const { rows } = await db.query<State>(nowQuery)
  return rows[0] ? behindAll(beginning, [], rows[0]) : beginning
}
