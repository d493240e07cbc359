// A schedule: that a story or translation is published or withdrawn at a minute. It stands in Payload's table of jobs, where
// the drawer of the admin writes it and takes it back; running it is ours (run.ts).
import { isDeepStrictEqual } from 'node:util'
import type { Payload, PayloadRequest } from 'payload'
import { z } from 'zod'
import { kept, publishedVersion } from '#lib/content/sql.ts'
import type { Queryable } from '#lib/database/queryable.ts'

const scheduled = ['articles', 'translations'] as const
/** What has been done to what readers see, as far as a schedule needs to know whether somebody has overtaken it. */
const seen = z.object({
  status: z.enum(['draft', 'published']).nullable(),
  /** When it was last published, as the newest published version says; null: never. */
  published: z.string().nullable(),
  /** The entry of the audit log about its last withdrawal; null: none. Schedules from before this was kept have nothing. */
  withdrawn: z.string().nullish(),
})
export type Seen = z.infer<typeof seen>

const content = z.record(z.string(), z.unknown())
/** A document without what the database counts and dates. */
export type Content = z.infer<typeof content>

/** What a job holds: the first four as Payload's drawer writes them. */
export const scheduleInput = z.object({
  type: z.enum(['publish', 'unpublish']).default('publish'),
  doc: z.object({ relationTo: z.enum(scheduled), value: z.coerce.number().int() }),
  user: z.object({ relationTo: z.literal('users'), value: z.coerce.number().int() }).nullish(),
  timezone: z.string().nullish(),
  /** What was there when the schedule was made: this goes out, whatever is typed afterwards. */
  content: content.nullish(),
  seen: seen.nullish(),
})
export type ScheduleInput = z.infer<typeof scheduleInput>

/**
 * What has been done so far to a document; undefined if it is gone, or in the trash. With `lock`, nobody publishes or withdraws it until
 * the transaction ends.
 */
export async function readSeen(
  db: Queryable,
  { relationTo, value }: ScheduleInput['doc'],
  lock: boolean,
): Promise<Seen | undefined> {
  const { rows } = await db.query<Seen>(
    `SELECT d._status AS status, (SELECT max(v.updated_at)::text FROM _${relationTo}_v v
        WHERE v.parent_id = d.id AND ${publishedVersion('v')}) AS published,
       (SELECT max(l.id)::text FROM audit_log l
         WHERE l.collection = $2 AND l.document = d.id AND l.action = 'unpublish') AS withdrawn
     FROM ${relationTo} d WHERE d.id = $1 AND ${kept('d')} ${lock ? 'FOR UPDATE OF d' : ''}`,
    [value, relationTo],
  )
  return rows[0]
}

/** Condition of a row of `payload_jobs`: a schedule that has not had its effect, and may have it. */
export const waiting = `task_slug = 'schedulePublish' AND completed_at IS NULL AND has_error IS NOT TRUE`

/** Whether a schedule will publish a document. */
export async function isToBePublished(db: Queryable, { relationTo, value }: ScheduleInput['doc']): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>(
    `SELECT EXISTS (SELECT FROM payload_jobs
      WHERE ${waiting} AND input->>'type' = 'publish'
        AND input->'doc'->>'relationTo' = $1 AND input->'doc'->>'value' = $2) AS found`,
    [relationTo, String(value)],
  )
  return rows[0]?.found === true
}

/** What the database counts and dates, and what is only shown with a document. */
const counted = new Set(['id', 'createdAt', 'updatedAt', '_status', 'collection', 'translations'])

/** The newest version of a document, draft or not. */
export async function readContent(
  payload: Payload,
  { relationTo: collection, value: id }: ScheduleInput['doc'],
  req: Partial<PayloadRequest>,
): Promise<Content> {
  const options = { id, draft: true, depth: 0, showHiddenFields: true, overrideAccess: true } as const
  return contentOf(await payload.findByID({ collection, ...options, req }))
}

/**
 * The newest version that was there at a moment, for schedules that kept none.
 *
 * @returns null where it has been written over since, as autosaves do
 */
export async function readContentAt(
  payload: Payload,
  { relationTo: collection, value }: ScheduleInput['doc'],
  moment: Date,
  req: Partial<PayloadRequest>,
): Promise<Content | null> {
  const where = { parent: { equals: value }, updatedAt: { less_than_equal: moment.toISOString() } }
  const options = { depth: 0, limit: 1, sort: '-updatedAt', showHiddenFields: true, overrideAccess: true } as const
  const { docs } = await payload.findVersions({ collection, where, ...options, req })
  return docs[0] ? contentOf(docs[0].version) : null
}

const contentOf = (found: object): Content =>
  Object.fromEntries(Object.entries(found).filter(([name]) => !counted.has(name)))

/** Whether two contents are the same, once both have been through the database. */
export const sameContent = (one: Content, other: Content): boolean =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)))
