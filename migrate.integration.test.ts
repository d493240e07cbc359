import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { migrations } from '#lib/newsroom/migrations/index.ts'
import { migrate, needsMigration } from '#migrate.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase({ empty: true })
})
afterAll(() => database.drop())

const names = migrations.map((migration) => migration.name)
const run = () => promisify(execFile)(process.execPath, ['migrate.ts'])

it('applies every migration of an empty database once, whoever starts at the same moment', async () => {
  expect(await needsMigration()).toBe(true)
  const outputs = await Promise.all([run(), run(), run()])
  const applied = outputs.flatMap(({ stdout }) => [...stdout.matchAll(/^Migrated: (\w+)$/gm)].map((match) => match[1]))
  expect(applied).toEqual(names)
  const { rows } = await pool().query<{ name: string }>('SELECT name FROM payload_migrations ORDER BY name')
  expect(rows.map((row) => row.name)).toEqual(names)
})

it('has nothing to do after that', async () => {
  expect(await needsMigration()).toBe(false)
  expect(await migrate()).toEqual([])
})

it('does not touch a database that a newer version has migrated', async () => {
  await pool().query("INSERT INTO payload_migrations (name, batch) VALUES ('29990101_000000_later', 9)")
  await expect(migrate()).rejects.toThrow('migrated by a newer version of Warta (29990101_000000_later)')
})
