// Brings the database's tables up to this version: once, however many processes start at the same moment.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { connectionSettings } from './connection.ts'

/** Key of the advisory lock: processes on several machines may start at the same moment. */
const lockKey = 0x57415254

export type Migrations = {
  /** Folder of the migrations' files; `20261124_000000_initial.ts` is one, known by its name without the extension. */
  readonly folder: string
  /** Table in which `apply` notes the names of those that it has applied. */
  readonly table: string
  /** Applies all that are pending. */
  readonly apply: () => Promise<void>
}

/**
 * Applies what is pending, while other processes wait; when nothing is, this is two short queries.
 *
 * @returns the names of the migrations that were applied
 * @throws when one fails, and when the database was migrated by a newer version
 */
export async function applyMigrations(migrations: Migrations): Promise<string[]> {
  if ((await pendingMigrations(migrations)).length === 0) return []
  return withClient(async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    // Someone else may have done it while we waited.
    const names = await pending(client, migrations)
    if (names.length > 0) await migrations.apply()
    return names
  })
}

/** Names of the migrations that are still to be applied, oldest first; throws as `applyMigrations` does. */
export function pendingMigrations(migrations: Migrations): Promise<string[]> {
  return withClient((client) => pending(client, migrations))
}

async function pending(client: pg.Client, { folder, table }: Migrations): Promise<string[]> {
  const known = readdirSync(folder)
    .filter((file) => /^\d+_\w+\.ts$/.test(file))
    .map((file) => path.basename(file, '.ts'))
    .sort()
  const found = await client.query('SELECT to_regclass($1) AS found', [table])
  if (!found.rows[0]?.found) return known
  const applied = await client.query<{ name: string }>(`SELECT name FROM ${table}`)
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

async function withClient<T>(use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...connectionSettings(), connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
