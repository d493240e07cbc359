// A newsroom that nobody has entered yet: whoever comes first administers it, and nobody comes first twice.
import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { payloadSecret } from '#lib/runtime/secrets.ts'
import { firstAccountCode } from '../accounts/first-account.ts'

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

const register = (name: string, startCode: unknown = firstAccountCode(payloadSecret())) =>
  answerApi(
    new Request('http://newsroom.example/api/users/first-register', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        name,
        email: `${name}@warta.example`,
        password: 'rahasia-redaksi',
        role: 'reporter',
        startCode,
      }),
    }),
  )

it.each([null, '', 'AAAA-AAAA-AAAA', 7])('is not administered by who has no code: %s', async (code) => {
  const answer = await register('penyusup', code)
  expect(answer.status).toBe(400)
  expect(JSON.stringify(await answer.json())).toContain('startCode')
  expect((await payload.count({ collection: 'users' })).totalDocs).toBe(0)
})

it('is administered by whoever comes first, though twelve do at one moment', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => register(`orang-${n}`)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(11).fill(403)])
  expect((await register('penyusup')).status).toBe(403)
  const { docs } = await payload.find({ collection: 'users' })
  expect(docs.map(({ role }) => role)).toEqual(['admin'])
})

it.each(['demote', 'delete'])('keeps one of two administrators who %s each other at one moment', async (what) => {
  const { docs } = await payload.find({ collection: 'users', where: { role: { equals: 'admin' } } })
  const [one] = docs
  if (!one) throw new Error('there is no administrator')
  const other = await payload.create({
    collection: 'users',
    data: { name: what, email: `${what}@warta.example`, password: 'rahasia-redaksi', role: 'admin' },
  })
  const act = (by: typeof one, on: typeof one) => {
    const options = {
      collection: 'users',
      id: on.id,
      user: { ...by, collection: 'users' },
      overrideAccess: false,
    } as const
    return what === 'delete' ? payload.delete(options) : payload.update({ ...options, data: { role: 'reporter' } })
  }
  const outcomes = await Promise.allSettled([act(one, other), act(other, one)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const { totalDocs } = await payload.count({ collection: 'users', where: { role: { equals: 'admin' } } })
  expect(totalDocs).toBe(1)
})
