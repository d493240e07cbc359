// Opens the newsroom for a command.
import type { Payload, SanitizedConfig } from 'payload'
import { openDatabase } from '#lib/database/open.ts'

export type Newsroom = { readonly payload: Payload; close(): Promise<void> }

/**
 * Opens database and Payload, whether the site is running or not.
 * @param command the command's name, for the message to someone who starts the site meanwhile
 * @param parts.migrate applies the migrations that are pending (migrate.ts)
 * @param parts.loadConfig imports payload.config.ts, which reads the environment when it is loaded
 * @throws when the database can't be used, with the way out
 */
export async function openNewsroom(
  command: string,
  parts: {
    readonly migrate: () => Promise<unknown>
    readonly loadConfig: () => Promise<{ readonly default: Promise<SanitizedConfig> }>
  },
): Promise<Newsroom> {
  const database = await openDatabase(command, parts.migrate)
  const { getPayload } = await import('payload')
  const { default: config } = await parts.loadConfig()
  // A key of its own: migrating opens Payload too, and closes it for good.
  const payload = await getPayload({ config, disableOnInit: true, key: 'exchange' })
  return {
    payload,
    async close() {
      await payload.destroy()
      // Not awaited: Payload keeps one connection for itself and never gives it back.
      void payload.db.pool.end()
      await database.close()
    },
  }
}
