/**
 * The worker: translates stories, publishes what is scheduled at its minute, keeps the search index up to date and the
 * change log short.
 * scripts/start runs it; any number may run on one database: they share the translations, one of them does the rest.
 */
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Payload } from 'payload'
import pg from 'pg'
import { pruneChanges } from '#lib/change-log/stored-position.ts'
import { connectionSettings } from '#lib/database/connection.ts'
import { closePool, pool } from '#lib/database/pool.ts'
import { isPublicSite } from '#lib/indexnow/request.ts'
import { notifySearchEngines } from '#lib/indexnow/tell.ts'
import {
  announceArrivals,
  announceEndOfBreaking,
  isJobDue,
  releaseInterrupted,
  retryFailed,
  runDueJobs,
} from '#lib/newsroom/schedule.ts'
import { lead } from '#lib/queue/lead.ts'
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
// Whoever led before may have missed the last hour; telling of a story twice is harmless.
let arrivedUntil = new Date(Date.now() - hour).toISOString()
let breakingUntil = arrivedUntil

await Promise.all([
  again('worker', keepSchedule),
  again('translation', translate),
  again('search', () => followChanges(pool(), connectionSettings(), signal)),
  again('indexnow', tell),
])
await closePool()
process.exit()

/** Begins anew whenever it fails: the database may be away for a while. What ends by itself has nothing left to do. */
async function again(name: string, work: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    try {
      await work()
      return
    } catch (error) {
      // Waiting would not make a wrong setting right, but what else the worker does goes on.
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
  return lead({
    what: 'schedule',
    connection: { ...connectionSettings(), application_name: 'warta worker' },
    begin: releaseInterrupted,
    work: async (client) => {
      await retryFailed(client)
      if (await isJobDue(client)) await runDueJobs(await newsroom())
      arrivedUntil = await announceArrivals(client, arrivedUntil)
      breakingUntil = await announceEndOfBreaking(client, breakingUntil)
      if (Date.now() - rankedAt >= rankingEvery) {
        await renewRankings(client)
        rankedAt = Date.now()
      }
      if (Date.now() - prunedAt < hour) return
      await pruneChanges(client)
      await pruneReads(client)
      prunedAt = Date.now()
    },
    everyMs: 1_000,
    signal,
  })
}

/** Translates until the worker ends; what is at work then is given back to the queue. */
async function translate(): Promise<void> {
  // Loaded when the signals have their handlers: it takes a moment.
  const [{ startBoss }, { startTranslating }] = await Promise.all([
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
    const started = await startTranslating({ boss, pool: pool(), payload: newsroom, connect, env: process.env })
    stop = started.stop
    if (!signal.aborted) await once(signal, 'abort')
  } finally {
    await boss.stop({ graceful: true, timeout: 4_000 })
    await stop?.()
  }
}

/** Tells search engines what changed. Beside everything else: a service that hangs holds nobody up. */
async function tell(): Promise<void> {
  const { siteUrl, indexNowEndpoint: endpoint } = settings()
  if (!isPublicSite(siteUrl)) return
  while (!signal.aborted) {
    const outcome = await notifySearchEngines({ pool: pool(), siteUrl, endpoint })
    if (outcome && outcome.kind !== 'taken') console.error(`indexnow: ${endpoint} ${outcome.reason}`)
    await sleep(5_000, undefined, { signal }).catch(() => undefined)
  }
}

/** Payload takes a second and memory to load: not before there is something to do. */
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
