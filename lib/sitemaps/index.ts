// Answers `/sitemap.xml` and the files that it lists.
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { constants, createGzip } from 'node:zlib'
import { matchingEntityTag } from '#lib/http/conditional.ts'
import { preferredEncoding } from '#lib/http/encoding.ts'
import { fileHeaders } from '#lib/http/policy.ts'
import { Representation } from '#lib/http/representation.ts'
import { OverloadError, Semaphore } from '#lib/http/semaphore.ts'
import { sendBody, sendNegotiated } from '#lib/http/send.ts'
import { originalLocale } from '#lib/locales.ts'
import { siteFrame, sitemapRanges, sitemapState } from '#lib/news/index.ts'
import {
  idsIn,
  idsPerFile,
  indexFile,
  newsFile,
  pagesFile,
  parseFilePath,
  type SitemapFile,
  storiesFile,
} from './files.ts'

const contentType = 'application/xml; charset=utf-8'
/** Crawlers come rarely, and want what is true now. */
const cacheControl = 'public, max-age=0, s-maxage=60'
/** Milliseconds that a reader of a file may take. */
const patience = 120_000

type Options = {
  /** Public origin, without a slash at the end. */
  readonly siteUrl: string
}
type Stories = Extract<SitemapFile, { kind: 'stories' }>

/** The handler of the portal's endpoint `sitemap`. A file that the index does not list is missing. */
export function createSitemaps({ siteUrl }: Options) {
  // A file costs a second of one processor.
  const semaphore = new Semaphore(3, 60)

  async function sendStories(request: IncomingMessage, response: ServerResponse, { locale, number }: Stories) {
    const frame = await siteFrame(originalLocale)
    const { after, last } = idsIn(number)
    const [state, ranges] = await Promise.all([
      sitemapState(after, last),
      sitemapRanges(idsPerFile, frame.indexMachineTranslations, { after, last }),
    ])
    if (!ranges.some((range) => range.locale === locale)) return sendMissing(request, response)
    // Of the sections the addresses, of the settings one: with them, the same state makes the same file.
    const made = [state, siteUrl, locale, frame.indexMachineTranslations, frame.sections]
    const tag = `W/"${createHash('sha256').update(JSON.stringify(made)).digest('base64url').slice(0, 22)}"`
    const headers = { 'cache-control': cacheControl, vary: 'Accept-Encoding', etag: tag, ...nosniff }
    if (matchingEntityTag(request.headers['if-none-match'] ?? '', [tag.slice(2)]) !== null) {
      response.writeHead(304, headers).end()
      return
    }
    // Brotli at a bearable speed gains nothing over gzip here.
    const zipped = preferredEncoding(request.headers['accept-encoding']?.replace(/\bbr\b/g, 'x')) === 'gzip'
    response.writeHead(200, {
      'content-type': contentType,
      ...headers,
      ...(zipped ? { 'content-encoding': 'gzip' } : {}),
    })
    if (request.method === 'HEAD') {
      response.end()
      return
    }
    const pieces = storiesFile(locale, number, frame, siteUrl)
    const signal = AbortSignal.timeout(patience)
    if (zipped) await pipeline(pieces, createGzip({ level: constants.Z_BEST_SPEED }), response, { signal })
    else await pipeline(pieces, response, { signal })
  }

  async function whole(file: Exclude<SitemapFile, Stories>): Promise<string> {
    const frame = await siteFrame(file.kind === 'index' ? originalLocale : file.locale)
    if (file.kind === 'index') return indexFile(frame, siteUrl)
    return file.kind === 'news' ? newsFile(file.locale, frame, siteUrl, new Date()) : pagesFile(file.locale, siteUrl)
  }

  async function send(request: IncomingMessage, response: ServerResponse, file: SitemapFile): Promise<void> {
    if (file.kind === 'stories') return sendStories(request, response, file)
    const body = Buffer.from(await whole(file))
    const headers = [...fileHeaders]
    await sendNegotiated(
      request,
      response,
      new Representation({ status: 200, contentType, body, cacheControl, headers }),
    )
  }

  return async (request: IncomingMessage, response: ServerResponse, route: { file: string }): Promise<void> => {
    const file = parseFilePath(route.file)
    if (!file) return sendMissing(request, response)
    try {
      await semaphore.run(() => send(request, response, file))
    } catch (error) {
      if (error instanceof OverloadError) {
        return sendBody(request, response, 503, 'text/plain', 'Busy\n', [
          'Retry-After',
          '30',
          'Cache-Control',
          'no-store',
        ])
      }
      // A crawler that went away, or took too long, is no fault of ours.
      if (!response.headersSent) throw error
      response.destroy()
    }
  }
}

const nosniff = { 'x-content-type-options': 'nosniff' }

function sendMissing(request: IncomingMessage, response: ServerResponse): void {
  sendBody(request, response, 404, 'text/plain; charset=utf-8', 'Not found\n', [
    'Cache-Control',
    'no-store',
    ...fileHeaders,
  ])
}
