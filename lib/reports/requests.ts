// Reports over HTTP: a page asks for a form's token (GET), and sends a report with it (POST). Everything that comes in
// is whatever anyone sent; everything that goes out is JSON in the reader's language, and never kept.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { reportLimit } from '#lib/content/limits.ts'
import { clientAddress, isSameOrigin } from '#lib/http/client.ts'
import { fileHeaders } from '#lib/http/policy.ts'
import { RateLimiter } from '#lib/http/rate-limiter.ts'
import { sendBody } from '#lib/http/send.ts'
import { translatedParagraph } from '#lib/news/index.ts'
import { InvalidBodyError, readJson } from './body.ts'
import { readReport } from './report.ts'
import type { Outcome, ReplyTexts } from './sentences.ts'
import { storeReport } from './store.ts'
import type { Subject } from './subject.ts'
import { issueToken, isValidToken } from './token.ts'

export type ReportsOptions = {
  /** What tokens are signed with, the same in all web processes; asked for when it is first needed. */
  readonly secret: () => string
  /** Public origin of the site. */
  readonly siteUrl: string
  /** Whether X-Forwarded-For comes from a proxy that we trust. */
  readonly trustProxy: boolean
  readonly sentences: ReplyTexts
}

const statuses: Readonly<Record<Outcome, number>> = {
  thanks: 201,
  refused: 400,
  tooLong: 413,
  stale: 403,
  links: 422,
  gone: 404,
  tooMany: 429,
  unavailable: 503,
}

/** `wait`: seconds after which it is worth trying again. */
type Answer = { readonly outcome: Outcome; readonly wait?: number }

/** Readers behind one address may be many. */
const perAddress = { most: 10, within: 10 * 60_000, addresses: 20_000 }

const json = 'application/json; charset=utf-8'
const notKept = ['Cache-Control', 'no-store', ...fileHeaders]

/** Makes what answers `/{locale}/{id}/reports`. It never throws: a database that is away is said to the reader, too. */
export function createReports({ secret, siteUrl, trustProxy, sentences }: ReportsOptions) {
  const rate = new RateLimiter(perAddress)

  async function receive(request: IncomingMessage, subject: Subject): Promise<Answer> {
    if (!isSameOrigin(request, siteUrl)) return { outcome: 'refused' }
    const report = readReport(await readJson(request))
    if (typeof report === 'string') return { outcome: report }
    const wait = rate.count(clientAddress(request, trustProxy), performance.now())
    if (wait > 0) return { outcome: 'tooMany', wait: Math.ceil(wait / 1000) }
    if (!isValidToken(secret(), subject, report.token, Date.now())) return { outcome: 'stale' }
    const { locale, article } = subject
    // What the paragraph says is not the sender's to tell.
    const paragraph = await translatedParagraph(locale, article, report.anchor)
    if (!paragraph) return { outcome: 'gone' }
    const { anchor, suggestion } = report
    const full = await storeReport({ locale, article, anchor, suggestion, paragraph: shortened(paragraph) })
    return full > 0 ? { outcome: 'tooMany', wait: full } : { outcome: 'thanks' }
  }

  const failed = (error: unknown): Answer => {
    if (error instanceof InvalidBodyError) return { outcome: error.reason }
    console.error(`reports: ${error instanceof Error ? error.message : String(error)}`)
    return { outcome: 'unavailable', wait: 30 }
  }

  function send(request: IncomingMessage, response: ServerResponse, { locale }: Subject, { outcome, wait }: Answer) {
    // What is left of a body that was not read to its end would be taken for the next request.
    const closing = request.complete ? [] : ['Connection', 'close']
    const retry = wait === undefined ? [] : ['Retry-After', String(wait)]
    const body = JSON.stringify({ message: sentences(outcome, locale) })
    sendBody(request, response, statuses[outcome], json, body, [...notKept, ...retry, ...closing])
  }

  return async (request: IncomingMessage, response: ServerResponse, subject: Subject): Promise<void> => {
    try {
      if (request.method === 'POST') return send(request, response, subject, await receive(request, subject))
      const token = issueToken(secret(), subject, Date.now())
      sendBody(request, response, 200, json, JSON.stringify({ token }), notKept)
    } catch (error) {
      send(request, response, subject, failed(error))
    }
  }
}

/** As much as the newsroom keeps, without half a character at the end. */
function shortened(paragraph: string): string {
  const cut = paragraph.slice(0, reportLimit)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}
