// Hears of every change in the database, whoever made it, and tells this process.
import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from 'pg'
import { backoff } from '#lib/runtime/backoff.ts'
import type { Change } from './announce.ts'
import { channel } from './append.ts'
import { ChangeLogPosition, type ChangeLogState, type ChangeRow } from './position.ts'

/** More missed changes than this are not worth telling one by one. */
const mostReplayed = 10_000

export type ChangeListenerOptions = {
  /** Opens a connection of its own; closed by the listener. */
  readonly connect: () => Promise<Client>
  readonly announce: (change: Change) => void
  /** Called when changes are heard for the first time, and again after each interruption. */
  readonly connected?: () => void
  /** Milliseconds between looks without being notified: finds a connection that died silently. Default 10 s. */
  readonly lookEvery?: number
  /** First and longest wait before connecting again, in milliseconds. Default 100 ms and 2 s. */
  readonly retry?: { readonly first: number; readonly longest: number }
}

export type RunningListener = {
  /** Settles when the listener hears changes for the first time. */
  readonly listening: Promise<void>
  readonly stop: () => Promise<void>
}

async function readState(client: Client): Promise<ChangeLogState> {
  const result = await client.query<ChangeLogState>(
    'SELECT extract(epoch FROM clock_timestamp())::float8 AS now, coalesce(max(id), 0) AS newest FROM change_log',
  )
  return result.rows[0] ?? { now: 0, newest: '0' }
}

/** Reads what is new in the log and says it; everything, if the log does not reach back far enough. */
async function look(
  client: Client,
  position: ChangeLogPosition,
  notified: readonly string[],
  reconnected: boolean,
  announce: (change: Change) => void,
): Promise<void> {
  const state = await readState(client)
  if (position.lost(state)) {
    position.restart(state)
    announce('everything')
    return
  }
  const { rows } = await client.query<ChangeRow>(
    `SELECT id, tags FROM change_log
     WHERE id > $1 OR id = ANY($2::bigint[]) OR at > to_timestamp($3) ORDER BY id LIMIT $4`,
    [position.lastId, notified, reconnected ? position.since : null, mostReplayed + 1],
  )
  if (rows.length > mostReplayed) {
    position.restart(state)
    announce('everything')
    return
  }
  const fresh = position.take(rows, state.now)
  if (fresh.length > 0) announce([...new Set(fresh.flatMap((row) => row.tags))])
}

/** Listens on one connection until it fails or `signal` says to stop. Throws why it failed. */
async function listenOn(
  client: Client,
  position: ChangeLogPosition,
  options: ChangeListenerOptions,
  heard: () => void,
  signal: AbortSignal,
): Promise<void> {
  const { announce, lookEvery = 10_000 } = options
  let notified: string[] = []
  let reconnected = true
  let wake = () => {}
  let failure: Error | null = null
  client.on('notification', ({ payload }) => {
    if (payload !== undefined && /^\d{1,15}$/.test(payload)) notified.push(payload)
    wake()
  })
  client.on('error', (error) => {
    failure = error
    wake()
  })
  client.on('end', () => {
    failure ??= new Error('the connection was closed')
    wake()
  })
  signal.addEventListener('abort', () => wake(), { once: true })
  // Listening first, looking second: what is committed in between is found by the look.
  await client.query(`LISTEN ${channel}`)
  while (!signal.aborted) {
    const asked = notified
    notified = []
    await answerWithin(look(client, position, asked, reconnected, announce), 5000)
    if (reconnected) heard()
    reconnected = false
    if (failure !== null) throw failure
    if (notified.length > 0 || signal.aborted) continue
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, lookEvery)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    if (failure !== null) throw failure
  }
}

async function answerWithin<Result>(answer: Promise<Result>, milliseconds: number): Promise<Result> {
  const giveUp = new AbortController()
  const tooLate = wait(milliseconds, null, { signal: giveUp.signal, ref: false }).then(() => {
    throw new Error(`the database did not answer within ${milliseconds} ms`)
  })
  try {
    return await Promise.race([answer, tooLate])
  } finally {
    tooLate.catch(() => {})
    giveUp.abort()
  }
}

/**
 * Starts listening to the change log and keeps at it: after a lost connection it connects again and announces what it
 * missed. The first connection announces `everything`, because what was remembered before it may be outdated.
 */
export function listenToChanges(options: ChangeListenerOptions): RunningListener {
  const retry = options.retry ?? { first: 100, longest: 2000 }
  const position = new ChangeLogPosition()
  const stopping = new AbortController()
  const listening = Promise.withResolvers<void>()
  let failures = 0

  const run = async () => {
    let complaint = ''
    while (!stopping.signal.aborted) {
      let client: Client | undefined
      try {
        client = await options.connect()
        const heard = () => {
          if (complaint !== '') console.error('delivery: hears changes again')
          complaint = ''
          failures = 0
          options.connected?.()
          listening.resolve()
        }
        await listenOn(client, position, options, heard, stopping.signal)
      } catch (error) {
        const reason = error instanceof Error ? error.message || error.name : String(error)
        if (complaint === '') console.error(`delivery: hears no changes: ${reason}`)
        complaint = reason
      }
      client?.removeAllListeners('end')
      client?.end().catch(() => {})
      if (stopping.signal.aborted) break
      await wait(backoff(failures, retry), null, { signal: stopping.signal }).catch(() => {})
      failures += 1
    }
  }

  const running = run()
  return {
    listening: listening.promise,
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
