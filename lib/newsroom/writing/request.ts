// A transaction for a request that is none of Payload's own operations.
import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'
import type { Queryable } from '#lib/database/queryable.ts'
import { connectionOf } from '../sql.ts'

/** Runs `work` in a transaction of the request; undoes everything when it throws. */
export async function inRequestTransaction<Result>(
  req: PayloadRequest,
  work: (db: Queryable) => Promise<Result>,
): Promise<Result> {
  await initTransaction(req)
  if (!req.transactionID) throw new Error('no transaction is open')
  try {
    const result = await work(await connectionOf(req))
    await commitTransaction(req)
    return result
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}
