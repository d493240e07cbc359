// Tells people of the newsroom what happened to their work: a notice each, in the transaction of its cause.
import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import type { Queryable } from '#lib/database/queryable.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import { sendsMail } from '#lib/mail/mail.ts'
import { insertJobs } from '#lib/queue/boss.ts'
import { staffOf } from '../access/roles.ts'
import { connectionOf } from '../sql.ts'

/** What a notice says of what happened; never words of a draft. */
export type NoticeKind =
  /** A schedule had no effect; `reason` as in `Failure` (schedule/run.ts), `what` was to be done, at `at` (ISO 8601). */
  | { readonly kind: 'scheduleFailed'; readonly facts: { reason: string; what: 'publish' | 'unpublish'; at: string } }
  /** Somebody else published the story, or took it back. */
  | { readonly kind: 'published' | 'withdrawn'; readonly facts?: undefined }
  /** Somebody took over what was being written. */
  | { readonly kind: 'takenOver'; readonly facts?: undefined }
  /** A story could not be translated into a language. */
  | { readonly kind: 'translationFailed'; readonly facts: { locale: TranslationLocale } }

export type Notice = NoticeKind & {
  /** Ids of accounts; whoever did it is not told. */
  readonly to: readonly (number | null | undefined)[]
  readonly document: { readonly relationTo: 'articles' | 'translations'; readonly value: number }
  /** Who did it; null: nobody in particular. Default: whose request it is. */
  readonly by?: number | null
  /** Two notices of one cause are one. Default: this one stands for itself. */
  readonly cause?: string
}

/** What concerns a deadline: whoever is not at the desk is mailed. */
const mailed: ReadonlySet<NoticeKind['kind']> = new Set(['scheduleFailed'])

/**
 * Tells people. In the transaction of the request: nobody hears of what was not committed.
 *
 * @throws what PostgreSQL says
 */
export async function notify(req: PayloadRequest, notice: Notice): Promise<void> {
  await notifyIn(await connectionOf(req), { ...notice, by: notice.by === undefined ? staffOf(req)?.id : notice.by })
}

/** As `notify`, for programs. @param db the transaction of the cause, or a connection */
export async function notifyIn(db: Queryable, notice: Notice): Promise<void> {
  const { document, kind, facts = {}, by = null, cause = randomUUID() } = notice
  const people = [...new Set(notice.to)].filter((id) => typeof id === 'number' && id !== by)
  if (people.length === 0) return
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO notices (user_id, kind, cause, relation, document_id, actor_id, facts)
     SELECT u.id, $2, $3, $4, $5, $6, $7 FROM users u WHERE u.id = ANY($1::int[])
     ON CONFLICT (user_id, cause) DO NOTHING RETURNING id`,
    [people, kind, `${kind}:${cause}`, document.relationTo, document.value, by, JSON.stringify(facts)],
  )
  if (!mailed.has(kind) || !sendsMail()) return
  const jobs = rows.map(({ id }) => ({ key: `notice:${id}`, notice: id }))
  await insertJobs('mail', jobs, 'breaking', db)
}

/** Days after which a notice that was read is gone. */
const keptDays = 30

/** Removes notices that were read long ago. */
export async function pruneNotices(db: Queryable): Promise<void> {
  await db.query(`DELETE FROM notices WHERE read_at < now() - interval '${keptDays} days'`)
}
