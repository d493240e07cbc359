// Follows the change log in a web process: announces every change in the database to the process.
import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from 'pg'
import { backoff } from '#lib/runtime/backoff.ts'
import type { Change } from './announce.ts'
import { channel } from './append.ts'
import { currentPosition, type Position, readChanges } from './position.ts'

/** After an interruption with more changes than this, everything is announced as changed. */
const maximumReplayed = 10_000

export type ChangeListenerOptions = {
  /** Opens a connection, which the listener closes. */
  readonly connect: () => Promise<Client>
  readonly announce: (change: Change) => void
  /** Called after the first reading, and after the first one of each new connection. */
  readonly connected?: () => void
  /** Milliseconds between readings without a notification, to detect a dead connection. Default: 10 s. */
  readonly readEvery?: number
  /** Pauses before reconnecting, in milliseconds. Default: 100 ms, up to 2 s. */
  readonly retry?: { readonly first: number; readonly longest: number }
}

export type RunningListener = {
  /** Settles after the first reading. */
  readonly listening: Promise<void>
  readonly stop: () => Promise<void>
}

/**
 * Announces the unread entries, or `everything` when they can't be known.
 *
 * @param position `null` when nothing has been read
 * @returns the new position
 */
async function announceUnread(
  client: Client,
  position: Position | null,
  announce: (change: Change) => void,
): Promise<Position> {
  const reading = position && (await readChanges(client, position, maximumReplayed))
  if (reading?.kind !== 'read' || !reading.complete) {
    const current = await currentPosition(client)
    announce('everything')
    return current
  }
  const tags = new Set(reading.entries.flatMap((entry) => entry.tags))
  if (tags.size > 0) announce([...tags])
  return reading.after()
}

/**
 * Listens on one connection until it fails or `signal` is aborted.
 *
 * @param read announces the unread entries
 * @throws the connection's failure
 */
async function listenOn(
  client: Client,
  read: () => Promise<void>,
  readEvery: number,
  signal: AbortSignal,
): Promise<void> {
  let isNotified = false
  let wake = () => {}
  let failure: Error | null = null
  client.on('notification', () => {
    isNotified = true
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
  // LISTEN comes first: what is committed before the first reading is found by it.
  await client.query(`LISTEN ${channel}`)
  while (!signal.aborted) {
    isNotified = false
    await answerWithin(read(), 5000)
    if (failure !== null) throw failure
    if (isNotified || signal.aborted) continue
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, readEvery)
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
 * Follows the change log until it is stopped. After a lost connection it reconnects and announces the changes in between.
 * The first connection announces `everything`: what was cached before may be outdated.
 */
export function listenToChanges(options: ChangeListenerOptions): RunningListener {
  const { announce, readEvery = 10_000, retry = { first: 100, longest: 2000 } } = options
  const stopping = new AbortController()
  const listening = Promise.withResolvers<void>()
  let position: Position | null = null
  let failures = 0

  const run = async () => {
    let complaint = ''
    while (!stopping.signal.aborted) {
      let client: Client | undefined
      let isConnected = false
      const read = async (from: Client) => {
        position = await announceUnread(from, position, announce)
        if (isConnected) return
        isConnected = true
        if (complaint !== '') console.error('change log: hears changes again')
        complaint = ''
        failures = 0
        options.connected?.()
        listening.resolve()
      }
      try {
        const opened = await options.connect()
        client = opened
        await listenOn(opened, () => read(opened), readEvery, stopping.signal)
      } catch (error) {
        const reason = error instanceof Error ? error.message || error.name : String(error)
        if (complaint === '') console.error(`change log: hears no changes: ${reason}`)
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
