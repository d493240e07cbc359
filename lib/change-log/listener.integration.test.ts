import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import type { Change } from './announce.ts'
import { channel } from './append.ts'
import { listenToChanges, type RunningListener } from './listener.ts'

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
  const { rows } = await editor.query('INSERT INTO change_log (tags) VALUES ($1) RETURNING id', [tags])
  if (told) await editor.query('SELECT pg_notify($1, $2)', [channel, rows[0].id])
}

async function start(options: { lookEvery?: number } = {}) {
  const heard: Change[] = []
  const clients: pg.Client[] = []
  const state = { reachable: true }
  listener = listenToChanges({
    announce: (one) => heard.push(one),
    connect: async () => {
      if (!state.reachable) throw new Error('unreachable')
      const client = new pg.Client({ connectionString: database.url })
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
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%change_log%'`,
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
    await vi.waitFor(() => expect(heard).toEqual(['everything', ['article:7', 'card:7:ar']]), { timeout: 500 })
  })

  it('hears a transaction that ends after one with a higher number', async () => {
    const { heard } = await start()
    const slow = new pg.Client({ connectionString: database.url })
    await slow.connect()
    await slow.query('BEGIN')
    const { rows } = await slow.query("INSERT INTO change_log (tags) VALUES ('{slow}') RETURNING id")
    await slow.query('SELECT pg_notify($1, $2)', [channel, rows[0].id])
    await change(['fast'])
    await vi.waitFor(() => expect(heard).toContainEqual(['fast']))
    await slow.query('COMMIT')
    await slow.end()
    await vi.waitFor(() => expect(heard).toContainEqual(['slow']))
  })

  it('finds what it was not told of when it looks by itself', async () => {
    const { heard } = await start({ lookEvery: 30 })
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
