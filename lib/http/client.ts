// Who sent a request, as far as it matters: whether a page of this site did, and from which address.
import type { IncomingMessage } from 'node:http'

/**
 * Whether a page of this site sent it. Browsers say so themselves: with Sec-Fetch-Site where the connection is secure,
 * else with Origin, which may name the site as this reader knows it.
 *
 * @param siteUrl public origin of the site
 */
export function isFromHere({ headers }: Pick<IncomingMessage, 'headers'>, siteUrl: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const origin = headers.origin === undefined ? null : URL.parse(headers.origin)
  return origin !== null && (origin.origin === siteUrl || origin.host === headers.host)
}

/**
 * The sender's address.
 *
 * @param trustProxy whether X-Forwarded-For comes from a proxy that we trust
 */
export function addressOf({ headers, socket }: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? [headers['x-forwarded-for']].flat().join(',').split(',').at(-1)?.trim() : undefined
  return forwarded || (socket.remoteAddress ?? '')
}
