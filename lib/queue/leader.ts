// Leader election: of all workers, one does a piece of work while the others stand by to take over.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** Keys of PostgreSQL's advisory locks. A lock ends with its connection, so a killed worker never keeps it. */
const lockKeys = { schedule: 0x57_4f_52_4b, search: 0x57_53_45_41 } as const

/**
 * Waits until no other worker is the leader for `task`, then calls `work` repeatedly until `signal` is aborted.
 *
 * @param options.task each task has its own leader
 * @param options.connection settings of a separate connection, which holds the lock
 * @param options.begin called once, when this worker becomes the leader
 * @param options.work called with that connection; `everyMs` milliseconds pass between two calls
 * @throws when the connection is lost or `work` throws; the lock is released then
 */
export async function runAsLeader(options: {
  task: keyof typeof lockKeys
  connection: pg.ClientConfig
  begin?: (client: pg.Client) => Promise<void>
  work: (client: pg.Client) => Promise<void>
  everyMs: number
  signal: AbortSignal
}): Promise<void> {
  const { task, connection, begin, work, everyMs, signal } = options
  const client = new pg.Client({ ...connection, keepAlive: true })
  const pause = () => sleep(everyMs, undefined, { signal }).catch(() => undefined)
  // Without a listener a lost connection would end the process; the next query reports it.
  client.on('error', () => undefined)
  try {
    await client.connect()
    while (!signal.aborted && !(await tryLock(client, lockKeys[task]))) await pause()
    if (!signal.aborted) await begin?.(client)
    while (!signal.aborted) {
      await work(client)
      await pause()
    }
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function tryLock(client: pg.Client, key: number): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [key])
  return rows[0]?.locked === true
}
