import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { onThisMachine } from '#lib/runtime/testing/slowness.ts'
import type { Change } from './announce.ts'
import { appendChange, channel } from './append.ts'
import { listenToChanges, type RunningListener } from './listener.ts'
import { pruneChanges } from './stored-position.ts'
import type { CacheTag } from './tags.ts'

let database: TestDatabase
let editor: pg.Client
let listener: RunningListener | undefined

beforeAll(async () => {
  database = await testDatabase()
  editor = new pg.Client({ connectionString: database.url })
  await editor.connect()
})
afterAll(async () => {
  await editor.end()
  await database.drop()
})
beforeEach(async () => {
  await editor.query('DELETE FROM change_log')
})
afterEach(async () => {
  await listener?.stop()
  listener = undefined
  vi.restoreAllMocks()
})

/** Writes a change as the newsroom does; without `told`, as if the notification were lost. */
async function change(tags: string[], { told = true } = {}): Promise<void> {
  if (told) await appendChange(editor, tags as CacheTag[])
  else await editor.query('INSERT INTO change_log (tags) VALUES ($1)', [tags])
}

/** A connection in a transaction that nobody has ended yet. */
async function begun(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query('BEGIN')
  return client
}

async function start(options: { readEvery?: number } = {}) {
  const heard: Change[] = []
  const clients: pg.Client[] = []
  const state = { reachable: true }
  listener = listenToChanges({
    announce: (one) => heard.push(one),
    connect: async () => {
      if (!state.reachable) throw new Error('unreachable')
      const client = new pg.Client({ connectionString: database.url, application_name: 'warta changes' })
      await client.connect()
      clients.push(client)
      return client
    },
    retry: { first: 10, longest: 50 },
    ...options,
  })
  await listener.listening
  const disconnect = async () => {
    await editor.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'warta changes'`,
    )
  }
  return { heard, clients, state, disconnect }
}

describe('listening to changes', () => {
  it('begins by dropping everything, then says each change within a moment', async () => {
    await change(['before'])
    const { heard } = await start()
    expect(heard).toEqual(['everything'])
    await change(['article:7', 'card:7:ar'])
    await vi.waitFor(() => expect(heard).toEqual(['everything', ['article:7', 'card:7:ar']]), {
      timeout: onThisMachine(500),
    })
  })

  it('hears a transaction that ends after one with a higher number', async () => {
    const { heard } = await start()
    const slow = await begun()
    await appendChange(slow, ['article:1'])
    await change(['fast'])
    await vi.waitFor(() => expect(heard).toContainEqual(['fast']))
    await slow.query('COMMIT')
    await slow.end()
    await vi.waitFor(() => expect(heard).toContainEqual(['article:1']))
  })

  it('finds what it was not told of when it looks by itself', async () => {
    const { heard } = await start({ readEvery: 30 })
    await change(['untold'], { told: false })
    await vi.waitFor(() => expect(heard).toContainEqual(['untold']))
    await wait(100)
    expect(heard).toHaveLength(2)
  })

  it('survives notifications that are not its own', async () => {
    const { heard } = await start()
    for (const payload of ['', 'x', "1'--", '99999999999999999999']) {
      await editor.query('SELECT pg_notify($1, $2)', [channel, payload])
    }
    await change(['after'])
    await vi.waitFor(() => expect(heard).toEqual(['everything', ['after']]))
  })

  it('replays what it missed while it was disconnected, once', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const { heard, state, disconnect, clients } = await start()
    await change(['known'])
    await vi.waitFor(() => expect(heard).toHaveLength(2))
    state.reachable = false
    await disconnect()
    await change(['missed'])
    await change(['missed', 'too'])
    await wait(50)
    expect(heard).toHaveLength(2)
    state.reachable = true
    await vi.waitFor(() => expect(heard).toEqual(['everything', ['known'], ['missed', 'too']]))
    expect(clients).toHaveLength(2)
    await change(['later'])
    await vi.waitFor(() => expect(heard.at(-1)).toEqual(['later']))
  })

  it('drops everything when the log was begun anew', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await change(['old'])
    await change(['old'])
    const { heard, state, disconnect } = await start()
    state.reachable = false
    await disconnect()
    await editor.query('TRUNCATE change_log RESTART IDENTITY')
    await change(['other'])
    state.reachable = true
    await vi.waitFor(() => expect(heard).toEqual(['everything', 'everything']))
    await change(['next'])
    await vi.waitFor(() => expect(heard.at(-1)).toEqual(['next']))
  })

  it('hears a transaction that was open before it connected, while it was away, and long after', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const before = await begun()
    await appendChange(before, ['article:1'])
    const { heard, state, disconnect } = await start()
    const during = await begun()
    await appendChange(during, ['article:2'])
    await change(['front'])
    await vi.waitFor(() => expect(heard).toContainEqual(['front']))
    state.reachable = false
    await disconnect()
    await before.query('COMMIT')
    await change(['latest'])
    await wait(50)
    state.reachable = true
    await vi.waitFor(() => expect(heard).toHaveLength(3))
    expect(heard[2]).toEqual(['article:1', 'latest'])
    await during.query('COMMIT')
    await vi.waitFor(() => expect(heard).toEqual(['everything', ['front'], ['article:1', 'latest'], ['article:2']]))
    await Promise.all([before.end(), during.end()])
  })

  it('hears each of a crowd of writers once', async () => {
    const { heard } = await start()
    const write = async (writer: number) => {
      const client = await begun()
      await appendChange(client, [`article:${writer}`])
      await client.query('SELECT pg_sleep(random() * 0.1)')
      await client.query('COMMIT')
      await client.end()
    }
    await Promise.all(Array.from({ length: 20 }, (_, writer) => write(writer + 1)))
    await vi.waitFor(() => expect(heard.slice(1).flat()).toHaveLength(20))
    expect(new Set(heard.slice(1).flat()).size).toBe(20)
  })

  const missed = (count: number) =>
    editor.query(`INSERT INTO change_log (tags) SELECT ARRAY['article:' || n] FROM generate_series(1, $1::int) n`, [
      count,
    ])

  it.each([
    ['one by one, ten thousand', 10_000],
    ['at once, more than that', 10_001],
  ])('says what it missed: %s', async (_how, count) => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const { heard, state, disconnect } = await start()
    state.reachable = false
    await disconnect()
    await missed(count)
    state.reachable = true
    await vi.waitFor(() => expect(heard).toHaveLength(2), { timeout: 10_000 })
    if (count > 10_000) expect(heard[1]).toBe('everything')
    else expect(heard[1]).toHaveLength(count)
    await change(['front'])
    await vi.waitFor(() => expect(heard.slice(2)).toEqual([['front']]))
  })

  it('drops everything when entries were deleted that it had not read', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await change(['front'])
    const { heard, state, disconnect } = await start()
    state.reachable = false
    await disconnect()
    await change(['latest'])
    await change(['site'])
    await editor.query(`UPDATE change_log SET at = at - interval '25 hours' WHERE tags <> '{site}'`)
    await pruneChanges(editor)
    state.reachable = true
    await vi.waitFor(() => expect(heard).toEqual(['everything', 'everything']))
  })

  it('drops everything when it comes back to another database', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const { heard, state, disconnect } = await start()
    await change(['front'])
    await vi.waitFor(() => expect(heard).toHaveLength(2))
    state.reachable = false
    await disconnect()
    // As many entries as before, and more: only their times tell that they are others.
    await editor.query('TRUNCATE change_log RESTART IDENTITY')
    for (let n = 0; n < 50; n += 1) await change(['latest'])
    state.reachable = true
    await vi.waitFor(() => expect(heard.slice(2)).toEqual(['everything']))
    await change(['site'])
    await vi.waitFor(() => expect(heard.slice(3)).toEqual([['site']]))
  })

  it('stops at once, also while it waits to connect', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const running = listenToChanges({
      announce: () => {},
      connect: async () => Promise.reject(new Error('down')),
      retry: { first: 60_000, longest: 60_000 },
    })
    await wait(20)
    await running.stop()
  })
})
