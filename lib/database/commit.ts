// COMMIT, such that its success means committed, and its failure not committed, as far as anyone can know.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { backoff } from '#lib/runtime/backoff.ts'
import { isUnreachable } from './unreachable.ts'

/** The transaction was undone, for certain. */
export class NotCommittedError extends Error {
  override readonly name = 'NotCommittedError'
}

/** The connection was lost during COMMIT, and the server could not be asked afterwards: it may have committed or not. */
export class UnknownOutcomeError extends Error {
  override readonly name = 'UnknownOutcomeError'
}

/** PostgreSQL's class of errors (appendix A) that undo a transaction because of another: a deadlock, a failed serialization. */
const undoneForAnother = /^40[0-9A-Z]{3}$/

/**
 * What an error, or what caused it, says of the transaction: it was undone, and may be tried again; or it may have been;
 * null: nothing. By name, as Next bundles copies of modules, and the one that threw it need not be the one that catches it.
 */
export function commitFailure(error: unknown): 'undone' | 'unknown' | null {
  if (!(error instanceof Error)) return null
  if (error.name === 'NotCommittedError') return 'undone'
  if (error.name === 'UnknownOutcomeError') return 'unknown'
  return undoneForAnother.test(codeOf(error)) ? 'undone' : null
}

/** PostgreSQL's code for an error, or for what caused it; '': none of its. */
export function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && 'severity' in cause) return cause.code
  }
  return ''
}

/** Milliseconds that the server is asked for; a restarting one is back well before. */
const longestAsking = 10_000
const pauses = { first: 50, longest: 1000 }

/**
 * `xid` is null where nothing was written. A server that has crashed forgets transactions that were not finished, and
 * gives their numbers to others; it also begins its statistics anew, which tells.
 */
const epoch = 'pg_stat_get_bgwriter_stat_reset_time()::text AS epoch'
const identityQuery = `SELECT pg_current_xact_id_if_assigned()::text AS xid, ${epoch}`
const outcomeQuery = `SELECT pg_xact_status($1::xid8) AS status, ${epoch}`

type Identity = { readonly xid: string | null; readonly epoch: string | null }

/** What is known of a transaction; undefined where the server does not answer, or knows no such number yet. */
type Ask = (xid: string) => Promise<{ readonly status: string | null; readonly epoch: string | null } | undefined>

/** Runs a statement on the connection whose transaction is to be committed. */
type Run = (text: string) => Promise<pg.QueryResult>

/**
 * Commits the transaction of a connection.
 *
 * @param run runs statements on it
 * @param ask asks the same server, should the connection be lost: `askAnew`
 * @returns the answer to COMMIT
 * @throws NotCommittedError, with the reason as its cause, also where a failed statement had undone the transaction
 * before, which PostgreSQL answers with success; UnknownOutcomeError
 */
export async function commit(run: Run, ask: Ask): Promise<pg.QueryResult> {
  let committing: Identity
  try {
    committing = (await run(identityQuery)).rows[0]
  } catch (cause) {
    throw new NotCommittedError('The transaction had failed before.', { cause })
  }
  try {
    const answer = await run('COMMIT')
    if (answer.command !== 'COMMIT') throw new NotCommittedError('The transaction was undone.')
    return answer
  } catch (error) {
    if (commitFailure(error)) throw error
    if (!isUnreachable(error)) throw new NotCommittedError('The database refused to commit.', { cause: error })
    if (committing.xid === null) throw new NotCommittedError('Nothing was written.', { cause: error })
    return await settle({ ...committing, xid: committing.xid }, ask, error)
  }
}

async function settle(
  before: { xid: string; epoch: string | null },
  ask: Ask,
  cause: unknown,
): Promise<pg.QueryResult> {
  const end = Date.now() + longestAsking
  for (let failures = 0; Date.now() < end; failures += 1) {
    const found = await ask(before.xid)
    if (found && (found.epoch !== before.epoch || found.epoch === null)) break
    if (found?.status === 'committed') return { command: 'COMMIT', rowCount: null, oid: 0, rows: [], fields: [] }
    if (found?.status === 'aborted')
      throw new NotCommittedError('The connection was lost before the commit.', { cause })
    await sleep(backoff(failures, pauses))
  }
  throw new UnknownOutcomeError('The connection was lost during the commit; it may have happened or not.', { cause })
}

/** Asks on a connection of its own what has become of a transaction. */
export const askAnew =
  (config: pg.ClientConfig): Ask =>
  async (xid) => {
    const client = new pg.Client({ ...config, connectionTimeoutMillis: 2000, query_timeout: 2000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return (await client.query(outcomeQuery, [xid])).rows[0]
    } catch {
      // Asked again, until there is no more time.
      return undefined
    } finally {
      await client.end().catch(() => undefined)
    }
  }
