// Mail that Payload wants sent, which is links to set a new password.
import { randomUUID } from 'node:crypto'
import type { EmailAdapter } from 'payload'
import { sendsMail } from '#lib/mail/mail.ts'
import { insertJobs } from '#lib/queue/boss.ts'

const linksIn = (body: string) => [...new Set(body.match(/https?:\/\/[^\s"'<>]+/g))]

/**
 * Gives mail to the worker, which sends it: nobody waits for a mail server. Where none is set, it goes to the log with its
 * link, for the operator to hand over. See docs/operating.md.
 */
export const newsroomMail: EmailAdapter<void> = ({ payload }) => ({
  name: 'warta',
  defaultFromAddress: 'newsroom@localhost',
  defaultFromName: 'Warta',
  sendEmail: async ({ to, subject = '', html, text }) => {
    if (sendsMail() && typeof to === 'string') {
      const body = { ...(text ? { text: String(text) } : {}), ...(html ? { html: String(html) } : {}) }
      await insertJobs('mail', [{ key: randomUUID(), message: { to, subject, ...body } }], 'breaking')
      return
    }
    const links = linksIn(String(html ?? text ?? ''))
    payload.logger.info(`Mail not sent: "${subject}" to ${JSON.stringify(to)}. ${links.join(' ')}`)
  },
})
