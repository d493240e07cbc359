// The newsroom for a command that runs by itself.
import type { Payload } from 'payload'
import { openDatabase } from '#lib/database/open.ts'

export type Newsroom = { readonly payload: Payload; close(): Promise<void> }

/**
 * Opens database and Payload, whether the site is running or not.
 * @param command the command's name, for whoever starts the site meanwhile
 * @throws when the database can't be used, with the way out
 */
export async function openNewsroom(command: string): Promise<Newsroom> {
  const database = await openDatabase(command)
  // Loaded only now: the configuration reads the environment when it is loaded.
  const { getPayload } = await import('payload')
  const { default: config } = await import('#payload.config.ts')
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
