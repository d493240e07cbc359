// The client of a request: its address, and whether it is a page of this site.
import type { IncomingMessage } from 'node:http'

/**
 * Whether a page of this site sent the request. Browsers send Sec-Fetch-Site on secure connections, else Origin, which
 * may name the site by the host of this request.
 *
 * @param siteUrl public origin of the site
 */
export function isSameOrigin({ headers }: Pick<IncomingMessage, 'headers'>, siteUrl: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const origin = headers.origin === undefined ? null : URL.parse(headers.origin)
  return origin !== null && (origin.origin === siteUrl || origin.host === headers.host)
}

/**
 * The IP address of the client.
 *
 * @param trustProxy takes the last address in X-Forwarded-For, which a trusted proxy has added
 * @returns an empty string once the connection is closed
 */
export function clientAddress({ headers, socket }: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? [headers['x-forwarded-for']].flat().join(',').split(',').at(-1)?.trim() : undefined
  return forwarded || (socket.remoteAddress ?? '')
}
