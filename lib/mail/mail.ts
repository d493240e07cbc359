// Hands mail to the SMTP server that the settings name.
import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { settings } from '#lib/runtime/settings.ts'

export type Message = {
  readonly to: string
  readonly subject: string
  readonly text?: string
  readonly html?: string
  /** Names the cause: a message that is sent twice after all bears one Message-ID, by which mailboxes know it. */
  readonly key: string
}

/** Whether an SMTP server is set. */
export const sendsMail = (): boolean => settings().smtpUrl !== undefined

/** What an operator is told once, where nothing is mailed. */
export const withoutMail =
  'SMTP_URL is not set: nothing is mailed. Links to set a new password are written to this log, and notices stay in the newsroom.'

/** Milliseconds: a server that is away must not hold anything up. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 }

/** The server refuses the message for good: an address that is not there. Asking again would not help. */
export class RefusedMailError extends Error {
  override readonly name = 'RefusedMailError'
}

const isLoopback = (host: string) => /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host)

/** Options of the transport for an SMTP address; `?tls=no` allows one that offers no encryption. */
export function transportOptions(address: string) {
  const { protocol, hostname, port, username, password, searchParams } = new URL(address)
  const secure = protocol === 'smtps:'
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !isLoopback(hostname) && searchParams.get('tls') !== 'no',
    tls: { minVersion: 'TLSv1.2' as const },
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    ...timeouts,
    // A message is what we wrote: no file of this machine, no address on the net is read into it.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/**
 * Sends a message; does nothing else, and does not try again.
 *
 * @throws RefusedMailError when the server refuses it for good; another error when it may take it later, or when no server
 * is set
 */
export async function sendMail({ key, ...message }: Message): Promise<void> {
  const { smtpUrl, mailFrom, siteUrl } = settings()
  if (smtpUrl === undefined) throw new Error(withoutMail)
  const transport = createTransport(transportOptions(smtpUrl))
  const id = createHash('sha256').update(`${siteUrl} ${key}`).digest('hex').slice(0, 32)
  try {
    await transport.sendMail({
      ...message,
      from: mailFrom,
      messageId: `<${id}@${new URL(siteUrl).hostname}>`,
      // No holiday answers: https://www.rfc-editor.org/rfc/rfc3834
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  } catch (error) {
    const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
    // 535 and the like are about our account: an operator may mend it.
    const isForGood = code >= 550 && code < 560
    if (isForGood) throw new RefusedMailError(`the mail server refused it: ${(error as Error).message}`)
    throw error
  } finally {
    transport.close()
  }
}
