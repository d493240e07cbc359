// A newsroom that nobody has entered yet: whoever comes first administers it, and nobody comes first twice.
import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'

let database: TestDatabase
let payload: Payload
let answerApi: (request: Request) => Promise<Response>
beforeAll(async () => {
  database = await testDatabase()
  const { getPayload } = await import('payload')
  const { default: config } = await import('../../../payload.config.ts')
  payload = await getPayload({ config })
  payload.logger.level = 'silent'
  const api = await import('../api/answer.ts')
  answerApi = (request) => api.answerApi(config, request)
})
afterAll(() => database?.drop())

const register = (name: string) =>
  answerApi(
    new Request('http://newsroom.example/api/users/first-register', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name, email: `${name}@warta.example`, password: 'rahasia-redaksi', role: 'reporter' }),
    }),
  )

it('is administered by whoever comes first', async () => {
  expect((await register('sari')).status).toBe(200)
  expect((await register('penyusup')).status).toBe(403)
  const { docs } = await payload.find({ collection: 'users' })
  expect(docs.map(({ name, role }) => [name, role])).toEqual([['sari', 'admin']])
})
