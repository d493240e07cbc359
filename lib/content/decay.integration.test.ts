// Recency can be reckoned for every moment that PostgreSQL keeps.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { decay } from './sql.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const left = async (one: string, other: string): Promise<number> => {
  const { rows } = await pool().query<{ left: number }>(
    `SELECT ${decay('$1::timestamptz', '$2::timestamptz', 30)} AS left`,
    [one, other],
  )
  return rows[0]?.left ?? Number.NaN
}

const year = fc
  .oneof(fc.integer({ min: -4712, max: 294_276 }), fc.integer({ min: 1800, max: 2100 }))
  .filter((value) => value !== 0)
  .map((value) => `${String(Math.abs(value)).padStart(4, '0')}-06-01 00:00:00+00${value < 0 ? ' BC' : ''}`)
const moment = fc.oneof({ weight: 9, arbitrary: year }, fc.constantFrom('infinity', '-infinity'))

it('is above 0 and at most 1, whichever moment comes first', () =>
  fc.assert(
    fc.asyncProperty(moment, moment, async (one, other) => {
      const share = await left(one, other)
      expect(share).toBeGreaterThan(0)
      expect(share).toBeLessThanOrEqual(1)
      expect(await left(other, one)).toBe(share)
    }),
    {
      numRuns: 60,
      examples: [
        ['infinity', 'infinity'],
        ['4712-06-01 00:00:00+00 BC', '294276-06-01 00:00:00+00'],
      ],
    },
  ))

it('halves with each half-life', async () => {
  expect(await left('2026-01-01T00:00:00Z', '2026-01-31T00:00:00Z')).toBeCloseTo(0.5, 12)
  expect(await left('2026-03-02T00:00:00Z', '2026-01-01T00:00:00Z')).toBeCloseTo(0.25, 12)
})
