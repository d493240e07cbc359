// Reads over HTTP: a page says, with an empty POST, that its story was read for a while.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pool } from '#lib/database/pool.ts'
import { clientAddress, isSameOrigin } from '#lib/http/client.ts'
import { fileHeaders } from '#lib/http/policy.ts'
import { RateLimiter } from '#lib/http/rate-limiter.ts'
import type { Locale } from '#lib/locales.ts'
import { isBot } from './bots.ts'
import { ReadCounter } from './counter.ts'
import { readerHash } from './reader.ts'
import { storeReads } from './store.ts'

export type ReadershipOptions = {
  /** What the salts of the days are made from, the same in all web processes; asked for when it is first needed. */
  readonly secret: () => string
  /** Public origin of the site. */
  readonly siteUrl: string
  /** Whether X-Forwarded-For comes from a proxy that we trust. */
  readonly trustProxy: boolean
}

/** An office may read that much; beyond, it is no reading. */
const perAddress = { most: 120, within: 60_000, addresses: 20_000 }

const counting = { every: 5000, most: 200_000, together: 5000 }

const hour = 3_600_000

/** Counts what `/{locale}/{id}/reads` is told. */
export type Readership = {
  /** Answers at once; it never throws. */
  readonly handle: (
    request: IncomingMessage,
    response: ServerResponse,
    route: { readonly locale: Locale; readonly article: number },
  ) => Promise<void>
  /** Writes what is left; call it before the database's connections are closed. */
  readonly stop: () => Promise<void>
}

export function createReadership({ secret, siteUrl, trustProxy }: ReadershipOptions): Readership {
  const rate = new RateLimiter(perAddress)
  const counter = new ReadCounter({ ...counting, store: (reads) => storeReads(pool(), reads) })

  function count(request: IncomingMessage, { locale, article }: { locale: Locale; article: number }): void {
    const userAgent = request.headers['user-agent']
    if (userAgent === undefined || isBot(userAgent)) return
    const address = clientAddress(request, trustProxy)
    if (rate.count(address, performance.now()) > 0) return
    const now = Date.now()
    const day = new Date(now).toISOString().slice(0, 10)
    counter.add({
      hour: new Date(now - (now % hour)).toISOString(),
      day,
      article,
      locale,
      reader: readerHash(secret(), day, { address, userAgent, article, locale }),
    })
  }

  return {
    stop: () => counter.stop(),
    async handle(request, response, route) {
      const status = statusOf(request, siteUrl)
      // Whether it was counted is told to nobody.
      if (status === 204) count(request, route)
      // A body that was not read would be taken for the next request.
      const closing = hasBody(request) ? ['Connection', 'close'] : []
      const allow = status === 405 ? ['Allow', 'POST'] : []
      const length = status === 204 ? [] : ['Content-Length', '0']
      response.writeHead(status, ['Cache-Control', 'no-store', ...length, ...allow, ...closing, ...fileHeaders])
      response.end()
    },
  }
}

function statusOf(request: IncomingMessage, siteUrl: string): 204 | 403 | 405 | 413 {
  if (request.method !== 'POST') return 405
  if (!isSameOrigin(request, siteUrl)) return 403
  return hasBody(request) ? 413 : 204
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
