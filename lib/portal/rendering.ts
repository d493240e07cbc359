// From what Next answered to what readers get.

import type { CacheTag } from '#lib/change-log/tags.ts'
import { notFoundPath } from '#lib/content/paths.ts'
import type { HeaderList } from '#lib/http/head.ts'
import {
  fileHeaders,
  lineCacheControl,
  liteHeaders,
  missingCacheControl,
  pageCacheControl,
  readingHeaders,
} from '#lib/http/policy.ts'
import { Representation } from '#lib/http/representation.ts'
import type { Locale } from '#lib/locales.ts'
import { type CapturedResponse, RenderError } from './capture.ts'
import { isBreakingLine, isLite, isWithdrawal } from './routes.ts'
import { stripFramework, stripLinkedFiles } from './script-free.ts'

export type Outcome =
  /** Something to send; `lasting` says whether it may be kept. */
  | { readonly kind: 'page'; readonly representation: Representation; readonly lasting: boolean }
  | { readonly kind: 'missing' }
  /** Next would not read the URL. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'failed'; readonly status: 500 | 503 }

function headerText(value: number | string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value?.toString()
}

function redirect(status: number, location: string, tags: HeaderList): Outcome {
  const lasting = status === 308 || status === 301
  const representation = new Representation({
    status,
    contentType: 'text/plain; charset=utf-8',
    body: Buffer.alloc(0),
    // How long a browser may remember is not said by the status but here: a headline may change back.
    cacheControl: lasting ? pageCacheControl : 'no-store',
    headers: ['Location', location, ...tags],
    negotiated: false,
  })
  return { kind: 'page', representation, lasting }
}

/** The tags as an edge cache wants them, to purge by. */
function surrogateKey(tags: ReadonlySet<CacheTag>): HeaderList {
  return tags.size === 0 ? [] : ['Surrogate-Key', [...tags].join(' ')]
}

function cacheControlOf(key: string, found: boolean): string {
  if (!found) return missingCacheControl
  return isBreakingLine(key) ? lineCacheControl : pageCacheControl
}

/** The status of a page that could be rendered. */
function statusOf(key: string, locale: Locale): 200 | 404 | 410 {
  if (key === notFoundPath(locale)) return 404
  return isWithdrawal(key) ? 410 : 200
}

/**
 * Makes the answer for a reading page out of what Next rendered for it.
 *
 * @param key of the page; an edition's own "not found" page is answered with 404
 * @param tags what the page was made from
 * @throws IncompletePageError, RenderError when what was rendered can't be shown as it is
 */
export function outcomeOf(
  key: string,
  locale: Locale,
  captured: CapturedResponse,
  tags: ReadonlySet<CacheTag>,
): Outcome {
  const { status, headers, body } = captured
  const location = headerText(headers.location)
  if (status >= 300 && status < 400 && location !== undefined) return redirect(status, location, surrogateKey(tags))
  if (status === 404 || status === 410) return { kind: 'missing' }
  if (status >= 400 && status < 500) return { kind: 'refused' }
  if (status !== 200) throw new RenderError(`Next answered ${status}`, 500)
  const contentType = headerText(headers['content-type']) ?? ''
  if (contentType.startsWith('text/x-component')) throw new RenderError('Next answered with flight data', 500)
  const isPage = contentType.startsWith('text/html')
  const lite = isLite(key)
  const page = isPage ? stripFramework(body.toString('utf8')) : null
  const html = page !== null && lite ? stripLinkedFiles(page) : page
  if (html?.includes('<html id="__next_error__"')) throw new RenderError('Next answered with its error shell', 500)
  const answered = statusOf(key, locale)
  const found = answered === 200
  const representation = new Representation({
    status: answered,
    contentType,
    body: html === null ? body : Buffer.from(html),
    cacheControl: cacheControlOf(key, found),
    headers: [...(isPage ? (lite ? liteHeaders : readingHeaders) : fileHeaders), ...surrogateKey(tags)],
  })
  return { kind: 'page', representation, lasting: true }
}
