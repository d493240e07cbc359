// The client of a request: its address, and whether it is a page of this site.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage } from 'node:http'
import { shared } from '#lib/runtime/singleton.ts'

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

const served = () => shared('client', () => new AsyncLocalStorage<string>())

/**
 * Does what answers a client; `currentClient` says who it is, however deep inside.
 *
 * @param address as `clientAddress` gives it
 */
export const servingClient = <Result>(address: string, work: () => Result): Result => served().run(address, work)

/** The address of the client that is being answered; undefined where no request is. */
export const currentClient = (): string | undefined => served().getStore()
