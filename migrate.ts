// Brings the database up to this version: the newsroom's tables, the tables beside them, and the job queues. scripts/start
// runs it by itself; by hand: `node migrate.ts`.
import path from 'node:path'
import type { Migration } from 'payload'
import { applyMigrations, type Migrations, pendingMigrations } from '#lib/database/migrate.ts'

const migrations: Migrations = {
  folder: path.join(import.meta.dirname, 'lib/newsroom/migrations'),
  table: 'payload_migrations',
  apply: async () => {
    // Loaded only now: it takes a second, and most starts have nothing to migrate.
    const [{ getPayload }, { default: config }, { migrations: all }, { installQueues }] = await Promise.all([
      import('payload'),
      import('#payload.config.ts'),
      import('#lib/newsroom/migrations/index.ts'),
      import('#lib/queue/boss.ts'),
    ])
    const payload = await getPayload({ config, disableOnInit: true })
    try {
      // Payload's own generated files don't fit its type, which says that a migration takes anything.
      await payload.db.migrate({ migrations: all as Migration[] })
    } finally {
      await payload.destroy()
    }
    await installQueues()
  },
}

/**
 * Applies what is pending, once, whichever process comes first.
 *
 * @returns the names of the migrations that were applied
 * @throws when one fails (it is rolled back), and when the database was migrated by a newer version
 */
export const migrate = (): Promise<string[]> => applyMigrations(migrations)

/** Whether any migration is still to be applied; throws as `migrate` does. */
export const needsMigration = async (): Promise<boolean> => (await pendingMigrations(migrations)).length > 0

if (import.meta.main) {
  for (const name of await migrate()) console.log(`Migrated: ${name}`)
  process.exit(0)
}
