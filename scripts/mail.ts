// What an operator does about mail; scripts/mail is its entry.
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { sendMail, sendsMail, withoutMail } from '#lib/mail/mail.ts'
import { settings } from '#lib/runtime/settings.ts'

const help = `Usage: scripts/mail test ADDRESS

Sends a message to ADDRESS by the server that SMTP_URL names, and says what came of it.

  --help    this text

Ends with status 0 if the server has taken the message, 1 if not.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h', default: false } },
})
const [command, to, ...others] = positionals
if (values.help || command !== 'test' || !to?.includes('@') || others.length > 0) {
  console.log(help)
  process.exit(values.help ? 0 : 2)
}
if (!sendsMail()) {
  console.error(withoutMail)
  process.exit(1)
}

const { siteUrl, mailFrom, smtpUrl = '' } = settings()
const { host } = new URL(smtpUrl)
const begun = performance.now()
try {
  const text = `This is a trial of ${siteUrl}: mail works.\n`
  await sendMail({ to, subject: `Warta: trial of mail from ${siteUrl}`, text, key: randomUUID() })
  console.log(
    `${host} took a message from ${mailFrom} to ${to} in ${((performance.now() - begun) / 1000).toFixed(1)} s.`,
  )
} catch (error) {
  console.error(`${host} did not take it: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
