/**
 * The worker: publishes what is scheduled at its minute, and keeps the change log short. scripts/start runs it;
 * any number may run on one database, one of them works.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Payload } from 'payload'
import { connectionSettings } from '#lib/database/connection.ts'
import { isJobDue, pruneChanges, releaseInterrupted, retryFailed, runDueJobs } from '#lib/queue/due.ts'
import { lead } from '#lib/queue/lead.ts'

const hour = 3_600_000
const stopping = new AbortController()
const { signal } = stopping
for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => stopping.abort())

let opened: Promise<Payload> | undefined
let prunedAt = 0

while (!signal.aborted) {
  try {
    await lead({
      connection: connectionSettings(),
      begin: releaseInterrupted,
      work: async (client) => {
        await retryFailed(client)
        if (await isJobDue(client)) await runDueJobs(await newsroom())
        if (Date.now() - prunedAt < hour) return
        await pruneChanges(client)
        prunedAt = Date.now()
      },
      everyMs: 1_000,
      signal,
    })
  } catch (error) {
    console.error(`worker: ${error instanceof Error ? error.message : String(error)}; trying again`)
    await sleep(2_000, undefined, { signal }).catch(() => undefined)
  }
}
process.exit()

/** Payload takes a second and memory to load: not before there is something to do. */
function newsroom(): Promise<Payload> {
  opened ??= (async () => {
    const [{ getPayload }, { default: config }] = await Promise.all([
      import('payload'),
      import('#lib/newsroom/payload.config.ts'),
    ])
    return getPayload({ config })
  })()
  opened.catch(() => {
    opened = undefined
  })
  return opened
}
