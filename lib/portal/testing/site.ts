// For tests: the portal over real HTTP, in front of a renderer that tests steer.

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { BuiltFiles } from '#lib/http/built-files.ts'
import { closeGracefully, serverOptions } from '#lib/http/server.ts'
import { addCacheTag } from '#lib/page-cache/tags.ts'
import type { Role } from '#lib/runtime/settings.ts'
import { readErrorPages } from '../error-page.ts'
import { Portal, type PortalOptions } from '../portal.ts'
import { serviceWorker } from '../service-worker.ts'

export type Reply = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly body: Buffer }

/** A renderer of one's own: gets the URL, writes the answer. */
export type TestRender = (url: string, response: ServerResponse, request: IncomingMessage) => Promise<void> | void

export type TestSite = {
  readonly portal: Portal
  readonly port: number
  readonly folder: string
  /** URLs that were rendered, in order. */
  readonly rendered: string[]
  get(url: string, headers?: OutgoingHttpHeaders, method?: string): Promise<Reply>
  close(): Promise<void>
}

/** Sends one request exactly as given: nothing about the URL is tidied up. */
function ask(port: number, url: string, headers: OutgoingHttpHeaders, method: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path: url, headers, method, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
      response.on('error', reject)
    })
    asked.on('error', reject)
    asked.end()
  })
}

/** Answers with a small page like Next's. */
export function page(response: ServerResponse, text: string, status = 200): void {
  response.statusCode = status
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.setHeader('Cache-Control', 'private, no-store')
  response.setHeader('Link', '</_next/static/a.js>; rel=preload; as=script')
  response.setHeader('Vary', 'rsc, next-router-state-tree')
  response.setHeader('X-Powered-By', 'Next.js, Payload')
  response.setHeader('Accept-CH', 'Sec-CH-Prefers-Color-Scheme')
  response.setHeader('Critical-CH', 'Sec-CH-Prefers-Color-Scheme')
  response.write(`<!DOCTYPE html><html><head><script src="/_next/static/a.js" async=""></script></head><body>`)
  response.write(`<main><!-- -->${text}</main>`)
  response.end('<script>self.__next_f.push([1,"سلام"])</script></body></html>')
}

/** A story of its section: `/ar/world/7-x` is made from `article:7` and what every page needs. Story 404 is not there, 410 was pulled with a note. */
export const stories: TestRender = async (url, response) => {
  const id = /\/(\d+)-/.exec(url)?.[1]
  addCacheTag('site')
  await wait(5)
  const withdrawn = /\/not-found\/(\d+)$/.exec(url)?.[1]
  if (withdrawn === '410') {
    addCacheTag('article:410')
    return page(response, 'سُحب')
  }
  if (url.endsWith('/not-found')) return page(response, `لا توجد ${url}`)
  addCacheTag(id === undefined ? 'front' : `article:${Number(id)}`)
  if (id === '404' || id === '410' || withdrawn !== undefined) {
    response.statusCode = 404
    response.end()
    return
  }
  page(response, `${url} 日本 ${'中'.repeat(500)}`)
}

/** Starts a site on a free port, with a public folder for uploads and built files. */
export async function testSite(
  render: TestRender,
  options: Partial<Omit<PortalOptions, 'render' | 'roles'>> & { readonly roles?: readonly Role[] } = {},
): Promise<TestSite> {
  const folder = options.uploadFolder ?? mkdtempSync(path.join(tmpdir(), 'warta-portal-'))
  const rendered: string[] = []
  const { roles = ['portal', 'newsroom'], ...given } = options
  const portal = new Portal({
    siteUrl: 'https://news.example',
    trustProxy: false,
    pageCacheBytes: 16 * 1024 * 1024,
    renderTimeout: 2000,
    patience: 1500,
    pauseAfterFailure: 200,
    dev: false,
    uploadFolder: folder,
    builtFiles: new BuiltFiles([], false),
    serviceWorker: () => serviceWorker(null),
    errorPages: readErrorPages(path.resolve('messages')),
    paintCard: async (card) => Buffer.from(JSON.stringify(card)),
    askDatabase: async () => {},
    endpoints: {
      reports: async (_request, response, { locale, article }) => {
        response.end(`${locale} ${article}`)
      },
    },
    ...given,
    roles: new Set(roles),
    render: async (request, response) => {
      rendered.push(request.url ?? '')
      await render(request.url ?? '', response, request)
    },
  })
  const server = createServer(serverOptions, portal.handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    portal,
    port,
    folder,
    rendered,
    get: (url, headers = {}, method = 'GET') => ask(port, url, headers, method),
    close: async () => {
      await closeGracefully(server, 100)
      portal.close()
      if (options.uploadFolder === undefined) rmSync(folder, { recursive: true })
    },
  }
}
