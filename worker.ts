// The worker: translates stories, publishes scheduled ones at their minute, keeps the search index up to date, submits
// addresses to IndexNow and prunes the change log. scripts/start runs it. Any number may run on one database: all of them
// translate, one at a time does the rest.
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Payload } from 'payload'
import pg from 'pg'
import { pruneChanges } from '#lib/change-log/stored-position.ts'
import { connectionSettings } from '#lib/database/connection.ts'
import { closePool, pool } from '#lib/database/pool.ts'
import { notifySearchEngines } from '#lib/indexnow/notify.ts'
import { isPublicSite } from '#lib/indexnow/request.ts'
import { sendsMail, withoutMail } from '#lib/mail/mail.ts'
import { expireSignIns } from '#lib/newsroom/accounts/expire.ts'
import { expireAuditLog } from '#lib/newsroom/audit/expire.ts'
import { dropOldEmpty } from '#lib/newsroom/editing/empty.ts'
import { pruneNotices } from '#lib/newsroom/notices/notify.ts'
import { logArrivals, logEndOfBreaking } from '#lib/newsroom/schedule/arrivals.ts'
import { isScheduleDue, runDueSchedules } from '#lib/newsroom/schedule/run.ts'
import { emptyOldTrash, isTrashOld } from '#lib/newsroom/trash/expire.ts'
import { pruneVersions } from '#lib/newsroom/versions/prune.ts'
import { pruneIdempotencyKeys } from '#lib/newsroom/writing/idempotency.ts'
import { runAsLeader } from '#lib/queue/leader.ts'
import { pruneReads, renewRankings } from '#lib/readership/ranking.ts'
import { SettingsError, settings } from '#lib/runtime/settings.ts'
import { followChanges } from '#lib/search/index.ts'

const hour = 3_600_000
/** Milliseconds between two rankings of what is read most. */
const rankingEvery = 3 * 60_000
const stopping = new AbortController()
const { signal } = stopping
for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => stopping.abort())

let opened: Promise<Payload> | undefined
let prunedAt = 0
let rankedAt = 0
// The previous leader may have missed the last hour. Logging a change twice is harmless.
let arrivedUntil = new Date(Date.now() - hour).toISOString()
let breakingUntil = arrivedUntil

await Promise.all([
  keepRunning('worker', keepSchedule),
  keepRunning('translation', translate),
  keepRunning('search', () => followChanges(pool(), connectionSettings(), signal)),
  keepRunning('indexnow', submitUrls),
  keepRunning('mail', sendMails),
])
await closePool()
process.exit()

/** Restarts work whenever it fails: the database may be down for a while. Work that returns is done. */
async function keepRunning(name: string, work: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    try {
      await work()
      return
    } catch (error) {
      // A wrong setting stays wrong, but the worker's other tasks go on.
      if (error instanceof SettingsError) {
        console.error(`${name}: ${error.message}`)
        return
      }
      console.error(`${name}: ${error instanceof Error ? error.message : String(error)}; trying again`)
      await sleep(2_000, undefined, { signal }).catch(() => undefined)
    }
  }
}

function keepSchedule(): Promise<void> {
  return runAsLeader({
    task: 'schedule',
    connection: { ...connectionSettings(), application_name: 'warta worker' },
    work: async (client) => {
      if (await isScheduleDue()) await runDueSchedules(await newsroom())
      arrivedUntil = await logArrivals(client, arrivedUntil)
      breakingUntil = await logEndOfBreaking(client, breakingUntil)
      if (Date.now() - rankedAt >= rankingEvery) {
        await renewRankings(client)
        rankedAt = Date.now()
      }
      if (Date.now() - prunedAt < hour) return
      await pruneChanges(client)
      await pruneReads(client)
      await pruneNotices(client)
      await pruneIdempotencyKeys(client)
      await pruneVersions(client)
      await expireAuditLog(client, settings().auditLogDays)
      await expireSignIns(client)
      await dropOldEmpty(client)
      const { trashDays } = settings()
      if (await isTrashOld(client, trashDays)) await emptyOldTrash(await newsroom(), trashDays)
      prunedAt = Date.now()
    },
    everyMs: 1_000,
    signal,
  })
}

/** Translates until the worker ends; unfinished jobs return to the queue. */
async function translate(): Promise<void> {
  // Loaded late, after the signal handlers are in place: it takes a moment.
  const [{ startBoss }, { startTranslationWorker }] = await Promise.all([
    import('#lib/queue/boss.ts'),
    import('#lib/translation/worker.ts'),
  ])
  const boss = await startBoss()
  const connect = async () => {
    const client = new pg.Client({ ...connectionSettings(), application_name: 'warta slots', keepAlive: true })
    await client.connect()
    return client
  }
  let stop: (() => Promise<void>) | undefined
  try {
    const started = await startTranslationWorker({ boss, pool: pool(), payload: newsroom, connect, env: process.env })
    stop = started.stop
    if (!signal.aborted) await once(signal, 'abort')
  } finally {
    await boss.stop({ graceful: true, timeout: 4_000 })
    await stop?.()
  }
}

/** Sends mail, with a queue of its own: a wrong setting of translation must not stop it. */
async function sendMails(): Promise<void> {
  if (!sendsMail()) return console.log(`mail: ${withoutMail}`)
  const [{ startBoss }, { startMailing }] = await Promise.all([
    import('#lib/queue/boss.ts'),
    import('#lib/newsroom/notices/deliver.ts'),
  ])
  const boss = await startBoss()
  try {
    await startMailing(boss, pool(), `${settings().newsroomUrl}/admin`)
    if (!signal.aborted) await once(signal, 'abort')
  } finally {
    await boss.stop({ graceful: true, timeout: 4_000 })
  }
}

/** Submits URLs to search engines, beside everything else: a service that hangs delays nothing. */
async function submitUrls(): Promise<void> {
  const { siteUrl, indexNowEndpoint: endpoint } = settings()
  if (!isPublicSite(siteUrl)) return
  while (!signal.aborted) {
    const outcome = await notifySearchEngines({ pool: pool(), siteUrl, endpoint })
    if (outcome && outcome.kind !== 'taken') console.error(`indexnow: ${endpoint} ${outcome.reason}`)
    await sleep(5_000, undefined, { signal }).catch(() => undefined)
  }
}

/** Payload takes a second and memory to load, so it is loaded with the first schedule that is due. */
function newsroom(): Promise<Payload> {
  opened ??= (async () => {
    const [{ getPayload }, { default: config }] = await Promise.all([import('payload'), import('#payload.config.ts')])
    return getPayload({ config })
  })()
  opened.catch(() => {
    opened = undefined
  })
  return opened
}
