// The database for one start: the embedded server, kept running, or a check of the one that DATABASE_URL names.
import { setTimeout as sleep } from 'node:timers/promises'
import { lockData } from '#lib/database/embedded/lock.ts'
import { type EmbeddedServer, startEmbedded } from '#lib/database/embedded/server.ts'
import { checkServer } from '#lib/database/external.ts'
import { backoff } from '#lib/runtime/backoff.ts'
import type { Settings } from '#lib/runtime/settings.ts'

/** A database that answers. */
export type Database = {
  url: string
  /** For the summary: "PostgreSQL 18.4, embedded, in /srv/warta/data". */
  description: string
  stop(): Promise<void>
  /** Does not wait for sessions to end; what was committed is safe. */
  kill(): void
}

type Say = (line: string) => void

/**
 * @param say told what a person should know
 * @throws when the data folder is in use, or the server can't be started or used
 */
export async function startDatabase(settings: Settings, say: Say): Promise<Database> {
  if (!settings.databaseUrl) return startOwn(settings, say)
  const release = await checkServer(settings.databaseUrl)
  const { host, pathname } = new URL(settings.databaseUrl)
  return {
    url: settings.databaseUrl,
    description: `PostgreSQL ${release} at ${host}${pathname}`,
    stop: async () => undefined,
    kill: () => undefined,
  }
}

async function startOwn({ dataDir, postgresPort }: Settings, say: Say): Promise<Database> {
  const lock = lockData(dataDir, 'another start of Warta')
  let server: EmbeddedServer
  try {
    server = await startEmbedded({ dataDir, port: postgresPort, say })
  } catch (error) {
    lock.release()
    throw error
  }
  const { url } = server
  // The web process and the worker know this port: it stays while we run.
  const port = Number(new URL(url).port)
  const stopping = new AbortController()

  const keep = async () => {
    for (let failures = 0; ; ) {
      await server.exited
      if (stopping.signal.aborted) return
      try {
        if (failures === 0) say('The database ended. Starting it again.')
        server = await startEmbedded({ dataDir, port, say })
        failures = 0
        if (stopping.signal.aborted) await server.stop()
      } catch (error) {
        failures += 1
        say(error instanceof Error ? error.message : String(error))
        const pause = backoff(failures, { first: 500, longest: 30_000 })
        await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
  }
  const kept = keep()

  return {
    url,
    description: `PostgreSQL ${server.release}, embedded, in ${dataDir}`,
    async stop() {
      stopping.abort()
      await server.stop()
      await kept
      lock.release()
    },
    kill() {
      stopping.abort()
      process.kill(server.pid, 'SIGQUIT')
    },
  }
}
