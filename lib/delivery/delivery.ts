// What answers every request: the page cache first, then whoever the URL belongs to.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Role } from '#lib/env.ts'
import { type Locale, locales } from '#lib/locales.ts'
import type { BuiltFiles } from './built-files.ts'
import type { Renderer } from './capture.ts'
import { onChange } from './changes.ts'
import { preferredEncoding } from './encoding.ts'
import { renderInteractive } from './interactive.ts'
import { negotiateLocale } from './language.ts'
import { sendToNewsroom, sendToNext } from './next-requests.ts'
import type { Page } from './page-cache.ts'
import { type Answer, Pages } from './pages.ts'
import { edgeSeconds, fileHeaders, readingHeaders, speculationRules } from './policy.ts'
import type { Problem, ProblemPages } from './problem-page.ts'
import type { HeaderList, Representation } from './representation.ts'
import { localeOf, type Route, routeOf } from './routes.ts'
import { send, sendOnce, sendRedirect } from './send.ts'
import { squeezeLater } from './squeeze.ts'
import { sendUpload } from './uploads.ts'

export type DeliveryOptions = {
  /** Next's request handler. */
  readonly render: Renderer
  readonly roles: ReadonlySet<Role>
  /** Public origin of the site. */
  readonly siteUrl: string
  /** Whether X-Forwarded-* headers come from a proxy that we trust. */
  readonly trustProxy: boolean
  /** Bound of the page cache, in bytes. */
  readonly pageCacheBytes: number
  /** Milliseconds after which a render counts as failed. */
  readonly renderTimeout: number
  /** Milliseconds after a failure before rendering is tried again for a page that has a last copy. */
  readonly pauseAfterFailure: number
  /** Pages come straight from Next, and the build's files may change. */
  readonly dev: boolean
  readonly uploadFolder: string
  readonly builtFiles: BuiltFiles
  readonly problemPages: ProblemPages
  /** Settles when the database answers, rejects when it does not. */
  readonly askDatabase: () => Promise<unknown>
}

/** What a page has been asked for this often is worth the best compression. */
const usesUntilSqueezed = 12

const html = 'text/html; charset=utf-8'
const plain = 'text/plain; charset=utf-8'
/** The age keeps caches in front of us from calling an old copy fresh. */
const staleWarning: HeaderList = ['Warning', '110 - "Response is Stale"', 'Age', String(edgeSeconds)]

export class Delivery {
  readonly pages: Pages
  readonly #options: DeliveryOptions
  readonly #ownHeaders: Readonly<Record<string, string>>
  readonly #stopListening: () => void

  constructor(options: DeliveryOptions) {
    this.#options = options
    const site = new URL(options.siteUrl)
    this.#ownHeaders = { host: site.host, 'x-forwarded-proto': site.protocol.slice(0, -1), accept: 'text/html' }
    this.pages = new Pages({
      render: options.render,
      headers: this.#ownHeaders,
      cacheBytes: options.pageCacheBytes,
      renderTimeout: options.renderTimeout,
      pauseAfterFailure: options.pauseAfterFailure,
      now: () => performance.now(),
    })
    this.#stopListening = onChange((change) => this.pages.changed(change))
  }

  close(): void {
    this.#stopListening()
  }

