// Runs schedules that are due: each has its effect once, or none and says why.
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { commitFailure } from '#lib/database/commit.ts'
import { pool } from '#lib/database/pool.ts'
import type { Queryable } from '#lib/database/queryable.ts'
import { transact } from '#lib/database/transact.ts'
import { isUnreachable } from '#lib/database/unreachable.ts'
import { actAs } from '../audit/acting.ts'
import { notifyIn } from '../notices/notify.ts'
import { connectionOf } from '../sql.ts'
import { inTransaction, type Transaction } from '../writing/transaction.ts'
import { makerOf, mayPublish } from './admit.ts'
import {
  type Content,
  readContent,
  readContentAt,
  readSeen,
  type ScheduleInput,
  type Seen,
  sameContent,
  scheduleInput,
  waiting,
} from './schedule.ts'

/** Why a schedule had no effect. All but `refused`: a person was quicker. */
export type Failure =
  | { readonly reason: 'deleted' | 'withdrawn' | 'published' | 'mayNotPublish' | 'unreadable' }
  /** The newsroom's rules did not let it through; `message` says which. */
  | { readonly reason: 'refused'; readonly message: string }

const due = `${waiting} AND wait_until <= now()`

/** Whether a schedule is due, by the database's clock. */
export async function isScheduleDue(): Promise<boolean> {
  const { rows } = await pool().query<{ found: boolean }>(
    `SELECT EXISTS (SELECT FROM payload_jobs WHERE ${due}) AS found`,
  )
  return rows[0]?.found === true
}

/**
 * Runs what is due, oldest first. The effect and its bookkeeping are one transaction: a worker or a database that ends in
 * between leaves both undone, and the next one does both.
 *
 * @throws when the database is away; what has not been done is still due
 */
export async function runDueSchedules(payload: Payload): Promise<void> {
  const { rows } = await pool().query<{ id: number }>(
    `SELECT id FROM payload_jobs WHERE ${due} ORDER BY wait_until, id`,
  )
  for (const { id } of rows) await runSchedule(payload, id)
}

async function runSchedule(payload: Payload, id: number): Promise<void> {
  let failure: Failure | null
  try {
    failure = await inTransaction(payload, (transaction) => attempt(transaction, id))
  } catch (error) {
    if (commitFailure(error) || isUnreachable(error)) throw error
    failure = { reason: 'refused', message: error instanceof Error ? error.message : String(error) }
  }
  if (failure === null) return
  await transact(pool(), (client) => recordFailure(client, id, failure))
  console.warn(`schedule: ${id} had no effect: ${'message' in failure ? failure.message : failure.reason}`)
}

/** The record of it stands above the document; whoever made the schedule is told, too. */
async function recordFailure(db: Queryable, id: number, failure: Failure): Promise<void> {
  const { rows } = await db.query<{ input: unknown; at: Date }>(
    `UPDATE payload_jobs SET has_error = true, error = $2, updated_at = now() WHERE id = $1
     RETURNING input, wait_until AS at`,
    [id, failure],
  )
  const [job] = rows
  const { data: input } = scheduleInput.safeParse(job?.input)
  if (!job || !input) return
  const facts = { reason: failure.reason, what: input.type, at: job.at.toISOString() }
  const to = [input.user?.value]
  await notifyIn(db, { to, kind: 'scheduleFailed', document: input.doc, by: null, facts, cause: `${id}` })
}

/** Takes the schedule and has its effect; or changes nothing, and says why not. */
async function attempt(transaction: Transaction, id: number): Promise<Failure | null> {
  const { req, rows } = transaction
  actAs(req, { way: 'schedule', process: 'schedule' })
  // Whoever takes it back waits, or was quicker.
  const [job] = await rows<{ input: unknown; made: string }>(
    sql`SELECT input, created_at AS made FROM payload_jobs WHERE id = ${id} AND ${sql.raw(due)} FOR UPDATE`,
  )
  if (!job) return null
  const read = scheduleInput.safeParse(job.input)
  if (!read.success) return { reason: 'unreadable' }
  const input = read.data
  const now = await readSeen(await connectionOf(req), input.doc, true)
  if (!now) return { reason: 'deleted' }
  const overtaken = overtakenBy(input, now)
  if (overtaken) return { reason: overtaken }
  if (!(await mayPublish(req, input))) return { reason: 'mayNotPublish' }
  const meant = input.content ?? (await readContentAt(transaction.payload, input.doc, new Date(job.made), req))
  if (!meant && input.type === 'publish') return { reason: 'unreadable' }
  await rows(sql`DELETE FROM payload_jobs WHERE id = ${id}`)
  await (meant && input.type === 'publish'
    ? publish(transaction, input, meant)
    : save(transaction, input, { _status: 'draft' }, false))
  await rebase(transaction, input, now)
  return null
}

/** What a person has done since that makes a schedule pointless. */
function overtakenBy({ type, seen }: ScheduleInput, now: Seen): 'withdrawn' | 'published' | null {
  if (type === 'unpublish') {
    if (now.status !== 'published') return 'withdrawn'
    // Changes to what is published leave a withdrawal standing; withdrawn and published again, it is another matter.
    const isAgain = seen?.withdrawn !== undefined && now.withdrawn !== null && now.withdrawn !== seen.withdrawn
    return isAgain ? 'published' : null
  }
  if (!seen) return null
  if (seen.status === 'published' && now.status !== 'published') return 'withdrawn'
  if (seen.published === now.published && seen.status === now.status) return null
  return now.status === 'published' ? 'published' : 'withdrawn'
}

/** Publishes what was there when the schedule was made; what has been written since stays a draft on top of it. */
async function publish(transaction: Transaction, input: ScheduleInput, meant: Content): Promise<void> {
  const newest = await readContent(transaction.payload, input.doc, transaction.req)
  if (sameContent(meant, newest)) return save(transaction, input, { _status: 'published' }, false)
  await save(transaction, input, { ...meant, _status: 'published' }, false)
  await save(
    transaction,
    input,
    { ...newest, publishedAt: meant.publishedAt ?? newest.publishedAt, _status: 'draft' },
    true,
  )
}

async function save(
  { payload, req }: Transaction,
  { doc: { relationTo: collection, value: id }, user }: ScheduleInput,
  data: Content,
  draft: boolean,
): Promise<void> {
  const maker = user ? await makerOf(payload, user.value, req) : null
  await payload.update({ collection, id, data, draft, depth: 0, overrideAccess: true, user: maker, req })
}

/** Other schedules of the same document go on from here: this one was no person who overtook them. */
async function rebase({ req, rows }: Transaction, { doc }: ScheduleInput, before: Seen): Promise<void> {
  const now = await readSeen(await connectionOf(req), doc, false)
  await rows(sql`
    UPDATE payload_jobs SET input = jsonb_set(input, '{seen}', ${JSON.stringify(now ?? null)}::jsonb)
    WHERE ${sql.raw(waiting)}
      AND input->'doc'->>'relationTo' = ${doc.relationTo} AND input->'doc'->>'value' = ${String(doc.value)}
      AND input->'seen'->>'status' IS NOT DISTINCT FROM ${before.status}
      AND input->'seen'->>'published' IS NOT DISTINCT FROM ${before.published}`)
}
