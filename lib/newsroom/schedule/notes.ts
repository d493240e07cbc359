// What stands above a story or translation about its schedules, and what can be done about them there.
import { APIError, addDataAndFileToRequest, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { published } from '#lib/content/sql.ts'
import type { Queryable } from '#lib/database/queryable.ts'
import { formatShort } from '#lib/i18n/dates.ts'
import type { Locale } from '#lib/locales.ts'
import { staffOf } from '../access/roles.ts'
import { interfaceLanguage, say, textsIn } from '../admin/labels.ts'
import { record } from '../audit/record.ts'
import { readNewest, type StaleData } from '../editing/saves.ts'
import { refuse } from '../hooks/refuse.ts'
import { readTimeZone } from '../site-zone.ts'
import { connectionOf } from '../sql.ts'
import { inRequestTransaction } from '../writing/request.ts'
import { lockSchedules, mayPublish, takenBack } from './admit.ts'
import { type Content, readContent, readSeen, type ScheduleInput, sameContent, scheduleInput } from './schedule.ts'

const actions = ['renew', 'cancel', 'dismiss'] as const

/** What can be done about a schedule; `label` in the language of the admin interface. */
export type ScheduleAction = { readonly job: number; readonly what: (typeof actions)[number]; readonly label: string }

/** Sentences in the language of the admin interface. */
export type ScheduleNote = {
  readonly kind: 'scheduled' | 'embargo' | 'failed'
  /** What it says of the document's state, in a few words. */
  readonly short: string
  readonly text: string
  readonly actions: readonly ScheduleAction[]
}

type JobRow = {
  id: number
  input: unknown
  at: Date
  error: { reason?: string; message?: string } | null
  maker: string | null
}

const jobsQuery = `
  SELECT j.id, j.input, j.wait_until AS at, CASE WHEN j.has_error THEN coalesce(j.error, '{}') END AS error, u.name AS maker
  FROM payload_jobs j LEFT JOIN users u ON u.id = (j.input->'user'->>'value')::int
  WHERE j.task_slug = 'schedulePublish' AND j.completed_at IS NULL
    AND j.input->'doc'->>'relationTo' = $1 AND j.input->'doc'->>'value' = $2
  ORDER BY j.wait_until, j.id`

async function readNotes(req: PayloadRequest, doc: ScheduleInput['doc']): Promise<ScheduleNote[]> {
  const language = interfaceLanguage(req.i18n.language)
  return notesOf(await connectionOf(req), doc, language, () => readContent(req.payload, doc, req))
}

/**
 * What is scheduled for a document, what had no effect, and until when it is under embargo.
 *
 * @param newest reads the newest text, to tell whether it is what goes out; null: not asked
 */
export async function notesOf(
  db: Queryable,
  doc: ScheduleInput['doc'],
  language: Locale,
  newest: (() => Promise<Content>) | null,
): Promise<ScheduleNote[]> {
  const { rows } = await db.query<JobRow>(jobsQuery, [doc.relationTo, String(doc.value)])
  const zone = await readTimeZone(db)
  const { schedule } = textsIn(language)
  const moment = (at: Date) => formatShort(language, zone, at)
  const present = newest && rows.length > 0 ? await newest() : null
  const notes = rows.map(({ id: job, input, at, error, maker }): ScheduleNote => {
    const read = scheduleInput.safeParse(input)
    const type = read.success ? read.data.type : 'publish'
    const what = schedule[type](moment(at), maker ?? '—')
    if (error) {
      const { reason = 'refused', message = '' } = error
      const why = reason in schedule.reasons ? schedule.reasons[reason as keyof typeof schedule.reasons] : ''
      return {
        kind: 'failed',
        short: schedule.failed(what),
        text: `${schedule.failed(what)} ${[why, message].filter(Boolean).join(' ')}`.trim(),
        actions: [{ job, what: 'dismiss', label: schedule.dismiss }],
      }
    }
    const cancel: ScheduleAction = { job, what: 'cancel', label: schedule.cancel }
    const meant = read.success && read.data.type === 'publish' ? read.data.content : null
    if (!meant || !present || sameContent(meant, present))
      return { kind: 'scheduled', short: what, text: what, actions: [cancel] }
    return {
      kind: 'scheduled',
      short: what,
      text: `${what} ${schedule.changed}`,
      actions: [{ job, what: 'renew', label: schedule.renew }, cancel],
    }
  })
  if (doc.relationTo !== 'articles') return notes
  const { rows: embargo } = await db.query<{ until: Date }>(
    `SELECT a.published_at AS until FROM articles a WHERE a.id = $1 AND ${published('a')} AND a.published_at > now()`,
    [doc.value],
  )
  return [
    ...embargo.map(
      ({ until }): ScheduleNote => ({
        kind: 'embargo',
        short: schedule.embargo(moment(until)),
        text: [schedule.embargo(moment(until)), schedule.notSeenYet].join(' — '),
        actions: [],
      }),
    ),
    ...notes,
  ]
}

/** The moment of the text that the person saw, where they say it: another one must not go out in its place. */
const based = { updatedAt: z.iso.datetime({ offset: true }).optional() }

const change = z.union([
  z.object({ job: z.number().int(), what: z.enum(actions), ...based }),
  z.object({
    what: z.literal('make'),
    type: z.enum(['publish', 'unpublish']),
    at: z.iso.datetime({ offset: true }),
    ...based,
  }),
])

/** @throws with status 409, as a save does, where the newest text is another than the person saw */
async function refuseUnseen(req: PayloadRequest, db: Queryable, doc: ScheduleInput['doc'], base: string) {
  const newest = await readNewest(db, { collection: doc.relationTo, id: doc.value })
  if (!newest || newest.stamp === new Date(base).toISOString()) return
  const by = newest.by?.name ?? null
  const message = say(req, ({ editing }) => editing.stale(by))
  throw new APIError<StaleData>(message, 409, { stale: true, stamp: newest.stamp, by }, true)
}

/** Makes a schedule, puts the present text into one, takes one back, or takes away the record of one without effect. */
async function act(req: PayloadRequest, doc: ScheduleInput['doc'], asked: z.infer<typeof change>): Promise<void> {
  const db: Queryable = await connectionOf(req)
  await lockSchedules(db, doc)
  if (asked.updatedAt && (asked.what === 'make' || asked.what === 'renew')) {
    await refuseUnseen(req, db, doc, asked.updatedAt)
  }
  if (asked.what === 'make') {
    const { type, at } = asked
    if (Date.parse(at) <= Date.now()) refuse(req, ({ errors }) => errors.pastMoment)
    const user = staffOf(req)
    await req.payload.jobs.queue({
      task: 'schedulePublish',
      waitUntil: new Date(at),
      input: {
        type,
        doc: doc as { relationTo: 'articles'; value: number },
        user: user && { relationTo: 'users', value: user.id },
      },
      req,
    })
    return
  }
  const { job, what } = asked
  const which = [job, doc.relationTo, String(doc.value)]
  const where = `id = $1 AND input->'doc'->>'relationTo' = $2 AND input->'doc'->>'value' = $3 AND completed_at IS NULL`
  if (what !== 'renew') {
    const isOver = what === 'dismiss' ? 'has_error' : 'has_error IS NOT TRUE'
    const { rows } = await db.query(`DELETE FROM payload_jobs WHERE ${where} AND ${isOver} RETURNING id`, which)
    if (what === 'cancel' && rows.length > 0) await record(req, takenBack(doc, job))
    return
  }
  const kept = { content: await readContent(req.payload, doc, req), seen: await readSeen(db, doc, false) }
  const { rows } = await db.query(
    `UPDATE payload_jobs SET input = input || $4::jsonb, updated_at = now()
      WHERE ${where} AND has_error IS NOT TRUE RETURNING id`,
    [...which, JSON.stringify(kept)],
  )
  // It went out, or was taken back, in the second in which somebody pressed.
  if (rows.length === 0) refuse(req, ({ errors }) => errors.scheduleOver)
  await record(req, { action: 'renewSchedule', collection: doc.relationTo, document: doc.value, detail: { job } })
}

/**
 * `GET /api/{collection}/{id}/schedule`: the notes; `POST` with `{job, what}`: does something about one; with
 * `{what: 'make', type, at}`: makes one, in place of one of that type. `updatedAt`: the text that the person saw.
 */
export function scheduleEndpoints(relationTo: ScheduleInput['doc']['relationTo']): Endpoint[] {
  const docOf = (req: PayloadRequest) => ({ relationTo, value: Number(req.routeParams?.id) })
  const path = '/:id/schedule'
  const refusal = (req: PayloadRequest, status: number) =>
    Response.json({ errors: [{ message: textsIn(req.i18n.language as never).errors.mayNotPublish }] }, { status })
  return [
    {
      path,
      method: 'get',
      handler: async (req) => {
        if (!staffOf(req)) return refusal(req, 401)
        return Response.json({ notes: await readNotes(req, docOf(req)) })
      },
    },
    {
      path,
      method: 'post',
      handler: async (req) => {
        const user = staffOf(req)
        if (!user) return refusal(req, 401)
        await addDataAndFileToRequest(req)
        const asked = change.safeParse(req.data)
        const doc = docOf(req)
        if (!asked.success || !Number.isInteger(doc.value)) return refusal(req, 400)
        const maker = { relationTo: 'users', value: user.id } as const
        if (!(await mayPublish(req, { type: 'publish', doc, user: maker }))) return refusal(req, 403)
        await inRequestTransaction(req, () => act(req, doc, asked.data))
        return Response.json({ notes: await readNotes(req, doc) })
      },
    },
  ]
}
