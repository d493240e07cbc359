// Reads the audit log: a page of it, all of it, or what concerns one document.
import { z } from 'zod'
import { greatestId } from '#lib/content/ids.ts'
import { isoMoment } from '#lib/content/sql.ts'
import type { Queryable } from '#lib/database/queryable.ts'

/** An entry as it is exported: one line of JSON. Absent values are null. */
export type LoggedEntry = {
  readonly id: number
  /** ISO 8601, UTC. */
  readonly at: string
  readonly actor: 'person' | 'machine' | 'nobody'
  readonly user: number | null
  readonly name: string | null
  readonly action: string
  readonly collection: string | null
  readonly document: number | null
  readonly version: number | null
  readonly way: string
  readonly address: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

const id = z.coerce.number().int().min(1).max(greatestId)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
/** What somebody looks for; what makes no sense is left out. */
const filter = z.object({
  user: id.optional().catch(undefined),
  action: z.string().min(1).max(40).optional().catch(undefined),
  collection: z.string().min(1).max(40).optional().catch(undefined),
  document: id.optional().catch(undefined),
  /** Days in the site's zone, both included. */
  from: day.optional().catch(undefined),
  until: day.optional().catch(undefined),
  /** Entries older than this one. */
  before: z.coerce.number().int().min(1).optional().catch(undefined),
})
export type AuditFilter = z.infer<typeof filter>

/** What is asked for in an address. */
export const parseFilter = (query: Readonly<Record<string, unknown>>): AuditFilter => filter.parse(query)

const columns = `l.id::float8 AS id, ${isoMoment('l.at')} AS at, l.actor,
  l.user_id AS user, l.name, l.action, l.collection, l.document, l.version, l.way, l.address, l.detail`

function conditionOf(asked: AuditFilter, zone: string): { where: string; values: unknown[] } {
  const values: unknown[] = []
  const parts: string[] = []
  const add = (condition: (parameter: string) => string, value: unknown) => {
    values.push(value)
    parts.push(condition(`$${values.length}`))
  }
  if (asked.user) add((p) => `l.user_id = ${p}`, asked.user)
  if (asked.action) add((p) => `l.action = ${p}`, asked.action)
  if (asked.collection) add((p) => `l.collection = ${p}`, asked.collection)
  if (asked.document) add((p) => `l.document = ${p}`, asked.document)
  if (asked.before) add((p) => `l.id < ${p}`, asked.before)
  values.push(zone)
  const inZone = `$${values.length}::text`
  parts.push(`${inZone} IS NOT NULL`)
  if (asked.from) add((p) => `l.at >= ${p}::date::timestamp AT TIME ZONE ${inZone}`, asked.from)
  if (asked.until) add((p) => `l.at < (${p}::date + 1)::timestamp AT TIME ZONE ${inZone}`, asked.until)
  return { where: parts.join(' AND '), values }
}

/** Newest first. */
export async function readEntries(
  db: Queryable,
  asked: AuditFilter,
  { zone, most }: { readonly zone: string; readonly most: number },
): Promise<LoggedEntry[]> {
  const { where, values } = conditionOf(asked, zone)
  const { rows } = await db.query<LoggedEntry>(
    `SELECT ${columns} FROM audit_log l WHERE ${where} ORDER BY l.id DESC LIMIT ${most}`,
    values,
  )
  return rows
}

/** Entries of one batch. */
const batch = 1000

/** All entries that are asked for as JSON Lines, newest first, in constant memory. */
export async function* exportEntries(db: Queryable, asked: AuditFilter, zone: string): AsyncGenerator<string> {
  let before = asked.before
  for (;;) {
    const entries = await readEntries(db, { ...asked, before }, { zone, most: batch })
    if (entries.length > 0) yield `${entries.map((entry) => JSON.stringify(entry)).join('\n')}\n`
    before = entries.at(-1)?.id
    if (entries.length < batch) return
  }
}
