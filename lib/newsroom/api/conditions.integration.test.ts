// Whatever is asked over REST in a condition, it is answered or refused: the newsroom does not fail on it.
import type { FlattenedField } from 'payload'
import { validOperators } from 'payload/shared'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bodyOf, type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'

let newsroom: TestNewsroom
beforeAll(async () => {
  newsroom = await testNewsroom()
  const { payload } = newsroom
  const data = { key: 'w', name: 'Dunia', slug: 'dunia', order: 1 }
  const section = await payload.create({ collection: 'sections', data })
  await payload.create({
    collection: 'articles',
    data: { headline: 'Beras', section: section.id, kind: 'news', body: bodyOf('Isi.'), _status: 'published' },
  })
})
afterAll(() => newsroom?.close())

/** Paths that a condition may name: fields, and those in groups and lists. */
const pathsOf = (fields: readonly FlattenedField[], prefix = ''): string[] =>
  fields.flatMap((field) => {
    const path = `${prefix}${field.name}`
    const isNested = field.type === 'group' || field.type === 'array'
    return [path, ...(isNested ? pathsOf(field.flattenedFields, `${path}.`) : [])]
  })

const values = ['a', '1', '']

it('answers every field of every collection with every operator', { timeout: 300_000 }, async () => {
  const failed: string[] = []
  const known = new Set<number>()
  for (const [slug, { config }] of Object.entries(newsroom.payload.collections)) {
    for (const path of pathsOf(config.flattenedFields)) {
      const asked = [...validOperators].flatMap((operator) =>
        values.map((value) => `/${slug}?depth=0&limit=1&where[${path}][${operator}]=${value}`),
      )
      await Promise.all(
        asked.map(async (address) => {
          const { status } = await newsroom.ask('admin', 'GET', address)
          known.add(status)
          if (status === 500) failed.push(address)
        }),
      )
    }
  }
  expect(failed).toEqual([])
  expect([...known]).toEqual(expect.arrayContaining([200, 400]))
})

it.each([
  ['GET', '/articles/count?where[body][like]=a', 400],
  ['GET', '/articles/versions?where[version.body][like]=a', 400],
  ['GET', '/articles?joins[translations][where][body][like]=a', 400],
  ['GET', '/globals/front/versions', 404],
  ['POST', '/users/verify/x', 404],
])('answers %s %s with %i', async (method, address, status) => {
  expect((await newsroom.ask('admin', method, address)).status).toBe(status)
})
