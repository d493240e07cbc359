// A database that loses its connections, for tests of what is told and kept meanwhile.
import { setTimeout as sleep } from 'node:timers/promises'
import { pool } from '#lib/database/pool.ts'

/**
 * Ends connections of the newsroom again and again until it is told to stop.
 *
 * @param share of them that ends each time, from 0 to 1
 * @param pause milliseconds between two times
 * @returns a function that stops, and waits until it has
 */
export function endConnections(share: number, pause: () => number): () => Promise<void> {
  let ending = true
  const ended = (async () => {
    while (ending) {
      await pool()
        .query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE application_name = 'warta newsroom' AND datname = current_database() AND random() < $1::float8`,
          [share],
        )
        .catch(() => undefined)
      await sleep(pause())
    }
  })()
  return () => {
    ending = false
    return ended
  }
}
