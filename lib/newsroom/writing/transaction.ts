// A transaction for programs: through Payload, so that every rule of the newsroom holds for them too.
import type { SQL } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { createLocalReq, getLocalI18n, type Payload, type PayloadRequest } from 'payload'
import { refusalIn } from '../api/errors.ts'

export type Transaction = {
  readonly payload: Payload
  /** Give it to every Payload operation, or the operation runs outside the transaction. */
  readonly req: PayloadRequest
  /** Runs a statement in the transaction. */
  rows<Row extends Record<string, unknown>>(statement: SQL): Promise<Row[]>
}

const attempts = 4
// serialization_failure, deadlock_detected, unique_violation, foreign_key_violation: another writer was quicker.
const passing = new Set(['40001', '40P01', '23505', '23503'])

/**
 * Runs `work` in a transaction and commits; undoes everything when it throws. Starts again when another writer got in
 * between, so `work` must be safe to repeat.
 */
export async function inTransaction<Result>(
  payload: Payload,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    const id = await payload.db.beginTransaction()
    if (id === null) throw new Error('the database has no transactions')
    try {
      const result = await work(await openTransaction(payload, id))
      await payload.db.commitTransaction(id)
      return result
    } catch (error) {
      await payload.db.rollbackTransaction(id)
      if (attempt === attempts || !isPassing(error)) throw error
    }
  }
}

/** Opens a transaction that sees the database as it is now, until `end`, and changes nothing. */
export async function inSnapshot(payload: Payload): Promise<{ transaction: Transaction; end(): Promise<void> }> {
  const id = await payload.db.beginTransaction({ isolationLevel: 'repeatable read', accessMode: 'read only' })
  if (id === null) throw new Error('the database has no transactions')
  return { transaction: await openTransaction(payload, id), end: () => payload.db.rollbackTransaction(id) }
}

async function openTransaction(payload: Payload, id: string | number): Promise<Transaction> {
  // What the newsroom refuses is told in the language of this command.
  const i18n = await getLocalI18n({ config: payload.config, language: 'en' })
  const req = await createLocalReq({ req: { transactionID: id, i18n } }, payload)
  const db = payload.db.sessions?.[id]?.db as NodePgDatabase | undefined
  if (!db) throw new Error('the transaction has ended')
  const rows = async <Row extends Record<string, unknown>>(statement: SQL): Promise<Row[]> => {
    const result = await db.execute(statement)
    return result.rows as Row[]
  }
  return { payload, req, rows }
}

function isPassing(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && passing.has(String(cause.code))) return true
    // Payload reports a violated unique index as a field error. Its class has another name in a minified build.
    if (refusalIn(cause)?.data?.errors && JSON.stringify(cause).includes('unique')) return true
  }
  return false
}
