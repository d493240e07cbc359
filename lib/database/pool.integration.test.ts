import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pool } from './pool.ts'
import { type TestDatabase, testDatabase } from './testing/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

describe('pool', () => {
  it('is migrated, sorts by code point and knows letters of every script', async () => {
    const { rows } = await pool().query<{ words: string; lower: string; sorted: string[] }>(
      `SELECT to_tsvector('simple', 'Kopi — «naïve»، مرحبا')::text AS words, lower('ÀÉΣ') AS lower,
              (SELECT array_agg(word ORDER BY word) FROM unnest(ARRAY['é','z','Z','a']) word) AS sorted`,
    )
    expect(rows[0]).toEqual({ words: "'kopi':1 'naïve':2 'مرحبا':3", lower: 'àéσ', sorted: ['Z', 'a', 'z', 'é'] })
    const stories = await pool().query('SELECT count(*)::int AS n FROM articles')
    expect(stories.rows).toEqual([{ n: 0 }])
  })

  it('survives that the server drops its connections, idle and lent out', async () => {
    const lent = await pool().connect()
    await pool().query('SELECT 1')
    const own = (await lent.query('SELECT pg_backend_pid() AS pid')).rows[0].pid
    const other = await pool().connect()
    await other.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = $1', [own])
    await expect(lent.query('SELECT 1')).rejects.toThrow()
    lent.release(true)
    other.release()
    expect((await pool().query('SELECT 2 AS n')).rows).toEqual([{ n: 2 }])
  })

  it('cancels a statement that runs too long', async () => {
    expect((await pool().query('SHOW statement_timeout')).rows).toEqual([{ statement_timeout: '15s' }])
  })
})
