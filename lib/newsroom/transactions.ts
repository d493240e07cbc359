// Transactions of Payload's adapter for PostgreSQL whose outcome is what the database says. Its own (3.90) answer success
// when COMMIT fails, and keep a connection of the pool for ever when BEGIN does: docs/decisions/022-commit.md.
import { randomUUID } from 'node:crypto'
import type { PostgresAdapter, postgresAdapter } from '@payloadcms/db-postgres'
import { NodePgSession } from '@payloadcms/db-postgres/drizzle/node-postgres'
import { commitFailure } from '#lib/database/commit.ts'

type Adapter = ReturnType<typeof postgresAdapter>
type Session = NodePgSession<Record<string, never>, Record<string, never>>
type Transaction = Parameters<Parameters<Session['transaction']>[0]>[0]
type Methods = Pick<PostgresAdapter, 'connect' | 'beginTransaction' | 'commitTransaction' | 'rollbackTransaction'>

/** The adapter with transactions that fail when they fail. */
export function withHonestTransactions(adapter: Adapter): Adapter {
  return {
    ...adapter,
    init(args) {
      const inner = adapter.init(args)
      return Object.assign(inner, transactions, { connect: connectTo(inner.connect) } satisfies Partial<Methods>)
    },
  }
}

/**
 * Payload takes a connection in order to listen to its errors, never gives it back, and takes another whenever one is
 * lost, until the pool has none left. Our pool reconnects by itself; where there is a pool already, Payload takes none.
 */
const connectTo = (connect: Methods['connect']): Methods['connect'] & ThisType<PostgresAdapter> =>
  async function connectOwnPool(this: PostgresAdapter, options) {
    this.pool ??= new this.pg.Pool(this.poolOptions) as PostgresAdapter['pool']
    await connect?.call(this, options)
  }

/** How Drizzle is told to undo a transaction. */
class RolledBack extends Error {}

const transactions: Omit<Methods, 'connect'> & ThisType<PostgresAdapter> = {
  /** @throws when no connection is to be had */
  async beginTransaction(options) {
    await this.initializing
    const begun = Promise.withResolvers<Transaction>()
    const end = Promise.withResolvers<void>()
    const done = transact(
      this,
      (transaction) => {
        begun.resolve(transaction)
        return end.promise
      },
      options ?? this.transactionOptions ?? undefined,
    )
    // Whoever ends the transaction waits for `done`; that it could not begin is told here.
    done.catch(begun.reject)
    let db: Transaction
    try {
      db = await begun.promise
    } catch (cause) {
      throw new Error(`cannot begin transaction: ${cause instanceof Error ? cause.message : cause}`, { cause })
    }
    const id = randomUUID()
    this.sessions[id] = {
      db: db as unknown as PostgresAdapter['sessions'][string]['db'],
      resolve: async () => {
        end.resolve()
        await done.catch((error: unknown) => {
          throw outcomeOf(error)
        })
      },
      reject: async () => {
        end.reject(new RolledBack())
        await done.catch((error: unknown) => {
          if (!(error instanceof RolledBack)) throw error
        })
      },
    }
    return id
  },

  /** @throws NotCommittedError, UnknownOutcomeError (lib/database/commit.ts) */
  async commitTransaction(id) {
    await take(this.sessions, await id)?.resolve()
  },

  async rollbackTransaction(id) {
    await take(this.sessions, await id)?.reject()
  },
}

/** A transaction of Drizzle's on a connection of the pool, which gets it back whatever happens. */
async function transact(
  { pool, drizzle }: PostgresAdapter,
  work: Parameters<Session['transaction']>[0],
  options: unknown,
): Promise<void> {
  const { dialect, session } = drizzle as unknown as { dialect: never; session: { schema: never; options: object } }
  const client = await pool.connect()
  let failure: unknown
  try {
    const own: Session = new NodePgSession(client, dialect, session.schema, session.options)
    await own.transaction(work, options as Parameters<Session['transaction']>[1])
  } catch (error) {
    failure = error
    throw error
  } finally {
    client.release(failure !== undefined && !(failure instanceof RolledBack))
  }
}

/** What `commit` said, out of what Drizzle made of it: the failure of a query called "commit". */
function outcomeOf(error: unknown): unknown {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (commitFailure(cause)) return cause
  }
  return error
}

/** The session, which nobody else can then use or end. More than one operation may try to: the first does it. */
function take(
  sessions: PostgresAdapter['sessions'],
  id: number | string,
): PostgresAdapter['sessions'][string] | undefined {
  const session = sessions[id]
  delete sessions[id]
  return session
}
