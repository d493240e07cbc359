// Reports on their way into the newsroom's table. Plain SQL: the portal never loads Payload.
import { pool } from '#lib/database/pool.ts'
import type { Subject } from './subject.ts'

export type StoredReport = Subject & {
  readonly anchor: string
  readonly paragraph: string
  readonly suggestion: string | null
}

/** Reports about one story within an hour, whoever sends them: as many as a desk can read. */
export const mostPerHour = 20

/** Key of the lock, whose other half is the story: reports of one story are counted and stored one after another. */
const lock = 0x7265706f

const countQuery = `
  SELECT count(*)::int AS count, ceil(extract(epoch FROM min(created_at) + interval '1 hour' - now()))::int AS wait
  FROM reports WHERE article_id = $1 AND created_at > now() - interval '1 hour'`

// What is open already says the same: one is enough.
const insertQuery = `
  INSERT INTO reports (article_id, locale, anchor, paragraph, suggestion)
  SELECT $1::int, $2::enum_reports_locale, $3::text, $4::text, $5::text
  WHERE NOT EXISTS (SELECT FROM reports WHERE article_id = $1 AND locale = $2 AND anchor = $3
    AND suggestion IS NOT DISTINCT FROM $5 AND state = 'open')`

/**
 * Stores a report, once.
 *
 * @returns seconds to wait if the story has had enough of them this hour; 0: it is stored, or was there already
 * @throws what PostgreSQL says, when it can't be reached or refuses
 */
export async function storeReport(report: StoredReport): Promise<number> {
  const { article, locale, anchor, paragraph, suggestion } = report
  const client = await pool().connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1, $2)', [lock, article])
    const { rows } = await client.query<{ count: number; wait: number | null }>(countQuery, [article])
    const [recent] = rows
    const full = recent !== undefined && recent.count >= mostPerHour
    if (!full) await client.query(insertQuery, [article, locale, anchor, paragraph, suggestion])
    await client.query('COMMIT')
    client.release()
    return full ? Math.max(1, recent.wait ?? 0) : 0
  } catch (error) {
    // Closed, and its transaction with it: it may hold the lock.
    client.release(true)
    throw error
  }
}
