// A new e-mail address is the key to an account: whoever had the old one is told, so that nobody takes it unnoticed.
import { randomUUID } from 'node:crypto'
import type { CollectionAfterChangeHook } from 'payload'
import { sendsMail } from '#lib/mail/mail.ts'
import { insertJobs } from '#lib/queue/boss.ts'
import { interfaceLanguage, textsIn } from '../admin/labels.ts'
import type { User } from '../payload-types.ts'
import { connectionOf } from '../sql.ts'

/** Mails the former address, in the language of its owner, in the transaction of the change; nothing without a mail server. */
export const tellFormerAddress: CollectionAfterChangeHook<User> = async ({ doc, operation, previousDoc, req }) => {
  const former = (previousDoc as User | undefined)?.email
  if (operation !== 'update' || !former || former === doc.email || !sendsMail()) return
  const db = await connectionOf(req)
  const { rows } = await db.query<{ site: string; language: string | null }>(
    `SELECT coalesce((SELECT s.name FROM site s ORDER BY s.id LIMIT 1), 'Warta') AS site,
        (SELECT r.language FROM notice_readers r WHERE r.user_id = $1) AS language`,
    [doc.id],
  )
  const { site = 'Warta', language } = rows[0] ?? {}
  const { addressChanged } = textsIn(interfaceLanguage(language)).users
  const message = { to: former, subject: addressChanged.subject(site), text: addressChanged.body(doc.name, site) }
  await insertJobs('mail', [{ key: randomUUID(), message }], 'breaking', db)
}
