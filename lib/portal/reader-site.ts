// Answers to readers: pages from the cache or Next, redirects, and what they see when there is no page.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { frontPath } from '#lib/content/paths.ts'
import { preferredEncoding } from '#lib/http/encoding.ts'
import type { HeaderList } from '#lib/http/head.ts'
import { edgeSeconds, fileHeaders, readingHeaders, speculationRules } from '#lib/http/policy.ts'
import { recompressLater } from '#lib/http/recompress.ts'
import { sendBatched, sendBody, sendNegotiated, sendRedirect } from '#lib/http/send.ts'
import { type Locale, locales } from '#lib/locales.ts'
import type { Page } from '#lib/page-cache/page-cache.ts'
import type { Renderer } from './capture.ts'
import type { ErrorKind, ErrorPages } from './error-page.ts'
import { renderInteractive } from './interactive.ts'
import { negotiateLocale } from './language.ts'
import { type Answer, ReadingPages } from './pages.ts'
import { interactivePages, type ReaderRoute } from './routes.ts'

export type ReaderSiteOptions = {
  /** Next's request handler. */
  readonly render: Renderer
  /** Public origin of the site. */
  readonly siteUrl: string
  /** Bound of the page cache, in bytes. */
  readonly pageCacheBytes: number
  /** Milliseconds after which a render counts as failed. */
  readonly renderTimeout: number
  /** Milliseconds after which a reader gets the last copy, if there is one, while rendering goes on. */
  readonly patience: number
  /** Milliseconds before rendering is tried again for a page that failed and has a last copy. */
  readonly pauseAfterFailure: number
  readonly errorPages: ErrorPages
}

/** What a page has been asked for this often is worth the best compression. */
const usesUntilSqueezed = 12

/** The age keeps caches in front of us from calling an old copy fresh. */
const staleWarning: HeaderList = ['Warning', '110 - "Response is Stale"', 'Age', String(edgeSeconds)]

export class ReaderSite {
  readonly pages: ReadingPages
  readonly #options: ReaderSiteOptions
  /** Headers of every request to Next: the site's own host, nothing of any reader's. */
  readonly #headers: Readonly<Record<string, string>>

  constructor(options: ReaderSiteOptions) {
    this.#options = options
    const { host, protocol } = new URL(options.siteUrl)
    // With no name of a browser Next lets metadata come after the page, by script, if they are ready later than it is.
    const fromNoReader = { accept: 'text/html', 'user-agent': 'warta' }
    this.#headers = { host, 'x-forwarded-proto': protocol.slice(0, -1), ...fromNoReader }
    this.pages = new ReadingPages({
      ...options,
      headers: this.#headers,
      cacheBytes: options.pageCacheBytes,
      now: () => performance.now(),
    })
  }

  /** Answers at once if the page and its coding are at hand. Nearly every request ends here. */
  answerAtOnce(request: IncomingMessage, response: ServerResponse): boolean {
    const page = this.pages.cache.get(request.url ?? '')
    if (page === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return false
    const variant = page.representation.readyVariant(preferredEncoding(request.headers['accept-encoding']))
    if (variant === undefined) return false
    sendBatched(request, response, page.representation, variant)
    this.#count(page)
    return true
  }

  async answer(request: IncomingMessage, response: ServerResponse, route: ReaderRoute): Promise<void> {
    switch (route.kind) {
      case 'home': {
        const locale = negotiateLocale(request.headers.cookie, request.headers['accept-language'])
        const notKept = ['Vary', 'Cookie, Accept-Language', 'Cache-Control', 'no-store']
        return sendRedirect(response, 307, frontPath(locale) + route.search, notKept)
      }
      case 'moved':
        return sendRedirect(response, 308, route.location, ['Cache-Control', 'public, max-age=3600'])
      case 'malformed':
        return this.sendErrorPage(request, response, route.status, 'badRequest', route.locale)
      case 'speculationRules': {
        const headers = ['Cache-Control', 'public, max-age=3600', ...fileHeaders]
        return sendBody(request, response, 200, 'application/speculationrules+json', speculationRules, headers)
      }
      case 'reading':
        return this.#sendAnswer(request, response, await this.pages.answer(route.key, route.locale), route.locale)
      case 'missing':
        return this.#sendAnswer(request, response, await this.pages.notFound(route.locale), route.locale)
      case 'interactive':
        return this.#sendInteractive(request, response, route.url, route.locale)
    }
  }

  /** Says what went wrong, in the reader's language. */
  sendErrorPage(
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    problem: ErrorKind,
    locale: Locale,
    headers: HeaderList = [],
  ): void {
    const retry = status >= 500 ? ['Retry-After', '5'] : []
    const page = this.#options.errorPages(problem, locale)
    const type = 'text/html; charset=utf-8'
    sendBody(request, response, status, type, page, [
      'Cache-Control',
      'no-store',
      ...readingHeaders,
      ...retry,
      ...headers,
    ])
  }

  /**
   * Renders what the first readers ask for, so that they need not wait.
   *
   * @returns the paths of Next's files that those pages load
   */
  async warm(): Promise<Set<string>> {
    const bodies: Buffer[] = []
    for (const locale of locales) {
      const answer = await this.pages.answer(frontPath(locale), locale)
      if (answer.kind !== 'page') continue
      await answer.page.representation.variant('br')
      bodies.push(answer.page.representation.variants.identity.body)
    }
    for (const path of interactivePages) {
      const page = await this.#renderInteractive(path(locales[0]), {})
      if (page.status === 200) bodies.push(page.variants.identity.body)
    }
    return new Set(bodies.flatMap((body) => body.toString().match(/\/_next\/static\/[\w./%~-]+/g) ?? []))
  }

  async #sendAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer, locale: Locale): Promise<void> {
    switch (answer.kind) {
      case 'page': {
        const { page, stale } = answer
        await sendNegotiated(request, response, page.representation, stale ? staleWarning : undefined)
        this.pages.cache.resize(page)
        this.#count(page)
        return
      }
      case 'missing':
        return this.sendErrorPage(request, response, 404, 'notFound', locale)
      case 'refused':
        return this.sendErrorPage(request, response, 400, 'badRequest', locale)
      case 'failed':
        return this.sendErrorPage(request, response, answer.status, 'error', locale)
    }
  }

  async #sendInteractive(
    request: IncomingMessage,
    response: ServerResponse,
    url: string,
    locale: Locale,
  ): Promise<void> {
    const page = await this.#renderInteractive(url, request.headers)
    if (page.status === 404) return this.#sendAnswer(request, response, await this.pages.notFound(locale), locale)
    if (page.status >= 500) return this.sendErrorPage(request, response, 500, 'error', locale)
    await sendNegotiated(request, response, page)
  }

  #renderInteractive(url: string, headers: IncomingMessage['headers']) {
    const { render, renderTimeout } = this.#options
    return renderInteractive(render, url, this.#headers, headers, renderTimeout)
  }

  #count(page: Page): void {
    const { representation } = page
    representation.uses += 1
    if (representation.uses === usesUntilSqueezed) {
      recompressLater(representation, () => this.pages.cache.resize(page))
    }
  }
}
