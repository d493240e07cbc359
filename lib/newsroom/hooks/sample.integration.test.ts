// The site says that its stories are invented until the last of the sample newsroom's is gone.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { down, up } from '../migrations/20261129_104617_sample_flag.ts'
import { type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'

let newsroom: TestNewsroom
let section: number
beforeAll(async () => {
  newsroom = await testNewsroom()
  const data = { key: 'world', name: 'Dunia', slug: 'dunia', order: 1 }
  section = (await newsroom.payload.create({ collection: 'sections', data })).id
  await newsroom.payload.updateGlobal({ slug: 'site', data: { name: 'Warta' } })
})
afterAll(() => newsroom?.close())

beforeEach(async () => {
  await newsroom.payload.delete({ collection: 'articles', where: {} })
  await newsroom.payload.updateGlobal({ slug: 'site', data: { sample: true } })
  await newsroom.tags()
})

async function publish(ref: string): Promise<number> {
  const data = { headline: 'Kapal tiba', section, kind: 'news', ref, _status: 'published' } as const
  return (await newsroom.payload.create({ collection: 'articles', data })).id
}

const withdraw = (id: number) =>
  newsroom.payload.update({ collection: 'articles', id, data: { _status: 'draft' }, user: newsroom.people.editor })
const remove = (id: number) => newsroom.payload.delete({ collection: 'articles', id })

async function seen() {
  const { sample } = await newsroom.payload.findGlobal({ slug: 'site' })
  return { sample, dropped: (await newsroom.tags()).filter((tag) => tag === 'site').length }
}

it('keeps the flag while a sample story is left, and drops every page once it is taken back', async () => {
  await publish('other:1')
  const first = await publish('warta-sample:01')
  const second = await publish('warta-sample:02')
  expect(await seen()).toEqual({ sample: true, dropped: 0 })
  await withdraw(first)
  expect(await seen()).toEqual({ sample: true, dropped: 0 })
  await remove(second)
  expect(await seen()).toEqual({ sample: false, dropped: 1 })
})

it('takes the flag back when the last story is withdrawn, not when a draft of it is saved', async () => {
  const id = await publish('warta-sample:01')
  await newsroom.payload.update({ collection: 'articles', id, data: { headline: 'Kapal berangkat' }, draft: true })
  expect(await seen()).toEqual({ sample: true, dropped: 0 })
  await withdraw(id)
  expect(await seen()).toEqual({ sample: false, dropped: 1 })
})

it('leaves the flag alone when other stories go', async () => {
  await remove(await publish('other:1'))
  expect(await seen()).toEqual({ sample: true, dropped: 0 })
})

it('keeps what an editor has decided', async () => {
  const id = await publish('warta-sample:01')
  await newsroom.ask('editor', 'POST', '/globals/site', { sample: false })
  expect(await seen()).toEqual({ sample: false, dropped: 1 })
  await publish('warta-sample:02')
  await remove(id)
  expect(await seen()).toEqual({ sample: false, dropped: 0 })
})

describe('a database from before the flag', () => {
  it.each([
    ['has it when there is a sample story', 'warta-sample:01', true],
    ['has it not when there is none', 'other:1', false],
  ])('%s', async (_what, ref, sample) => {
    const { payload } = newsroom
    await publish(ref)
    const args = { db: payload.db.drizzle, payload, req: {} } as unknown as Parameters<typeof up>[0]
    await down(args)
    await up(args)
    expect((await payload.db.pool.query('SELECT sample FROM site')).rows).toEqual([{ sample }])
  })
})
