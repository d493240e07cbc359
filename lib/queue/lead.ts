/** One worker works, however many run: the others wait to take over. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** Keys of PostgreSQL's advisory locks; one ends with the connection, so a killed worker never keeps it. */
const lockKeys = { schedule: 0x57_4f_52_4b, search: 0x57_53_45_41 } as const

/**
 * Waits until no other worker leads in the same, then calls `work` again and again until `signal` is aborted.
 *
 * @param options.what is led: others may lead in something else at the same time
 * @param options.connection for a connection of its own, which holds the lock
 * @param options.begin called once when this worker has become the leader
 * @param options.work called every `everyMs` with that connection
 * @throws when the connection is lost or `work` throws; the lock is free again then
 */
export async function lead(options: {
  what: keyof typeof lockKeys
  connection: pg.ClientConfig
  begin: (client: pg.Client) => Promise<void>
  work: (client: pg.Client) => Promise<void>
  everyMs: number
  signal: AbortSignal
}): Promise<void> {
  const { what, connection, begin, work, everyMs, signal } = options
  const client = new pg.Client({ ...connection, keepAlive: true })
  const pause = () => sleep(everyMs, undefined, { signal }).catch(() => undefined)
  // Without a listener a lost connection would end the process; the next query reports it.
  client.on('error', () => undefined)
  try {
    await client.connect()
    while (!signal.aborted && !(await tryLock(client, lockKeys[what]))) await pause()
    if (!signal.aborted) await begin(client)
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
