// The `pg` package with a pool that outlives its connections, and connections whose COMMIT means committed.
import pg from 'pg'
import { askAnew, commit } from './commit.ts'
import { isUnreachable, noteOutage } from './unreachable.ts'

/** What a statement does with the transaction, as far as it matters here. */
function endingOf(query: unknown): 'commit' | 'rollback' | null {
  const text = typeof query === 'object' && query !== null && 'text' in query ? query.text : query
  const [, word] =
    (typeof text === 'string' && /^\s*(commit|end|rollback|abort)(?:\s+(?:work|transaction))?\s*;?\s*$/i.exec(text)) ||
    []
  if (word === undefined) return null
  return /^[ce]/i.test(word) ? 'commit' : 'rollback'
}

/** A lost connection undoes its transaction by itself; saying so keeps the reason for which it was to be undone. */
async function undone(rollback: Promise<pg.QueryResult>): Promise<pg.QueryResult> {
  try {
    return await rollback
  } catch (error) {
    if (!isUnreachable(error)) throw error
    return { command: 'ROLLBACK', rowCount: null, oid: 0, rows: [], fields: [] }
  }
}

/** Lets a promise pass, noting whether it failed for want of a database; anything else passes untouched. */
function noting<Value>(value: Value): Value {
  if (value instanceof Promise) value.catch(noteOutage)
  return value
}

/** A connection whose COMMIT succeeds if, and only if, it has committed: see `commit`. */
class GuardedClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config)
    const { host, port, user, password, database, ssl } = this
    const ask = askAnew({ host, port, user, password, database, ssl })
    // `pg` declares a dozen forms of this method; those with a callback are not used for COMMIT.
    const query = this.query.bind(this) as (...parts: unknown[]) => unknown
    const run = (text: string) => query(text) as Promise<pg.QueryResult>
    this.query = ((...parts: unknown[]) => {
      const ending = parts.some((part) => typeof part === 'function') ? null : endingOf(parts[0])
      if (ending === 'commit') return noting(commit(run, ask))
      if (ending === 'rollback') return undone(run('ROLLBACK'))
      return noting(query(...parts))
    }) as typeof this.query
  }
}

/**
 * A pool for which a dropped connection (a database that restarts, a network that breaks) is a line in the log.
 * `pg` reports it as an "error" event, which ends the process when nobody listens.
 */
class GuardedPool extends pg.Pool {
  constructor(config?: pg.PoolConfig) {
    super({ ...config, Client: GuardedClient } as pg.PoolConfig)
    this.on('error', (error) => console.error(`database: a connection was lost: ${error.message}`))
    // A connection that is lent out and waits between two statements reports to its own listeners only.
    this.on('connect', (client) => client.on('error', () => undefined))
    const connect = this.connect.bind(this) as (...parts: unknown[]) => unknown
    const query = this.query.bind(this) as (...parts: unknown[]) => unknown
    this.connect = ((...parts: unknown[]) => noting(connect(...parts))) as typeof this.connect
    this.query = ((...parts: unknown[]) => noting(query(...parts))) as typeof this.query
  }
}

/** For whoever makes pools of its own: Payload's adapter does, and listens to none of their errors. */
export const guardedPg: typeof pg = { ...pg, Pool: GuardedPool }
