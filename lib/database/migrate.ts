/** Brings the database's tables up to this version, once, whoever comes first. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Migration } from 'payload'
import pg from 'pg'
import { connectionSettings } from './connection.ts'

/** Key of the advisory lock: processes on several machines may start at the same moment. */
const lockKey = 0x57415254
const folder = path.join('lib', 'newsroom', 'migrations')

/**
 * Applies what is pending; when nothing is, this is two short queries and Payload is not loaded.
 *
 * @returns the names of the migrations that were applied
 * @throws when one fails (it is rolled back), and when the database was migrated by a newer version
 */
export async function migrate(): Promise<string[]> {
  if ((await withClient(pending)).length === 0) return []
  return withClient(async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    // Someone else may have done it while we waited.
    const names = await pending(client)
    if (names.length > 0) await applyAll()
    return names
  })
}

/** Whether any migration is still to be applied; throws as `migrate` does. */
export async function needsMigration(): Promise<boolean> {
  return (await withClient(pending)).length > 0
}

async function pending(client: pg.Client): Promise<string[]> {
  const known = readdirSync(folder)
    .filter((file) => /^\d+_\w+\.ts$/.test(file))
    .map((file) => path.basename(file, '.ts'))
    .sort()
  const table = await client.query("SELECT to_regclass('payload_migrations') AS found")
  if (!table.rows[0]?.found) return known
  const applied = await client.query<{ name: string }>('SELECT name FROM payload_migrations')
  const names = new Set(applied.rows.map((row) => row.name))
  const unknown = [...names].filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    throw new Error(
      `The database was migrated by a newer version of Warta (${unknown.join(', ')}). ` +
        'Run that version, or restore a backup from before.',
    )
  }
  return known.filter((name) => !names.has(name))
}

async function applyAll(): Promise<void> {
  const [{ getPayload }, { default: config }, { migrations }] = await Promise.all([
    import('payload'),
    import('#payload.config.ts'),
    import('#lib/newsroom/migrations/index.ts'),
  ])
  const payload = await getPayload({ config, disableOnInit: true })
  try {
    // Payload's own generated files don't fit its type, which says that a migration takes anything.
    await payload.db.migrate({ migrations: migrations as Migration[] })
  } finally {
    await payload.destroy()
  }
  const { installQueues } = await import('#lib/queue/boss.ts')
  await installQueues()
}

async function withClient<T>(use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...connectionSettings(), connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
