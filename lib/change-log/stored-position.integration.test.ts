// Positions that outlive their reader, and entries that are deleted.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { appendChange } from './append.ts'
import { beginning, currentPosition, readChanges } from './position.ts'
import { hasUnread, loadPosition, pruneChanges, savePosition } from './stored-position.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  await pool().query('TRUNCATE change_log, change_log_positions')
})

const age = (hours: number) => pool().query(`UPDATE change_log SET at = at - $1 * interval '1 hour'`, [hours])
const left = async () =>
  (await pool().query<{ tags: string[] }>('SELECT tags FROM change_log ORDER BY id')).rows.flatMap(({ tags }) => tags)

/** Reads as a worker does. @returns the tags */
async function read(limit = 100): Promise<string[]> {
  const { position } = await loadPosition(pool(), 'search')
  const reading = await readChanges(pool(), position, limit)
  if (reading.kind === 'lost') throw new Error('lost')
  await savePosition(pool(), 'search', reading.after())
  return reading.entries.flatMap(({ tags }) => tags)
}
const unread = async () =>
  (await pool().query<{ unread: boolean }>(`SELECT ${hasUnread('search')} AS unread`)).rows[0]?.unread

it('a reader that never read begins with what changes from now on', async () => {
  await appendChange(pool(), ['article:1'])
  expect(await unread()).toBe(false)
  const { position, missed } = await loadPosition(pool(), 'search')
  expect(missed).toBe(0)
  await savePosition(pool(), 'search', position)
  await appendChange(pool(), ['article:2'])
  expect(await unread()).toBe(true)
  expect(await read()).toEqual(['article:2'])
  expect(await unread()).toBe(false)
})

it('goes on where it was left off, also in the middle', async () => {
  await savePosition(pool(), 'search', beginning)
  await savePosition(pool(), 'indexnow', await currentPosition(pool()))
  for (const id of [1, 2, 3]) await appendChange(pool(), [`article:${id}`])
  expect(await read(2)).toEqual(['article:1', 'article:2'])
  expect(await unread()).toBe(true)
  expect(await read(2)).toEqual(['article:3'])
  expect(await unread()).toBe(false)
})

it('knows of news in a database whose transactions are numbered from the beginning', async () => {
  await savePosition(pool(), 'search', { ...beginning, horizon: '9000000000000' })
  expect(await unread()).toBe(true)
})

it('forgets entries after a day, but not the newest', async () => {
  await appendChange(pool(), ['article:1'])
  await appendChange(pool(), ['article:2'])
  await age(25)
  await pruneChanges(pool())
  expect(await left()).toEqual(['article:2'])
  await appendChange(pool(), ['article:3'])
  await pruneChanges(pool())
  expect(await left()).toEqual(['article:3'])
})

it('tells a reader how many entries it will never read, once', async () => {
  await savePosition(pool(), 'search', await currentPosition(pool()))
  await appendChange(pool(), ['article:1'])
  expect(await read()).toEqual(['article:1'])
  await savePosition(pool(), 'indexnow', await currentPosition(pool()))
  for (const id of [2, 3, 4]) await appendChange(pool(), [`article:${id}`])
  await age(25)
  await appendChange(pool(), ['article:5'])
  await pruneChanges(pool())
  await pruneChanges(pool())
  expect((await loadPosition(pool(), 'search')).missed).toBe(3)
  expect((await loadPosition(pool(), 'indexnow')).missed).toBe(3)
  expect(await read()).toEqual(['article:5'])
  expect((await loadPosition(pool(), 'search')).missed).toBe(0)
  expect((await loadPosition(pool(), 'indexnow')).missed).toBe(3)
})

it('lets a reader in memory find that entries are gone that it has not read', async () => {
  await appendChange(pool(), ['article:1'])
  await age(20)
  const position = await currentPosition(pool())
  await appendChange(pool(), ['article:2'])
  await pruneChanges(pool())
  expect(await readChanges(pool(), position, 10)).toMatchObject({ kind: 'read', entries: [{ tags: ['article:2'] }] })
  await age(20)
  await appendChange(pool(), ['article:3'])
  await pruneChanges(pool())
  expect(await readChanges(pool(), position, 10)).toEqual({ kind: 'lost' })
})

it('finds nothing gone after days without a change', async () => {
  await appendChange(pool(), ['article:1'])
  await appendChange(pool(), ['article:2'])
  await age(7 * 24)
  const position = await currentPosition(pool())
  await pruneChanges(pool())
  await pruneChanges(pool())
  expect(await readChanges(pool(), position, 10)).toMatchObject({ kind: 'read', entries: [] })
})