  /** Renders every edition's front page, so that the first readers need not wait. */
  async warm(): Promise<void> {
    await this.#options.builtFiles.warm('/assets')
    if (!this.#options.roles.has('portal') || this.#options.dev) return
    for (const locale of locales) {
      const answer = await this.pages.answer(`/${locale}`, locale)
      if (answer.kind === 'page') await answer.page.representation.variant('br')
    }
  }

  /** Answers a request: `http.createServer(delivery.handle)`. */
  readonly handle = (request: IncomingMessage, response: ServerResponse): void => {
    const page = this.pages.cache.get(request.url ?? '')
    if (page !== undefined && (request.method === 'GET' || request.method === 'HEAD')) {
      const variant = page.representation.readyVariant(preferredEncoding(request.headers['accept-encoding']))
      if (variant !== undefined) {
        send(request, response, page.representation, variant)
        this.#count(page)
        return
      }
    }
    this.#route(request, response, routeOf(request.url ?? '')).catch((error: unknown) => {
      console.error(`delivery: ${request.url}: ${error instanceof Error ? error.stack : String(error)}`)
      if (response.headersSent) response.destroy()
      else this.#sendProblem(request, response, 500, 'error', localeOf(request.url ?? ''))
    })
  }

  async #route(request: IncomingMessage, response: ServerResponse, route: Route): Promise<void> {
    const { roles, render, dev, trustProxy } = this.#options
    if (route.kind === 'admin' || route.kind === 'api') {
      if (!roles.has('newsroom')) return this.#sendMissing(request, response)
      return sendToNewsroom(render, request, response, route.kind, trustProxy)
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      if (dev) return sendToNext(render, request, response, trustProxy)
      const closing = ['Allow', 'GET, HEAD', 'Connection', 'close']
      return this.#sendProblem(request, response, 405, 'badRequest', localeOf(request.url ?? ''), closing)
    }
    switch (route.kind) {
      case 'built':
        return this.#sendBuilt(request, response, route.path)
      case 'media':
        if (await sendUpload(request, response, this.#options.uploadFolder, route.name)) return
        return this.#sendMissing(request, response)
      case 'alive':
        return sendOnce(request, response, 200, plain, 'alive\n')
      case 'ready':
        return this.#sendReady(request, response)
    }
    if (!roles.has('portal')) return this.#sendMissing(request, response)
    return this.#routeReader(request, response, route)
  }

  async #routeReader(
    request: IncomingMessage,
    response: ServerResponse,
    route: Exclude<Route, { kind: 'admin' | 'api' | 'built' | 'media' | 'alive' | 'ready' }>,
  ): Promise<void> {
    const { render, dev, trustProxy } = this.#options
    switch (route.kind) {
      case 'home': {
        const locale = negotiateLocale(request.headers.cookie, request.headers['accept-language'])
        const notKept = ['Vary', 'Cookie, Accept-Language', 'Cache-Control', 'no-store']
        return sendRedirect(response, 307, `/${locale}${route.search}`, notKept)
      }
      case 'moved':
        return sendRedirect(response, 308, route.location, ['Cache-Control', 'public, max-age=3600'])
      case 'malformed':
        return this.#sendProblem(request, response, route.status, 'badRequest', route.locale)
      case 'speculationRules': {
        const caching = ['Cache-Control', 'public, max-age=3600', ...fileHeaders]
        return sendOnce(request, response, 200, 'application/speculationrules+json', speculationRules, caching)
      }
    }
    if (dev) return sendToNext(render, request, response, trustProxy)
    switch (route.kind) {
      case 'framework':
        return this.#sendMissing(request, response)
      case 'reading':
        return this.#sendAnswer(request, response, await this.pages.answer(route.key, route.locale), route.locale)
      case 'missing':
        return this.#sendAnswer(request, response, await this.pages.notFound(route.locale), route.locale)
      case 'interactive':
        return this.#sendInteractive(request, response, route.url, route.locale)
    }
  }

  async #sendAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer, locale: Locale): Promise<void> {
    switch (answer.kind) {
      case 'page': {
        const { page, stale } = answer
        await this.#sendNegotiated(request, response, page.representation, stale ? staleWarning : undefined)
        this.pages.cache.resized(page)
        this.#count(page)
        return
      }
      case 'missing':
        return this.#sendProblem(request, response, 404, 'notFound', locale)
      case 'refused':
        return this.#sendProblem(request, response, 400, 'badRequest', locale)
      case 'failed':
        return this.#sendProblem(request, response, answer.status, 'error', locale)
    }
  }

  async #sendInteractive(
    request: IncomingMessage,
    response: ServerResponse,
    url: string,
    locale: Locale,
  ): Promise<void> {
    const { render, renderTimeout } = this.#options
    const page = await renderInteractive(render, url, this.#ownHeaders, request.headers, renderTimeout)
    if (page.status === 404) return this.#sendAnswer(request, response, await this.pages.notFound(locale), locale)
    if (page.status >= 500) return this.#sendProblem(request, response, 500, 'error', locale)
    await this.#sendNegotiated(request, response, page)
  }

  async #sendBuilt(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const { dev, render, trustProxy, builtFiles } = this.#options
    if (dev && path.startsWith('/_next/')) return sendToNext(render, request, response, trustProxy)
    const file = await builtFiles.get(path)
    if (file === undefined) return this.#sendMissing(request, response)
    await this.#sendNegotiated(request, response, file)
  }

  async #sendReady(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#options.askDatabase()
      sendOnce(request, response, 200, plain, 'ready\n')
    } catch {
      sendOnce(request, response, 503, plain, 'the database does not answer\n', ['Retry-After', '5'])
    }
  }

  async #sendNegotiated(
    request: IncomingMessage,
    response: ServerResponse,
    representation: Representation,
    extra?: HeaderList,
  ): Promise<void> {
    const variant = await representation.variant(preferredEncoding(request.headers['accept-encoding']))
    send(request, response, representation, variant, extra)
  }

  #sendMissing(request: IncomingMessage, response: ServerResponse): void {
    sendOnce(request, response, 404, plain, 'Not found\n', fileHeaders)
  }

  #sendProblem(
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    problem: Problem,
    locale: Locale,
    headers: HeaderList = [],
  ): void {
    const retry = status >= 500 ? ['Retry-After', '5'] : []
    const page = this.#options.problemPages(problem, locale)
    sendOnce(request, response, status, html, page, [...readingHeaders, ...retry, ...headers])
  }

  #count(page: Page): void {
    const { representation } = page
    representation.uses += 1
    if (representation.uses === usesUntilSqueezed) {
      squeezeLater(representation, () => this.pages.cache.resized(page))
    }
  }
}
