// The entry of every request: the page cache first, then the handler that the URL belongs to.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { onChange } from '#lib/change-log/announce.ts'
import { assetsRoot } from '#lib/content/paths.ts'
import type { BuiltFiles } from '#lib/http/built-files.ts'
import { fileHeaders } from '#lib/http/policy.ts'
import type { Representation } from '#lib/http/representation.ts'
import { sendBody, sendNegotiated } from '#lib/http/send.ts'
import { sendUpload } from '#lib/http/uploads.ts'
import type { Role } from '#lib/runtime/settings.ts'
import { RenderError } from './capture.ts'
import { negotiateLocale } from './language.ts'
import { sendToNewsroom, sendToNext } from './next-requests.ts'
import { sendPreview } from './preview.ts'
import { ReaderSite, type ReaderSiteOptions } from './reader-site.ts'
import { type EndpointRoute, isEndpoint, localeOf, postEndpoints, type Route, routeOf } from './routes.ts'

/** The handler of each endpoint, for every method. A handler must not throw once its response has begun. */
export type EndpointHandlers = {
  readonly [Kind in EndpointRoute['kind']]?: (
    request: IncomingMessage,
    response: ServerResponse,
    route: Extract<EndpointRoute, { kind: Kind }>,
  ) => Promise<void>
}

export type PortalOptions = ReaderSiteOptions & {
  readonly roles: ReadonlySet<Role>
  /** Whether X-Forwarded-* headers come from a proxy that we trust. */
  readonly trustProxy: boolean
  /** Pages come straight from Next, and the build's files may change. */
  readonly dev: boolean
  readonly uploadFolder: string
  readonly builtFiles: BuiltFiles
  /** What is served at `/sw.js`; asked for when it is first needed. */
  readonly serviceWorker: () => Representation
  /** Draws the share card that a preview's page describes: a PNG. */
  readonly paintCard: (card: unknown) => Promise<Buffer>
  /** Settles when the database answers, rejects when it does not. */
  readonly askDatabase: () => Promise<unknown>
  /** An endpoint without a handler answers 404. */
  readonly endpoints: EndpointHandlers
}

const plain = 'text/plain; charset=utf-8'
const notKept = ['Cache-Control', 'no-store', ...fileHeaders]

export class Portal {
  readonly site: ReaderSite
  readonly #options: PortalOptions
  readonly #stopListening: () => void
  #serviceWorker: Representation | undefined

  constructor(options: PortalOptions) {
    this.#options = options
    this.site = new ReaderSite(options)
    this.#stopListening = onChange((change) => this.site.pages.changed(change))
  }

  close(): void {
    this.#stopListening()
  }

  /** Gets ready what every reader asks for. */
  async warm(): Promise<void> {
    const { roles, dev, builtFiles } = this.#options
    if (!roles.has('portal') || dev) return
    for (const path of [...builtFiles.under(assetsRoot), ...(await this.site.warm())]) await builtFiles.get(path)
  }

  /** Answers a request: `http.createServer(portal.handle)`. */
  readonly handle = (request: IncomingMessage, response: ServerResponse): void => {
    if (this.site.answerAtOnce(request, response)) return
    const url = request.url ?? ''
    this.#route(request, response, routeOf(url)).catch((error: unknown) => {
      const expected = error instanceof RenderError
      console.error(`portal: ${url}: ${error instanceof Error && !expected ? error.stack : String(error)}`)
      if (response.headersSent) response.destroy()
      else this.site.sendErrorPage(request, response, expected ? error.status : 500, 'error', localeOf(url))
    })
  }

  async #route(request: IncomingMessage, response: ServerResponse, route: Route): Promise<void> {
    const { roles, render, dev, trustProxy } = this.#options
    if (route.kind === 'admin' || route.kind === 'api') {
      if (!roles.has('newsroom')) return this.#sendMissing(request, response)
      return sendToNewsroom(render, request, response, route.kind, trustProxy, () => {
        const locale = negotiateLocale(undefined, request.headers['accept-language'])
        this.site.sendErrorPage(request, response, 503, 'error', locale)
      })
    }
    const takesPosts = postEndpoints.has(route.kind)
    if (request.method !== 'GET' && request.method !== 'HEAD' && !(takesPosts && request.method === 'POST')) {
      if (dev && !takesPosts) return sendToNext(render, request, response, trustProxy)
      const closing = ['Allow', takesPosts ? 'POST' : 'GET, HEAD', 'Connection', 'close']
      return this.site.sendErrorPage(request, response, 405, 'badRequest', localeOf(request.url ?? ''), closing)
    }
    switch (route.kind) {
      case 'preview': {
        if (!roles.has('newsroom')) return this.#sendMissing(request, response)
        const { url, locale } = route
        return sendPreview(this.#options, request, response, url, (status) =>
          this.site.sendErrorPage(request, response, status, status >= 500 ? 'error' : 'previewClosed', locale),
        )
      }
      case 'built':
        return this.#sendBuilt(request, response, route.path)
      case 'framework':
        return dev ? sendToNext(render, request, response, trustProxy) : this.#sendMissing(request, response)
      case 'media':
        if (await sendUpload(request, response, this.#options.uploadFolder, route.name)) return
        return this.#sendMissing(request, response)
      case 'serviceWorker':
        this.#serviceWorker ??= this.#options.serviceWorker()
        return sendNegotiated(request, response, this.#serviceWorker)
      case 'alive':
        return sendBody(request, response, 200, plain, 'alive\n', notKept)
      case 'ready':
        return this.#sendReady(request, response)
    }
    if (!roles.has('portal')) return this.#sendMissing(request, response)
    if (isEndpoint(route)) {
      // The compiler can't see that the handler and the route are of one kind.
      const handle = this.#options.endpoints[route.kind] as ((...given: unknown[]) => Promise<void>) | undefined
      return handle ? handle(request, response, route) : this.#sendMissing(request, response)
    }
    const page = route.kind === 'reading' || route.kind === 'interactive' || route.kind === 'missing'
    if (dev && page) return sendToNext(render, request, response, trustProxy)
    return this.site.answer(request, response, route)
  }

  async #sendBuilt(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const { dev, render, trustProxy, builtFiles } = this.#options
    if (dev && path.startsWith('/_next/')) return sendToNext(render, request, response, trustProxy)
    const file = await builtFiles.get(path)
    if (file === undefined) return this.#sendMissing(request, response)
    await sendNegotiated(request, response, file)
  }

  async #sendReady(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#options.askDatabase()
      sendBody(request, response, 200, plain, 'ready\n', notKept)
    } catch {
      sendBody(request, response, 503, plain, 'the database does not answer\n', ['Retry-After', '5', ...notKept])
    }
  }

  #sendMissing(request: IncomingMessage, response: ServerResponse): void {
    sendBody(request, response, 404, plain, 'Not found\n', notKept)
  }
}
