// The embedded PostgreSQL server: started as a child of this process, on the loopback only.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { accessFile, type EmbeddedAccess, embeddedUrl, readAccess } from '../connection.ts'
import { asAccount } from './account.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { ensureCluster, serverEnvironment, setPassword } from './cluster.ts'
import { readPidFile, stopLeftover, stopServer } from './leftover.ts'
import { openShelter, type Place, placeOf } from './place.ts'

/** A running server. */
export type EmbeddedServer = {
  /** Connection string of its database; holds the password. */
  url: string
  pid: number
  /** Of PostgreSQL, such as `18.4`. */
  release: string
  /** Settles when the server has ended, for whatever reason. */
  exited: Promise<void>
  /** Ends sessions, writes everything out and stops. */
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  /** Absolute path of the data folder; the caller holds its lock. */
  dataDir: string
  /** Fixed port; without it the last one is used again, or any free one. */
  port?: number | undefined
  /** Told what a person should know. */
  say?: (line: string) => void
  /** More server settings, "name=value". */
  set?: readonly string[]
}

const serverSettings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_checkpoints=off',
  // Our queries are short: compiling them costs more than it saves.
  'jit=off',
  // After a crash: one call for the whole file system instead of one for each file, which takes seconds.
  ...(process.platform === 'linux' ? ['recovery_init_sync_method=syncfs'] : []),
]

/**
 * Starts the data folder's server, making its cluster first if there is none. A server left over from a killed
 * process is stopped first, stale files are cleared away, a lost password is replaced.
 *
 * @throws with PostgreSQL's own words and the way out when it can't start
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { dataDir, say = () => undefined } = options
  const place = placeOf(dataDir, say)
  openShelter(place)
  const binaries = findBinaries(place.account, place.shelter)
  const kept = readAccess(dataDir)
  const password = kept?.password ?? randomBytes(24).toString('base64url')
  if (!kept) keep(dataDir, { port: 0, password })
  ensureCluster(place, binaries, password)
  await stopLeftover(place.cluster, say)
  const server = await launch(options, place, binaries, { port: kept?.port ?? 0, password })
  if (await accepts(server.url)) return server
  await server.stop()
  setPassword(place, binaries, password)
  return launch(options, place, binaries, { port: kept?.port ?? 0, password })
}

async function launch(options: EmbeddedOptions, place: Place, binaries: Binaries, access: EmbeddedAccess) {
  const log = openLog(options.dataDir)
  const begun = Date.now()
  for (;;) {
    const port = options.port ?? (await freePort(access.port))
    const logged = statSync(log.file).size
    const child = spawn(
      binaries.postgres,
      ['-D', place.cluster, '-p', String(port)].concat(
        [...serverSettings, ...(options.set ?? [])].flatMap((setting) => ['-c', setting]),
      ),
      {
        ...asAccount(place.account),
        cwd: '/',
        env: serverEnvironment(),
        stdio: ['ignore', log.descriptor, log.descriptor],
        // A group of its own: Ctrl-C is for the supervisor, which stops the database last.
        detached: true,
      },
    )
    const exited = new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.once('error', () => resolve())
    })
    if (await isReady(child, place.cluster, begun)) {
      closeSync(log.descriptor)
      keep(options.dataDir, { ...access, port })
      return running(child, exited, binaries.release, { ...access, port })
    }
    const words = readFileSync(log.file).subarray(logged).toString().trim()
    const waiting = Date.now() - begun < 20_000
    // The last backends of a killed server take a moment to notice; a port can be taken between choice and use.
    const passing = words.includes('shared memory block') || (!options.port && words.includes('could not bind'))
    if (!waiting || !passing) {
      closeSync(log.descriptor)
      throw new Error(`The database did not start. PostgreSQL says (${log.file}):\n${words || 'nothing'}`)
    }
    await sleep(200)
  }
}

function running(child: ChildProcess, exited: Promise<void>, release: string, access: EmbeddedAccess): EmbeddedServer {
  const pid = child.pid ?? 0
  return {
    url: embeddedUrl(access),
    pid,
    release,
    exited,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) await stopServer(pid)
      await exited
    },
  }
}

/** Waits until the server says in its pid file that it takes connections; false if it ends first. */
async function isReady(child: ChildProcess, cluster: string, begun: number): Promise<boolean> {
  let failed = false
  child.once('error', () => {
    failed = true
  })
  while (!failed && child.exitCode === null && child.signalCode === null) {
    const file = readPidFile(cluster)
    // A pid file from before can name the very same id: containers count from the beginning.
    if (file?.ready && file.pid === child.pid && file.startedAt >= Math.floor(begun / 1000)) return true
    await sleep(10)
  }
  return false
}

/** False when the password is not the server's; any other trouble is thrown. */
async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    await client.end()
    return true
  } catch (error) {
    const code = error instanceof pg.DatabaseError ? error.code : undefined
    // invalid_password, invalid_authorization_specification, invalid_catalog_name
    if (code === '28P01' || code === '28000' || code === '3D000') return false
    throw error
  }
}

/** Returns the preferred port if it is free, else any that is. */
function freePort(preferred: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => (preferred ? resolve(freePort(0)) : reject(error)))
    probe.listen(preferred, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function openLog(dataDir: string): { file: string; descriptor: number } {
  const file = path.join(dataDir, 'postgres.log')
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > 10_000_000) renameSync(file, `${file}.1`)
  return { file, descriptor: openSync(file, 'a', 0o600) }
}

function keep(dataDir: string, access: EmbeddedAccess): void {
  const draft = `${accessFile(dataDir)}.new`
  writeFileSync(draft, `${JSON.stringify(access)}\n`, { mode: 0o600 })
  renameSync(draft, accessFile(dataDir))
}
