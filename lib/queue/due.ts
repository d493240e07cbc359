/** What is due: scheduled publishing (Payload's jobs), and clearing the change log. */

import type { Payload } from 'payload'
import type pg from 'pg'

/** A web process that has not listened for this long drops all its pages anyway. */
const changesKept = '1 day'

/** Releases jobs that a killed worker had begun. Only for the process that holds the worker's lock. */
export async function releaseInterrupted(client: pg.ClientBase): Promise<void> {
  await client.query('UPDATE payload_jobs SET processing = false WHERE processing AND completed_at IS NULL')
}

/** Whether a job's minute has come, by the database's clock. */
export async function isJobDue(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ due: boolean }>(
    `SELECT EXISTS (SELECT FROM payload_jobs
      WHERE completed_at IS NULL AND has_error IS NOT TRUE AND NOT processing
        AND (wait_until IS NULL OR wait_until <= now())) AS due`,
  )
  return rows[0]?.due === true
}

/**
 * Lets jobs that failed run again: a story must not miss its minute for ever because a connection was lost in it,
 * or because an editor forgot a field and filled it in since. Ten times, a minute apart.
 */
export async function retryFailed(client: pg.ClientBase): Promise<void> {
  await client.query(
    `WITH again AS (
       UPDATE payload_jobs SET has_error = false, error = NULL
        WHERE has_error AND total_tried < 10 AND updated_at < now() - interval '1 minute' RETURNING id)
     DELETE FROM payload_jobs_log USING again WHERE _parent_id = again.id`,
  )
}

/** Runs the jobs that are due, oldest first, one after another; the log says which failed and why. */
export async function runDueJobs(payload: Payload): Promise<void> {
  await payload.jobs.run({ allQueues: true, limit: 50, sequential: true, silent: { info: true } })
}

/** Deletes changes that nobody looks for any more. */
export async function pruneChanges(client: pg.ClientBase): Promise<void> {
  await client.query('DELETE FROM change_log WHERE at < now() - $1::interval', [changesKept])
}
