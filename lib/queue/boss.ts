// pg-boss in its three parts: installing its tables (migrate.ts), sending jobs (any process), working (worker.ts).
import { randomUUID } from 'node:crypto'
import { type Db, PgBoss } from 'pg-boss'
import { connectionSettings } from '#lib/database/connection.ts'
import { pool } from '#lib/database/pool.ts'
import type { Queryable } from '#lib/database/queryable.ts'
import { shared } from '#lib/runtime/singleton.ts'
import { type Jobs, keyOf, type Priority, priorities, type QueueName, queues } from './jobs.ts'

const schema = 'pgboss'

/** Creates pg-boss's tables and our queues, or brings them up to this version. Idempotent. */
export async function installQueues(): Promise<void> {
  const boss = new PgBoss({ ...connectionSettings(), schema, max: 2, supervise: false, schedule: false })
  boss.on('error', () => undefined)
  await boss.start()
  try {
    await configureQueues(boss)
  } finally {
    await boss.stop({ graceful: false })
  }
}

async function configureQueues(boss: PgBoss): Promise<void> {
  for (const [name, { policy, ...options }] of Object.entries(queues)) {
    await boss.createQueue(name, { policy, ...options })
    await boss.updateQueue(name, options)
  }
}

/** Starts a pg-boss that works on jobs, with its own connections. The caller stops it. */
export async function startBoss(): Promise<PgBoss> {
  const boss = new PgBoss({
    ...connectionSettings(),
    schema,
    application_name: 'warta queue',
    max: 6,
    useListenNotify: true,
    schedule: false,
    monitorIntervalSeconds: 5,
    superviseIntervalSeconds: 5,
    maintenanceIntervalSeconds: 3600,
  })
  boss.on('error', (error) => console.error(`queue: ${error.message}`))
  await boss.start()
  await configureQueues(boss)
  return boss
}

/** The pg-boss that sends jobs: one per process, on the pool's connections, without timers. */
const sender = shared<{ boss: Promise<PgBoss> | undefined }>('queue sender', () => ({ boss: undefined }))

function sendingBoss(): Promise<PgBoss> {
  sender.boss ??= startSender()
  sender.boss.catch(() => {
    sender.boss = undefined
  })
  return sender.boss
}

function startSender(): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool().query(text, values) },
    schema,
    migrate: false,
    supervise: false,
    schedule: false,
  })
  // Without a listener a lost database would end the process. The sender gets the error anyway.
  boss.on('error', () => undefined)
  return boss.start()
}

/**
 * Sends jobs. Where a job with the same key is waiting, that one is updated instead: it becomes due at once, with the
 * higher of both priorities.
 *
 * @param jobs no two with the same key
 * @param options.db the transaction of their cause: both are committed together
 */
export async function upsertJobs<Name extends QueueName>(
  name: Name,
  jobs: readonly Jobs[Name][],
  options: { readonly db: Queryable; readonly priority?: Priority },
): Promise<void> {
  const { db, priority = 'edited' } = options
  const boss = await sendingBoss()
  const given = jobs.map((data) => ({ id: randomUUID(), data, singletonKey: keyFor(name, data) }))
  const waiting = await waitingPriorities(
    db,
    name,
    given.map(({ singletonKey }) => singletonKey),
  )
  const fresh = given.filter(({ singletonKey }) => !waiting.has(singletonKey))
  const rows = fresh.map((job) => ({ ...job, priority: priorities[priority] }))
  const inserted = new Set(rows.length > 0 ? await boss.insert(name, rows, { returnId: true, db: bossDb(db) }) : [])
  // A job that was neither waiting nor inserted has been sent by another transaction meanwhile.
  for (const { data, singletonKey } of given.filter(({ id }) => !inserted.has(id))) {
    await boss.upsert(name, data, {
      singletonKey,
      priority: Math.max(priorities[priority], waiting.get(singletonKey) ?? 0),
      startAfter: 0,
      db: bossDb(db),
    })
  }
}

/** A connection in the shape that pg-boss takes. */
const bossDb = (db: Queryable): Db => ({ executeSql: (text, values) => db.query(text, values) })

/** Priorities of the waiting jobs, by key. */
async function waitingPriorities(
  db: Queryable,
  name: QueueName,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.query<{ key: string; priority: number }>(
    `SELECT singleton_key AS key, max(priority) AS priority FROM ${schema}.job
      WHERE name = $1 AND singleton_key = ANY($2) AND state < 'active' GROUP BY singleton_key`,
    [name, keys],
  )
  return new Map(rows.map(({ key, priority }) => [key, priority]))
}

/**
 * Sends a job that becomes due later. Does nothing when a job with the same key is waiting.
 *
 * @param after seconds until it is due
 * @param priority that of the job which it repeats
 */
export async function sendDelayed<Name extends QueueName>(
  name: Name,
  job: Jobs[Name],
  after: number,
  priority: number,
): Promise<void> {
  const boss = await sendingBoss()
  await boss.send(name, job, { singletonKey: keyFor(name, job), startAfter: after, priority })
}

/**
 * Sends jobs. Where a job with the same key is waiting, it is left as it is.
 *
 * @param db the transaction of their cause; default: none
 * @returns how many were inserted
 */
export async function insertJobs<Name extends QueueName>(
  name: Name,
  jobs: readonly Jobs[Name][],
  priority: Priority,
  db: Queryable = pool(),
): Promise<number> {
  if (jobs.length === 0) return 0
  const boss = await sendingBoss()
  const rows = jobs.map((data) => ({ data, singletonKey: keyFor(name, data), priority: priorities[priority] }))
  return (await boss.insert(name, rows, { returnId: true, db: bossDb(db) }))?.length ?? 0
}

const keyFor = <Name extends QueueName>(name: Name, job: Jobs[Name]) =>
  (keyOf[name] as (job: Jobs[Name]) => string)(job)
