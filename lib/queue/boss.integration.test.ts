// Jobs that belong to somebody's transaction, and those that wait already.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { transact } from '#lib/database/transact.ts'
import { translationLocales } from '#lib/locales.ts'
import { upsertJobs } from './boss.ts'
import { priorities } from './jobs.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  await pool().query('DELETE FROM pgboss.job')
})

const jobs = translationLocales.map((locale) => ({ article: 7, locale }))

type Waiting = { key: string; state: string; priority: number; due: boolean; data: unknown }

async function waiting(): Promise<Waiting[]> {
  const { rows } = await pool().query<Waiting>(
    `SELECT singleton_key AS key, state, priority, start_after <= now() AS due, data
       FROM pgboss.job ORDER BY singleton_key, state`,
  )
  return rows
}

describe('sending', () => {
  it('adds one job per key, due at once', async () => {
    await upsertJobs('translate', jobs, { db: pool(), priority: 'imported' })
    expect(await waiting()).toEqual(
      jobs
        .map((data) => ({
          key: `7:${data.locale}`,
          state: 'created',
          priority: priorities.imported,
          due: true,
          data,
        }))
        .sort((a, b) => (a.key < b.key ? -1 : 1)),
    )
  })

  it('is undone with the transaction that it belongs to', async () => {
    const work = transact(pool(), async (db) => {
      await upsertJobs('translate', jobs, { db })
      await upsertJobs('learn', [{ article: 7 }], { db })
      throw new Error('undone')
    })
    await expect(work).rejects.toThrow('undone')
    expect(await waiting()).toEqual([])
  })

  it('renews those that wait, adds the others, and lowers no priority', async () => {
    await upsertJobs('translate', [{ article: 7, locale: 'ar', attempt: 3 }], { db: pool(), priority: 'breaking' })
    await upsertJobs('translate', [{ article: 7, locale: 'ja', attempt: 2 }], { db: pool(), priority: 'imported' })
    await pool().query("UPDATE pgboss.job SET start_after = now() + interval '1 hour'")
    await upsertJobs('translate', jobs, { db: pool(), priority: 'edited' })
    const found = await waiting()
    expect(found).toHaveLength(jobs.length)
    expect(found.every(({ due }) => due)).toBe(true)
    const byKey = new Map(found.map((job) => [job.key, job]))
    expect(byKey.get('7:ar')).toMatchObject({ priority: priorities.breaking, data: { article: 7, locale: 'ar' } })
    expect(byKey.get('7:ar')?.data).not.toHaveProperty('attempt')
    expect(byKey.get('7:ja')?.priority).toBe(priorities.edited)
    expect(byKey.get('7:fr')?.priority).toBe(priorities.edited)
  })

  it('renews one that waits to be tried again', async () => {
    await upsertJobs('translate', [{ article: 7, locale: 'ar' }], { db: pool() })
    await pool().query("UPDATE pgboss.job SET state = 'retry', start_after = now() + interval '1 hour'")
    await upsertJobs('translate', [{ article: 7, locale: 'ar' }], { db: pool() })
    expect(await waiting()).toMatchObject([{ state: 'retry', due: true }])
  })

  it('adds one beside the job that is at work', async () => {
    await upsertJobs('translate', [{ article: 7, locale: 'ar' }], { db: pool() })
    await pool().query("UPDATE pgboss.job SET state = 'active'")
    await upsertJobs('translate', [{ article: 7, locale: 'ar' }], { db: pool() })
    expect(await waiting()).toMatchObject([{ state: 'created' }, { state: 'active' }])
  })

  it('at the same moment from two transactions leaves one job per key', async () => {
    await Promise.all([1, 2, 3, 4].map(() => transact(pool(), (db) => upsertJobs('translate', jobs, { db }))))
    expect(await waiting()).toHaveLength(jobs.length)
  })
})
