// What someone at the desk does is done in one transaction, with their name and rights.
import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'
import { connection } from '#lib/newsroom/changes/log.ts'
import type { Queryable } from '#lib/translation/queryable.ts'

/**
 * The request's transaction for plain SQL, with rows as `pg` gives them: Drizzle would leave moments as text.
 *
 * @throws when no transaction is open
 */
async function queryable(req: PayloadRequest): Promise<Queryable> {
  const { session } = (await connection(req)) as unknown as { session?: { client?: unknown } }
  const client = session?.client
  if (!req.transactionID || !isQueryable(client)) throw new Error('no transaction is open')
  return client
}

const isQueryable = (client: unknown): client is Queryable =>
  typeof client === 'object' && client !== null && 'query' in client && typeof client.query === 'function'

/** Runs `work` in a transaction of the request; undoes everything when it throws. */
export async function inTransactionOf<Result>(
  req: PayloadRequest,
  work: (db: Queryable) => Promise<Result>,
): Promise<Result> {
  await initTransaction(req)
  try {
    const result = await work(await queryable(req))
    await commitTransaction(req)
    return result
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}
