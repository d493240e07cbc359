// Sends what waits to be mailed: the worker's part.
import type { PgBoss } from 'pg-boss'
import type { Queryable } from '#lib/database/queryable.ts'
import { type Message, RefusedMailError, sendMail } from '#lib/mail/mail.ts'
import type { MailJob } from '#lib/queue/jobs.ts'
import { interfaceLanguage, textsIn } from '../admin/labels.ts'
import { type NoticeRow, noticeColumns, sentenceOf } from './sentences.ts'

type MailRow = NoticeRow & {
  readonly to: string
  readonly name: string
  readonly language: string | null
  readonly site: string
}

/**
 * A notice as mail, in the language of whoever gets it. It says nothing of the document but where it is: mail is read by
 * more people than the newsroom's. Null when it has been read, or is gone.
 */
async function messageOf(db: Queryable, notice: string, adminUrl: string): Promise<Omit<Message, 'key'> | null> {
  const { rows } = await db.query<MailRow>(
    `SELECT ${noticeColumns}, m.email AS to, m.name, r.language,
        coalesce((SELECT s.name FROM site s ORDER BY s.id LIMIT 1), 'Warta') AS site
       FROM notices n JOIN users m ON m.id = n.user_id LEFT JOIN users u ON u.id = n.actor_id
       LEFT JOIN notice_readers r ON r.user_id = n.user_id
      WHERE n.id = $1 AND n.read_at IS NULL`,
    [notice],
  )
  const [row] = rows
  if (!row) return null
  const language = interfaceLanguage(row.language)
  const { mail } = textsIn(language).notices
  const address = `${adminUrl}/collections/${row.relation}/${row.document_id}`
  return { to: row.to, subject: mail.subject(row.site), text: mail.body(row.name, sentenceOf(row, language), address) }
}

async function send(db: Queryable, job: MailJob, adminUrl: string): Promise<void> {
  const message = 'notice' in job ? await messageOf(db, job.notice, adminUrl) : job.message
  if (!message) return
  try {
    await sendMail({ ...message, key: job.key })
  } catch (error) {
    // Tried again by the queue, unless that is of no use.
    if (!(error instanceof RefusedMailError)) throw error
    console.error(`mail: ${job.key}: ${error.message}`)
  }
}

/**
 * Begins to send mail, one after another.
 *
 * @param adminUrl where the admin interface stands, for links
 */
export async function startMailing(boss: PgBoss, db: Queryable, adminUrl: string): Promise<void> {
  const polling = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 10 } as const
  await boss.work<MailJob>('mail', polling, async ([job]) => {
    if (!job) return
    await send(db, job.data, adminUrl).catch((error: unknown) => {
      console.error(`mail: ${job.data.key}: ${error instanceof Error ? error.message : String(error)}; trying again`)
      throw error
    })
  })
}
