// Hears of every change in the database, whoever made it, and tells this process.
import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from 'pg'
import { backoff } from '#lib/runtime/backoff.ts'
import type { Change } from './announce.ts'
import { channel } from './append.ts'
import { currentPosition, type Position, readChanges } from './position.ts'

/** More missed changes than this are not worth telling one by one. */
const mostReplayed = 10_000

export type ChangeListenerOptions = {
  /** Opens a connection of its own; closed by the listener. */
  readonly connect: () => Promise<Client>
  readonly announce: (change: Change) => void
  /** Called when changes are heard for the first time, and again after each interruption. */
  readonly connected?: () => void
  /** Milliseconds between readings without being notified: finds a connection that died silently. Default 10 s. */
  readonly readEvery?: number
  /** First and longest wait before connecting again, in milliseconds. Default 100 ms and 2 s. */
  readonly retry?: { readonly first: number; readonly longest: number }
}

export type RunningListener = {
  /** Settles when the listener hears changes for the first time. */
  readonly listening: Promise<void>
  readonly stop: () => Promise<void>
}

/**
 * Announces what a position has not read; everything, if the log can't say what that is.
 *
 * @param position null: nothing is known of the past
 * @returns the position after it
 */
async function announceUnread(
  client: Client,
  position: Position | null,
  announce: (change: Change) => void,
): Promise<Position> {
  const reading = position && (await readChanges(client, position, mostReplayed))
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
 * Listens on one connection until it fails or `signal` says to stop.
 *
 * @param read announces what is new
 * @throws why the connection failed
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
  // Listening first, reading second: what is committed in between is found by the reading.
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
 * Starts listening to the change log and keeps at it: after a lost connection it connects again and announces what it
 * missed. The first connection announces `everything`, because what was remembered before it may be outdated.
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
