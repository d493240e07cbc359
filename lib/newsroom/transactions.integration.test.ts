// Acknowledged means committed: what REST and programs are told when the database refuses or loses a COMMIT.
import { sql } from '@payloadcms/db-postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NotCommittedError } from '#lib/database/commit.ts'
import { pool } from '#lib/database/pool.ts'
import { endConnections } from './testing/ending-connections.ts'
import { bodyOf, type TestNewsroom, testNewsroom } from './testing/newsroom.ts'
import { inTransaction } from './writing/transaction.ts'

let newsroom: TestNewsroom
let section: number
beforeAll(async () => {
  newsroom = await testNewsroom()
  const made = await newsroom.payload.create({
    collection: 'sections',
    data: { key: 'w', name: 'Dunia', slug: 'dunia', order: 1 },
  })
  section = made.id
  // A headline that begins so can't be committed, or ends the connection as it is.
  await pool().query(`
    CREATE FUNCTION at_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.headline LIKE 'Tolak%' THEN RAISE EXCEPTION 'refused at commit'; END IF;
      IF NEW.headline LIKE 'Putus%' THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
      RETURN NULL;
    END $$`)
  await pool().query(
    'CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT OR UPDATE ON articles DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION at_commit()',
  )
})
afterAll(() => newsroom?.close())

const story = (headline: string) => ({
  headline,
  section,
  kind: 'news' as const,
  body: bodyOf(headline),
  _status: 'published' as const,
})
const count = async (query: string, ...values: unknown[]) => (await pool().query(query, values)).rowCount

describe.each(['Tolak', 'Putus'])('a save whose commit fails (%s)', (what) => {
  it('is an error in the language of whoever saved, and nothing is left of it', async () => {
    await newsroom.tags()
    const jobs = await count('SELECT FROM pgboss.job')
    const answer = await newsroom.ask('editor', 'POST', '/articles', story(`${what} ini`), {
      'Accept-Language': 'ar',
    })
    expect(answer.status).toBe(503)
    expect(JSON.stringify(answer.body)).toContain('لم يُحفظ')
    expect(await count('SELECT FROM articles WHERE headline = $1', `${what} ini`)).toBe(0)
    expect(await newsroom.tags()).toEqual([])
    expect(await count('SELECT FROM pgboss.job')).toBe(jobs)
  })

  it('leaves what was there, and the next save works', async () => {
    const made = await newsroom.ask('editor', 'POST', '/articles', story(`Semula ${what}`))
    const { id } = made.body.doc as { id: number }
    const refused = await newsroom.ask('editor', 'PATCH', `/articles/${id}`, { headline: `${what} lagi` })
    expect(refused.status).toBe(503)
    expect((await newsroom.ask('editor', 'GET', `/articles/${id}`)).body.headline).toBe(`Semula ${what}`)
    expect((await newsroom.ask('editor', 'PATCH', `/articles/${id}`, { headline: 'Sesudahnya' })).status).toBe(200)
  })

  it('is an error for programs', async () => {
    let attempts = 0
    const work = inTransaction(newsroom.payload, async ({ req, payload }) => {
      attempts += 1
      await payload.create({ collection: 'articles', data: story(`${what} program`), req })
    })
    await expect(work).rejects.toThrow(NotCommittedError)
    expect(attempts).toBe(1)
    expect(await count('SELECT FROM articles WHERE headline = $1', `${what} program`)).toBe(0)
  })
})

it('does not take the failure of a statement that somebody ignored for success', async () => {
  const work = inTransaction(newsroom.payload, async ({ req, rows, payload }) => {
    await payload.create({ collection: 'articles', data: story('Diabaikan'), req })
    await rows(sql`SELECT 1 / 0`).catch(() => undefined)
  })
  await expect(work).rejects.toThrow(NotCommittedError)
  expect(await count("SELECT FROM articles WHERE headline = 'Diabaikan'")).toBe(0)
})

it('loses nothing that it acknowledged, and refuses nobody, while connections are being ended', {
  timeout: 120_000,
}, async () => {
  // Signed in before.
  await newsroom.ask('editor', 'GET', '/users/me')
  // As often as leaves some of them their time, on a machine of any speed.
  let pause = 20
  const stop = endConnections(0.5, () => pause)
  const acknowledged: string[] = []
  const answers = new Map<number, number>()
  const save = async (person: number) => {
    for (let n = 0; n < 50; n += 1) {
      const headline = `Berita ${person} ${n}`
      const answer = await newsroom.ask('editor', 'POST', '/articles?depth=0', story(headline))
      answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1)
      if (answer.status === 201) acknowledged.push(headline)
      pause = answer.status === 201 ? Math.max(20, pause * 0.8) : Math.min(2_000, pause * 1.1)
    }
  }
  await Promise.all([1, 2, 3, 4].map(save))
  await stop()
  const { rows } = await pool().query<{ headline: string }>(
    "SELECT headline FROM articles WHERE headline LIKE 'Berita %'",
  )
  const there = new Set(rows.map(({ headline }) => headline))
  expect(acknowledged.filter((headline) => !there.has(headline))).toEqual([])
  // Some got through, some did not; nobody was told that they may not.
  expect([...answers.keys()].sort()).toEqual([201, 503])
  expect(there.size).toBe(acknowledged.length)
})
