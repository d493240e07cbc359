// The database for a command that runs by itself (import, export), whether the site is running or not.
import pg from 'pg'
import { settings } from '#lib/runtime/settings.ts'
import { embeddedUrl, readAccess } from './connection.ts'
import { lockData } from './embedded/lock.ts'
import { startEmbedded } from './embedded/server.ts'
import { checkServer } from './external.ts'
import { closePool } from './pool.ts'

/** An open database; `close` it when the work is done. */
export type OpenDatabase = { url: string; close(): Promise<void> }

/**
 * Makes `pool()` and Payload work: uses DATABASE_URL or the embedded server that runs already, else starts it
 * until `close`. Sets DATABASE_URL for this process, and brings the database up to date.
 *
 * @param holder what this command is, for whoever starts the site meanwhile ("scripts/import")
 * @param migrate applies the migrations that are pending
 * @throws when the database can't be used, with the way out
 */
export async function openDatabase(holder: string, migrate: () => Promise<unknown>): Promise<OpenDatabase> {
  const { url, close } = await findOrStart(holder)
  process.env.DATABASE_URL = url
  try {
    await migrate()
  } catch (error) {
    await close()
    throw error
  }
  return {
    url,
    async close() {
      await closePool()
      await close()
    },
  }
}

async function findOrStart(holder: string): Promise<OpenDatabase> {
  const { databaseUrl, dataDir, postgresPort } = settings()
  const nothing = async () => undefined
  if (databaseUrl) {
    await checkServer(databaseUrl)
    return { url: databaseUrl, close: nothing }
  }
  const running = await runningServer(dataDir)
  if (running) return { url: running, close: nothing }
  const lock = lockData(dataDir, holder)
  try {
    const server = await startEmbedded({ dataDir, port: postgresPort, say: console.error })
    return {
      url: server.url,
      async close() {
        await server.stop()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function runningServer(dataDir: string): Promise<string | undefined> {
  const access = readAccess(dataDir)
  if (!access?.port) return undefined
  const url = embeddedUrl(access)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return url
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => undefined)
  }
}
