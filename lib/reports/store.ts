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
  select count(*)::int as count, ceil(extract(epoch from min(created_at) + interval '1 hour' - now()))::int as wait
  from reports where article_id = $1 and created_at > now() - interval '1 hour'`

// What is open already says the same: one is enough.
const insertQuery = `
  insert into reports (article_id, locale, anchor, paragraph, suggestion)
  select $1::int, $2::enum_reports_locale, $3::text, $4::text, $5::text
  where not exists (select from reports where article_id = $1 and locale = $2 and anchor = $3
    and suggestion is not distinct from $5 and state = 'open')`

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
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1, $2)', [lock, article])
    const { rows } = await client.query<{ count: number; wait: number | null }>(countQuery, [article])
    const [recent] = rows
    const full = recent !== undefined && recent.count >= mostPerHour
    if (!full) await client.query(insertQuery, [article, locale, anchor, paragraph, suggestion])
    await client.query('commit')
    client.release()
    return full ? Math.max(1, recent.wait ?? 0) : 0
  } catch (error) {
    // Closed, and its transaction with it: it may hold the lock.
    client.release(true)
    throw error
  }
}
