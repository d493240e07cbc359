import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { getPayload, type Payload } from 'payload'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'

let database: TestDatabase
let payload: Payload
let section: number
const workers: ChildProcess[] = []

beforeAll(async () => {
  database = await testDatabase()
  const { default: config } = await import('#payload.config.ts')
  payload = await getPayload({ config, disableOnInit: true })
  const data = { name: 'Dunia', slug: 'dunia', key: 'world', order: 1 }
  section = (await payload.create({ collection: 'sections', data })).id
})
afterEach(async () => {
  for (const worker of workers.splice(0)) await kill(worker)
})
afterAll(async () => {
  await payload.destroy()
  await database.drop()
})

function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, ['worker.ts'], { stdio: ['ignore', 'ignore', 'inherit'] })
  workers.push(worker)
  return worker
}

async function kill(worker: ChildProcess) {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  worker.kill('SIGKILL')
  await once(worker, 'exit')
}

/** Writes a draft and schedules it. */
async function schedule(headline: string, waitUntil: Date): Promise<number> {
  const { id } = await payload.create({
    collection: 'articles',
    data: { headline, section, kind: 'news' },
    draft: true,
  })
  const input = { type: 'publish' as const, doc: { relationTo: 'articles' as const, value: id } }
  await payload.jobs.queue({ task: 'schedulePublish', input, waitUntil })
  return id
}

async function statusOf(id: number): Promise<string> {
  const { rows } = await pool().query<{ _status: string }>('SELECT _status FROM articles WHERE id = $1', [id])
  return rows[0]?._status ?? 'missing'
}

async function versionsOf(id: number): Promise<number> {
  const { rows } = await pool().query<{ n: number }>(
    "SELECT count(*)::int AS n FROM _articles_v WHERE parent_id = $1 AND version__status = 'published'",
    [id],
  )
  return rows[0]?.n ?? 0
}

// Each worker loads Payload, which takes a second on a machine that has nothing else to do.
vi.setConfig({ testTimeout: 300_000 })
const soon = { timeout: 60_000, interval: 50 }

it('publishes at its minute and not before, once, however many workers run', async () => {
  startWorker()
  startWorker()
  const later = await schedule('Nanti', new Date(Date.now() + 3_600_000))
  const due = await Promise.all([1, 2, 3, 4, 5].map((n) => schedule(`Kini ${n}`, new Date(Date.now() + 500))))
  for (const id of due) await expect.poll(() => statusOf(id), soon).toBe('published')
  expect(await Promise.all(due.map(versionsOf))).toEqual([1, 1, 1, 1, 1])
  expect(await statusOf(later)).toBe('draft')
})

it('publishes once, though workers are killed while they do', async () => {
  const ids = await Promise.all(Array.from({ length: 4 }, (_, n) => schedule(`Terputus ${n}`, new Date())))
  const left = async () => (await Promise.all(ids.map(statusOf))).filter((status) => status !== 'published').length
  for (let before = await left(); before > 0; before = await left()) {
    const worker = startWorker()
    await expect.poll(left, { timeout: 150_000, interval: 10 }).toBeLessThan(before)
    await kill(worker)
  }
  expect(await Promise.all(ids.map(versionsOf))).toEqual(ids.map(() => 1))
})

it('leaves a story that was taken back, and does not try a schedule again that had no effect', async () => {
  const id = await schedule('Ditarik', new Date())
  startWorker()
  await expect.poll(() => statusOf(id), soon).toBe('published')
  await payload.update({ collection: 'articles', id, data: { _status: 'draft' } })
  const refused = await schedule('Tanpa rubrik', new Date(Date.now() + 3_600_000))
  await pool().query(
    `UPDATE payload_jobs SET input = jsonb_set(input, '{content,section}', 'null'), wait_until = now()
      WHERE input->'doc'->>'value' = $1`,
    [String(refused)],
  )
  const failed = async () => (await pool().query('SELECT FROM payload_jobs WHERE has_error')).rowCount
  await expect.poll(failed, soon).toBe(1)
  // The worker looks once a second.
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  expect([await statusOf(id), await statusOf(refused)]).toEqual(['draft', 'draft'])
})

it('tells of a story whose moment of publication comes, once', async () => {
  startWorker()
  const { id } = await payload.create({
    collection: 'articles',
    data: {
      headline: 'Terbit nanti',
      section,
      kind: 'news',
      _status: 'published',
      publishedAt: new Date(Date.now() + 13_000).toISOString(),
    },
  })
  const told = async () =>
    (await pool().query('SELECT FROM change_log WHERE tags @> $1', [[`article:${id}`, 'front', `section:${section}`]]))
      .rowCount
  expect(await told(), 'told of when it was saved').toBe(1)
  await expect.poll(told, soon).toBe(2)
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  expect(await told()).toBe(2)
})

it('forgets changes of the day before', async () => {
  await pool().query(
    "INSERT INTO change_log (at, tags) VALUES (now() - interval '25 hours', '{old}'), (now(), '{new}')",
  )
  startWorker()
  const left = async () => (await pool().query("SELECT tags FROM change_log WHERE tags && '{old,new}'")).rows
  await expect.poll(left, soon).toEqual([{ tags: ['new'] }])
})

it('stops when asked to', async () => {
  const worker = startWorker()
  const connections = async () => {
    const { rows } = await pool().query<{ name: string }>(
      'SELECT DISTINCT application_name AS name FROM pg_stat_activity WHERE datname = current_database()',
    )
    return rows.map(({ name }) => name)
  }
  await expect.poll(connections, soon).toEqual(expect.arrayContaining(['warta worker', 'warta search', 'warta queue']))
  worker.kill('SIGTERM')
  expect(await once(worker, 'exit')).toEqual([0, null])
})
