import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkServer } from './external.ts'
import { pool } from './pool.ts'
import { type TestDatabase, testDatabase } from './testing/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const changed = (part: 'password' | 'pathname' | 'port' | 'hostname', value: string) => {
  const url = new URL(database.url)
  url[part] = value
  return url.href
}

it('accepts a server of which the user owns the database', async () => {
  await expect(checkServer(database.url)).resolves.toMatch(/^\d+\.\d+$/)
})

it.each([
  ['a wrong password', () => changed('password', 'salah'), 'user or password is wrong'],
  [
    'no such database',
    () => changed('pathname', '/tidak_ada'),
    'there is no such database. Create it: CREATE DATABASE',
  ],
  ['nothing listening', () => changed('port', '1'), 'nothing listens there'],
  ['no such host', () => changed('hostname', 'tidak-ada.invalid'), /no such host|could not be looked up/],
  [
    'a database that the user may not create in',
    () => changed('pathname', '/postgres'),
    'its user may not create tables',
  ],
])('says what is wrong: %s', async (_what, url, reason) => {
  const problem = await checkServer(url()).catch((error: unknown) => error)
  expect(problem).toBeInstanceOf(Error)
  const { message } = problem as Error
  expect(message).toMatch(/^DATABASE_URL: /)
  expect(message).toMatch(reason)
  expect(message).not.toContain(new URL(database.url).password)
})

it('says when something else than PostgreSQL answers', async () => {
  const other = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1')
  const address = other.address()
  const port = typeof address === 'object' && address ? String(address.port) : ''
  await expect(checkServer(changed('port', port))).rejects.toThrow(/^DATABASE_URL: can't use 127.0.0.1/)
  other.close()
})

it('leaves nothing connected', async () => {
  await checkServer(database.url)
  const others = async () => {
    const { rows } = await pool().query<{ n: number }>(
      "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name <> 'warta'",
    )
    return rows[0]?.n
  }
  await expect.poll(others).toBe(0)
})
