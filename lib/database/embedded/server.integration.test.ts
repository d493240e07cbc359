import { type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAccess } from '../connection.ts'
import { lockData } from './lock.ts'
import { type EmbeddedServer, startEmbedded } from './server.ts'

const asRoot = process.getuid?.() === 0
const folder = mkdtempSync(path.join(tmpdir(), 'warta-embedded-'))
/** A folder's name as people have them. */
const dataDir = path.join(folder, 'berita hari ini, é 日本 عربي')

beforeAll(() => chmodSync(folder, 0o755))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** Runs a few lines in a process of their own and returns it with what it printed first. */
async function inAnotherProcess(code: string, options: SpawnOptions = {}) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  })
  const [said] = await once(child.stdout ?? child, 'data')
  return { child, said: String(said).trim() }
}

const startCode = (folderOfData: string) => `
  import { startEmbedded } from '#lib/database/embedded/server.ts'
  const server = await startEmbedded({ dataDir: ${JSON.stringify(folderOfData)} })
  console.log(server.url + ' ' + server.pid)
  setInterval(() => {}, 1000)
`

async function killed(child: { kill(signal: 'SIGKILL'): boolean; exitCode: number | null }) {
  child.kill('SIGKILL')
  await once(child as unknown as NodeJS.EventEmitter, 'exit')
}

describe('the embedded server', () => {
  let server: EmbeddedServer

  it('makes a database in a folder with spaces and letters of any script, and keeps it', async () => {
    server = await startEmbedded({ dataDir })
    await query(server.url, "CREATE TABLE kept AS SELECT 'tetap' AS word")
    await server.stop()
    server = await startEmbedded({ dataDir })
    expect(await query(server.url, 'SELECT word FROM kept')).toEqual([{ word: 'tetap' }])
    expect(await query(server.url, 'SHOW server_version')).toEqual([{ server_version: server.release }])
  })

  it('listens on the loopback only, as UTF-8, for a role that is no superuser', async () => {
    const [facts] = await query(
      server.url,
      `SELECT current_setting('listen_addresses') AS listens, current_setting('fsync') AS fsync,
              current_setting('server_encoding') AS encoding, rolsuper AS super
         FROM pg_roles WHERE rolname = current_user`,
    )
    expect(facts).toEqual({ listens: '127.0.0.1', fsync: 'on', encoding: 'UTF8', super: false })
    expect(statSync(path.join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600)
    expect(statSync(path.join(dataDir, 'postgres')).mode & 0o777).toBe(0o700)
  })

  it('lets nobody in without the password, nor the superuser at all', async () => {
    const wrong = new URL(server.url)
    wrong.password = 'salah'
    await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed')
    wrong.username = 'postgres'
    await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed')
  })

  it('recovers what was committed when its server is killed', async () => {
    await query(server.url, "INSERT INTO kept VALUES ('selamat')")
    process.kill(server.pid, 'SIGKILL')
    await server.exited
    server = await startEmbedded({ dataDir })
    expect(await query(server.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 2 }])
    await server.stop()
  })

  it('finds and stops the server that a killed process left running', async () => {
    const { child, said } = await inAnotherProcess(startCode(dataDir))
    await killed(child)
    const left = said.split(' ')[0] ?? ''
    expect(await query(left, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 2 }])
    const told: string[] = []
    server = await startEmbedded({ dataDir, say: (line) => told.push(line) })
    expect(told).toEqual(['The database is still running from before: stopping it.'])
    expect(await query(server.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 2 }])
    await server.stop()
  })

  it('is not held up by a pid file whose process is another one by now', async () => {
    const stale = path.join(dataDir, 'postgres', 'postmaster.pid')
    writeFileSync(stale, `${process.pid}\n${dataDir}/postgres\n1700000000\n5432\n\n127.0.0.1\n1 1\nready   \n`)
    server = await startEmbedded({ dataDir })
    expect(await query(server.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
    await server.stop()
  })

  it('gets a new password when the old one is lost', async () => {
    const old = readAccess(dataDir)?.password
    rmSync(path.join(dataDir, 'postgres.json'))
    server = await startEmbedded({ dataDir })
    expect(readAccess(dataDir)?.password).not.toBe(old)
    expect(await query(server.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 2 }])
    await server.stop()
  })

  it('takes another port when its last one is taken, and says so when a fixed one is', async () => {
    const other = path.join(folder, 'other')
    const first = await startEmbedded({ dataDir: other })
    const port = Number(new URL(first.url).port)
    cpSync(path.join(other, 'postgres.json'), path.join(dataDir, 'postgres.json'))
    server = await startEmbedded({ dataDir })
    expect(Number(new URL(server.url).port)).not.toBe(port)
    await server.stop()
    await expect(startEmbedded({ dataDir, port })).rejects.toThrow('could not bind IPv4 address "127.0.0.1"')
    await first.stop()
  })

  it('says what to do when the data is of another release', async () => {
    const version = path.join(dataDir, 'postgres', 'PG_VERSION')
    writeFileSync(version, '17\n')
    await expect(startEmbedded({ dataDir })).rejects.toThrow(/made by PostgreSQL 17; this version of Warta brings 18/)
  })
})

