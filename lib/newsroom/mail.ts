import type { EmailAdapter } from 'payload'

/**
 * Warta sends no mail: what Payload would send (password resets) goes to the log with its link, for the operator to
 * hand over. See docs/editing.md.
 */
export const logMail: EmailAdapter<void> = ({ payload }) => ({
  name: 'log',
  defaultFromAddress: 'newsroom@localhost',
  defaultFromName: 'Warta',
  sendEmail: async ({ to, subject, html, text }) => {
    const links = [...String(html ?? text ?? '').matchAll(/https?:\/\/[^\s"'<>]+/g)].map(([link]) => link)
    payload.logger.info(`Mail not sent: "${subject}" to ${JSON.stringify(to)}. ${[...new Set(links)].join(' ')}`)
  },
})
