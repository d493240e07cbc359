// A real PostgreSQL for tests. `startTestServer` runs once for all files and migrates a template; each file asks for a
// database of its own with `testDatabase`, a copy of that template.
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { forgetSettings } from '#lib/runtime/settings.ts'
import { startEmbedded } from '../embedded/server.ts'
import { closePool } from '../pool.ts'

/** A server for one test run. */
export type TestServer = {
  /** Connection string of the migrated template; nothing may stay connected to it. */
  template: string
  stop(): Promise<void>
}

/** A database that no other test file sees. */
export type TestDatabase = {
  url: string
  /** Closes the pool and drops the database. */
  drop(): Promise<void>
}

const templateVariable = 'WARTA_TEST_TEMPLATE'

/**
 * Starts an embedded server in a temporary folder and migrates its database. Nothing in it survives `stop`.
 *
 * @param migrate migrates the database that an environment names, in a process of its own
 */
export async function startTestServer(migrate: (env: NodeJS.ProcessEnv) => void): Promise<TestServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'warta-test-'))
  // As root, PostgreSQL's own account has to pass through.
  chmodSync(dataDir, 0o755)
  const server = await startEmbedded({ dataDir, set: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] })
  const stop = async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    migrate({ ...process.env, DATABASE_URL: server.url, DATA_DIR: dataDir, PAYLOAD_SECRET: testSecret })
  } catch (error) {
    await stop()
    throw error
  }
  process.env[templateVariable] = server.url
  return { template: server.url, stop }
}

const testSecret = 'only-for-tests-only-for-tests-only-for-tests'

/**
 * Makes a database for this test file and points this process at it: DATABASE_URL, `settings()` and `pool()`.
 * Call it before anything that connects, and before importing the Payload configuration.
 *
 * @param options.empty leaves it without tables
 * @throws when the test run has no server
 */
export async function testDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const template = process.env[templateVariable]
  if (!template) throw new Error('No test server: integration tests run with vitest and scripts/vitest.config.ts.')
  const name = `test_${randomBytes(6).toString('hex')}`
  const source = new URL(template).pathname.slice(1)
  await administer(template, `CREATE DATABASE ${name} TEMPLATE ${options.empty ? 'template0' : source}`)
  const url = new URL(template)
  url.pathname = `/${name}`
  const dataDir = mkdtempSync(path.join(tmpdir(), 'warta-test-data-'))
  Object.assign(process.env, { DATABASE_URL: url.href, DATA_DIR: dataDir, PAYLOAD_SECRET: testSecret })
  forgetSettings()
  return {
    url: url.href,
    async drop() {
      await closePool()
      await untilUnused(template, name)
      await cutOff(template, name)
      // Not by force: PostgreSQL then fails at its own cleaners, which it sends away otherwise.
      await administer(template, `DROP DATABASE ${name}`)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Who is connected to a database. */
const connections = (name: string) =>
  `FROM pg_stat_activity WHERE datname = '${name}' AND backend_type = 'client backend'`

/**
 * Pools say that they are closed before their connections are; one that is cut off then is an uncaught error.
 * Payload keeps one connection of its pool for itself and never gives it back: nobody waits for that.
 */
async function untilUnused(template: string, name: string): Promise<void> {
  for (let waited = 0; waited < 2_000; waited += 20) {
    const others = `SELECT ${connections(name)} AND application_name <> 'warta newsroom'`
    if ((await administer(template, others)) === 0) return
    await sleep(20)
  }
}

/** Ends what is still connected to a database. */
async function cutOff(template: string, name: string): Promise<void> {
  await administer(template, `SELECT pg_terminate_backend(pid, 5000) ${connections(name)}`)
}

async function administer(template: string, statement: string): Promise<number> {
  const url = new URL(template)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    return (await client.query(statement)).rowCount ?? 0
  } finally {
    await client.end()
  }
}