describe('the lock of a data folder', () => {
  it('is held by one living process, which is named, and is free once that is killed', async () => {
    const { child } = await inAnotherProcess(`
      import { lockData } from '#lib/database/embedded/lock.ts'
      globalThis.lock = lockData(${JSON.stringify(dataDir)}, 'scripts/import')
      console.log('locked')
      setInterval(() => {}, 1000)
    `)
    expect(() => lockData(dataDir, 'test')).toThrow(
      `The data in ${dataDir} is in use by scripts/import (process ${child.pid}). Stop it first`,
    )
    await killed(child)
    lockData(dataDir, 'test').release()
    lockData(dataDir, 'test').release()
  })
})

describe.runIf(asRoot)('as root', () => {
  it("runs as a system user's process", async () => {
    const server = await startEmbedded({ dataDir: path.join(folder, 'root') })
    const owner = statSync(`/proc/${server.pid}`, { throwIfNoEntry: false })?.uid
    expect(owner).not.toBe(0)
    await server.stop()
  })

  it('puts the database where that user can go when it can not enter the data folder', async () => {
    const closed = path.join(folder, 'closed', 'data')
    mkdirSync(path.dirname(closed), { mode: 0o700 })
    const told: string[] = []
    let server = await startEmbedded({ dataDir: closed, say: (line) => told.push(line) })
    expect(told.join()).toContain('the database is in /var/lib/warta/')
    await query(server.url, 'CREATE TABLE moved ()')
    await server.stop()
    const place = readFileSync(path.join(closed, 'postgres.place'), 'utf8').trim()

    cpSync(closed, path.join(folder, 'copied'), { recursive: true })
    await expect(startEmbedded({ dataDir: path.join(folder, 'copied') })).rejects.toThrow('If this folder is a copy')

    server = await startEmbedded({ dataDir: closed })
    expect(await query(server.url, 'SELECT count(*)::int AS n FROM moved')).toEqual([{ n: 0 }])
    await server.stop()
    rmSync(path.dirname(place), { recursive: true })
  })

  const nobody = Number(spawnSync('id', ['-u', 'nobody'], { encoding: 'utf8' }).stdout)
  const reachable = spawnSync(process.execPath, ['-e', ''], { uid: nobody }).status === 0
  it.skipIf(!nobody || !reachable)('works for an ordinary user, without any of that', async () => {
    const own = path.join(folder, 'nobody')
    mkdirSync(own)
    chmodSync(own, 0o777)
    const { child, said } = await inAnotherProcess(startCode(path.join(own, 'data')), { uid: nobody })
    const [url = '', pid] = said.split(' ')
    expect(await query(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
    expect(statSync(path.join(own, 'data', 'postgres')).uid).toBe(nobody)
    expect(existsSync(path.join(own, 'data', 'postgres.place'))).toBe(false)
    await killed(child)
    process.kill(Number(pid), 'SIGQUIT')
  })
})
