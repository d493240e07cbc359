// The process's connections to PostgreSQL.
import type pg from 'pg'
import { connectionSettings } from './connection.ts'
import { guardedPg } from './guarded-pg.ts'

// Next bundles its own copies of modules; they all share one pool.
const key = Symbol.for('warta.pool')
const shared = globalThis as { [key]?: pg.Pool }

/**
 * The pool that everything outside Payload uses. Connections are opened when first needed, at most ten;
 * a statement that runs longer than 15 s is cancelled, and waiting for a connection ends after 5 s.
 * A dropped connection is logged and replaced, never an uncaught error.
 *
 * @throws as `connectionSettings` does
 */
export function pool(): pg.Pool {
  shared[key] ??= new guardedPg.Pool({
    max: 10,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    keepAlive: true,
    application_name: 'warta',
    ...connectionSettings(),
  })
  return shared[key]
}

/** Closes the pool once its queries are done; a later `pool()` opens a new one. */
export async function closePool(): Promise<void> {
  const open = shared[key]
  delete shared[key]
  await open?.end()
}
