// A COMMIT that fails, is lost on the way, or whose answer is.
import { connect as connectTo, createServer, type Server, type Socket } from 'node:net'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { NotCommittedError, UnknownOutcomeError } from './commit.ts'
import { guardedPg } from './guarded-pg.ts'
import { pool } from './pool.ts'
import { type TestDatabase, testDatabase } from './testing/database.ts'
import { transact } from './transact.ts'
import { watchingForOutages } from './unreachable.ts'

let database: TestDatabase
let proxy: CuttingProxy
let proxied: pg.Pool
beforeAll(async () => {
  database = await testDatabase()
  await pool().query('CREATE TABLE noted (id int PRIMARY KEY, odd boolean NOT NULL DEFAULT false)')
  await pool().query(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.odd THEN RAISE EXCEPTION 'refused at commit'; END IF;
      IF NEW.id < 0 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
      RETURN NULL;
    END $$`)
  await pool().query(
    'CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON noted DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()',
  )
  proxy = await cuttingProxy(database.url)
  proxied = new guardedPg.Pool({ connectionString: proxy.url, max: 2 })
})
afterAll(async () => {
  await proxied?.end()
  proxy?.server.close()
  await database.drop()
})
beforeEach(() => {
  Object.assign(proxy, { when: 'never', lost: false, cuts: 0 })
})

const insert =
  (id: number, odd = false) =>
  (db: pg.PoolClient) =>
    db.query('INSERT INTO noted (id, odd) VALUES ($1, $2)', [id, odd])
const has = async (id: number) => (await pool().query('SELECT FROM noted WHERE id = $1', [id])).rowCount === 1

describe('a commit', () => {
  it('that happens is a success', async () => {
    await transact(pool(), insert(1))
    expect(await has(1)).toBe(true)
  })

  it('that the database refuses is an error, and the connection goes on', async () => {
    const refused = transact(pool(), insert(2, true))
    await expect(refused).rejects.toThrow(NotCommittedError)
    await expect(refused).rejects.toMatchObject({ cause: { message: 'refused at commit' } })
    expect(await has(2)).toBe(false)
    await transact(pool(), insert(3))
    expect(await has(3)).toBe(true)
  })

  it('of a transaction in which a failed statement was ignored is an error', async () => {
    const ignoring = transact(pool(), async (db) => {
      await insert(4)(db)
      await db.query('SELECT 1 / 0').catch(() => undefined)
    })
    await expect(ignoring).rejects.toThrow(NotCommittedError)
    expect(await has(4)).toBe(false)
  })

  it('during which the server ends the connection is an error', async () => {
    await expect(transact(pool(), insert(-5))).rejects.toThrow(NotCommittedError)
    expect(await has(-5)).toBe(false)
  })

  it('whose answer is lost is a success', async () => {
    proxy.when = 'answer to COMMIT'
    await transact(proxied, insert(6))
    expect(proxy.cuts).toBe(1)
    expect(await has(6)).toBe(true)
  })

  it('that is lost on the way is an error', async () => {
    proxy.when = 'COMMIT'
    await expect(transact(proxied, insert(7))).rejects.toThrow(NotCommittedError)
    expect(await has(7)).toBe(false)
  })

  it('after which nobody can be asked has an unknown outcome', { timeout: 30_000 }, async () => {
    proxy.when = 'for good'
    await expect(transact(proxied, insert(8))).rejects.toThrow(UnknownOutcomeError)
  })

  it('of a transaction that wrote nothing says so when it is lost', async () => {
    proxy.when = 'COMMIT'
    await expect(transact(proxied, (db) => db.query('SELECT 1'))).rejects.toThrow(NotCommittedError)
  })
})

it('keeps the reason for which a transaction is undone, also when the connection is gone', async () => {
  const work = transact(pool(), async (db) => {
    await db.query('SELECT pg_terminate_backend(pg_backend_pid())').catch(() => undefined)
    throw new Error('the reason')
  })
  await expect(work).rejects.toThrow('the reason')
})

describe('whoever watches', () => {
  const losing = () =>
    pool()
      .query('SELECT pg_terminate_backend(pg_backend_pid())')
      .catch(() => undefined)

  it('hears that the database was away, though the error was swallowed', async () => {
    const away = watchingForOutages(async (outage) => {
      expect(outage()).toBe(false)
      await losing()
      await pool().query('SELECT 1')
      return outage()
    })
    expect(await away).toBe(true)
  })

  it('hears nothing of statements that are wrong, nor of what happens to others', async () => {
    const others = losing()
    const away = watchingForOutages(async (outage) => {
      const wrong = pool().query('SELECT 1 / 0')
      await Promise.allSettled([wrong, others])
      return outage()
    })
    expect(await away).toBe(false)
  })
})

type CuttingProxy = {
  url: string
  server: Server
  when: 'never' | 'COMMIT' | 'answer to COMMIT' | 'for good'
  /** Nothing goes through any more. */
  lost: boolean
  cuts: number
}

/** Stands before a server and cuts a connection when COMMIT is on the way, once. */
async function cuttingProxy(url: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(url)
  const state = { when: 'never', cuts: 0, lost: false } as Omit<CuttingProxy, 'url' | 'server'>
  const server = createServer((client) => {
    if (state.lost) return client.destroy()
    const upstream = connectTo(Number(port), hostname)
    const cut = () => {
      state.cuts += 1
      state.lost = state.when === 'for good'
      state.when = 'never'
      client.destroy()
      upstream.end()
    }
    let committing = false
    client.on('data', (chunk: Buffer) => {
      const isCommit = chunk.includes('COMMIT')
      if (isCommit && state.when === 'COMMIT') return cut()
      committing ||= isCommit
      upstream.write(chunk)
    })
    upstream.on('data', (chunk: Buffer) => {
      if (committing && state.when !== 'never') return cut()
      client.write(chunk)
    })
    const close = (one: Socket, other: Socket) => one.on('error', () => undefined).on('close', () => other.destroy())
    close(client, upstream)
    close(upstream, client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const own = new URL(url)
  own.port = String(typeof address === 'object' && address ? address.port : 0)
  return Object.assign(state, { url: own.toString(), server })
}
