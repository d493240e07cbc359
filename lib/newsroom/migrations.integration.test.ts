// Migrations of a database that has been in use: what was in it goes on as it was.
import { getPayload, type Payload } from 'payload'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readChanges } from '#lib/change-log/position.ts'
import { loadPosition, type ReaderName } from '#lib/change-log/stored-position.ts'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { down, up } from './migrations/20261129_110000_change_log_positions.ts'

let database: TestDatabase
let payload: Payload
beforeAll(async () => {
  database = await testDatabase()
  const { default: config } = await import('#payload.config.ts')
  payload = await getPayload({ config, disableOnInit: true })
})
afterAll(async () => {
  await payload.destroy()
  await database.drop()
})

type Migrate = (args: { db: unknown; payload: Payload; req: never }) => Promise<void>

const run = (migrate: unknown) =>
  (
    payload.db as unknown as { drizzle: { transaction(work: (db: unknown) => Promise<void>): Promise<void> } }
  ).drizzle.transaction((db) => (migrate as Migrate)({ db, payload, req: undefined as never }))

async function unread(reader: ReaderName): Promise<string[]> {
  const { position } = await loadPosition(pool(), reader)
  const reading = await readChanges(pool(), position, 100)
  if (reading.kind === 'lost') throw new Error('lost')
  return reading.entries.flatMap(({ tags }) => tags).toSorted()
}

it('readers of the change log go on where they were, and miss no transaction that was open', async () => {
  await run(down)
  await pool().query(
    `INSERT INTO change_log (at, tags, told) VALUES
       (now() - interval '10 minutes', '{article:1}', true), (now() - interval '5 minutes', '{article:2}', false),
       (now() - interval '2 minutes', '{article:3}', true), (now() - interval '1 minute', '{article:4}', false)`,
  )
  await pool().query(
    `INSERT INTO search_state (followed_until, form) VALUES (now() - interval '2 minutes', 7)
     ON CONFLICT (one) DO UPDATE SET followed_until = excluded.followed_until, form = excluded.form`,
  )
  const writer = new pg.Client({ connectionString: database.url })
  await writer.connect()
  await writer.query('BEGIN')
  await writer.query('SELECT pg_current_xact_id()')
  await run(up)
  expect(await unread('indexnow')).toEqual(['article:2', 'article:4'])
  expect(await unread('search')).toEqual(['article:3', 'article:4'])
  // As a process of the version before appends, which may run for a while yet.
  await writer.query("INSERT INTO change_log (tags) VALUES ('{article:5}')")
  await writer.query('COMMIT')
  await writer.end()
  expect(await unread('indexnow')).toEqual(['article:2', 'article:4', 'article:5'])
  expect(await unread('search')).toEqual(['article:3', 'article:4', 'article:5'])
  expect((await pool().query('SELECT form FROM search_state')).rows).toEqual([{ form: 7 }])
  await run(down)
  expect((await pool().query('SELECT tags[1] AS tag FROM change_log WHERE told ORDER BY id')).rows).toEqual([
    { tag: 'article:1' },
    { tag: 'article:3' },
  ])
})

it('a database that was never used has positions, too', async () => {
  await pool().query('TRUNCATE change_log, search_state')
  await run(up)
  expect(await unread('search')).toEqual([])
  await pool().query("INSERT INTO change_log (tags) VALUES ('{article:6}')")
  expect(await unread('search')).toEqual(['article:6'])
  expect(await unread('indexnow')).toEqual(['article:6'])
})
