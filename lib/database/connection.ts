// The address of the database: DATABASE_URL, or the embedded server of the data folder.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { settings } from '#lib/runtime/settings.ts'

/** What `pg` needs in order to connect. */
export type ConnectionSettings = { connectionString: string } | EmbeddedConnection

type EmbeddedConnection = { host: string; port: number; user: string; password: string; database: string; ssl: false }

const access = z.object({ port: z.number(), password: z.string() })
/** How the embedded server of a data folder is reached; kept in a file that only its owner can read. */
export type EmbeddedAccess = z.infer<typeof access>

/** The file in a data folder that keeps the embedded server's port and password. */
export const accessFile = (dataDir: string) => path.join(dataDir, 'postgres.json')

/** Reads a data folder's access file; undefined if it has none. Throws if it is damaged. */
export function readAccess(dataDir: string): EmbeddedAccess | undefined {
  let text: string
  try {
    text = readFileSync(accessFile(dataDir), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  return access.parse(JSON.parse(text))
}

/** Connection settings of an embedded server. */
function embeddedConnection({ port, password }: EmbeddedAccess): EmbeddedConnection {
  return { host: '127.0.0.1', port, user: 'warta', password, database: 'warta', ssl: false }
}

/** The same as a connection string; it holds the password. */
export function embeddedUrl(found: EmbeddedAccess): string {
  const { user, password, host, port, database } = embeddedConnection(found)
  return `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}`
}

/**
 * Connection settings for this process.
 *
 * @throws when there is no DATABASE_URL and the data folder has never had an embedded server
 */
export function connectionSettings(): ConnectionSettings {
  const { databaseUrl, dataDir } = settings()
  if (databaseUrl) return { connectionString: databaseUrl }
  const found = readAccess(dataDir)
  if (!found) throw new Error(`There is no database in ${dataDir} yet: run scripts/start once, or set DATABASE_URL.`)
  return embeddedConnection(found)
}
