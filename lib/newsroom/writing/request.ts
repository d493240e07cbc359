// A transaction for a request that is none of Payload's own operations.
import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'
import type { Queryable } from '#lib/database/queryable.ts'
import { connectionOf } from '../sql.ts'

/**
 * Runs `work` in a transaction of the request; undoes everything when it throws. In one that is open already it takes part:
 * whoever began that commits it.
 */
export async function inRequestTransaction<Result>(
  req: PayloadRequest,
  work: (db: Queryable) => Promise<Result>,
): Promise<Result> {
  const began = await initTransaction(req)
  if (!req.transactionID) throw new Error('no transaction is open')
  try {
    const result = await work(await connectionOf(req))
    if (began) await commitTransaction(req)
    return result
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}

/** The JSON text that came with a request, which whoever asks after us can read again; null: none came. */
export async function jsonTextOf(req: PayloadRequest): Promise<string | null> {
  const isJson = req.headers.get('content-type')?.startsWith('application/json')
  if (!isJson || !req.text) return null
  const text = await req.text()
  req.text = async () => text
  return text
}
