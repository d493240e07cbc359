// The service worker: what was read or saved can be read without a connection, and a slow one does not keep a reader
// waiting for what is here already. Nothing of the newsroom's, no search and no POST ever comes by here.
import { CacheFirst, ExpirationPlugin, NetworkFirst, NetworkOnly, Serwist, type SerwistPlugin } from 'serwist'
import { frontPath, mediaPath, offlinePath } from '#lib/content/paths.ts'
import type { Locale } from '#lib/locales.ts'
import { assetCache, fallbackCache, isCurrentCache, pageCache, pictureCache, savedStoryCache } from './caches.ts'

type Lasting = Event & { waitUntil(work: Promise<unknown>): void }

/** Codes of the editions, put in by scripts/build-assets.ts. */
declare const editionCodes: readonly Locale[]

declare const clients: {
  claim(): Promise<void>
  matchAll(options: { includeUncontrolled: boolean; type: 'window' }): Promise<{ url: string }[]>
}

/** Seconds after which a page that was read before is shown as it was. */
const patience = 4
const mostPages = 30
const mostPictures = 60
const mostFiles = 80

const localeOf = ({ pathname }: URL) =>
  editionCodes.find((code) => pathname === frontPath(code) || pathname.startsWith(`${frontPath(code)}/`))

/** Search asks the database each time; what is kept for nobody is not kept here either. Feeds, cards and JSON are files. */
const isPage = (url: URL) => localeOf(url) !== undefined && !/^\/[\w-]+\/search(?:\/|$)|\.\w+$/.test(url.pathname)

/** Address of a page without what only says where a reader came from; the position in a list is the one query that counts. */
function pageKey({ origin, pathname, searchParams }: URL): string {
  const before = searchParams.get('before')
  return origin + pathname + (before === null ? '' : `?before=${before}`)
}

const mayKeep = (response: Response) =>
  response.status === 200 &&
  response.type === 'basic' &&
  !response.redirected &&
  !response.headers.get('cache-control')?.includes('no-store')

/** The files that a page can't be shown without, from its HTML. */
const filesOf = (html: string) =>
  new Set(
    [...html.matchAll(/(?:href|src|elements)="(\/(?:assets|_next\/static)\/[^"]+\.(?:css|js))"/g)].map(
      ([, url]) => url ?? '',
    ),
  )

/** Fetches the page that stands in, with its files, unless it is there. */
async function keepStandIn(locale: Locale): Promise<void> {
  const path = offlinePath(locale)
  const cache = await caches.open(fallbackCache)
  const kept = await cache.match(path)
  // A page of another build names files that may be gone: it is fetched again a day later.
  if (kept && Date.now() - Date.parse(kept.headers.get('date') ?? '') < 86_400_000) return
  const response = await fetch(path)
  if (!mayKeep(response)) return
  const html = await response.clone().text()
  await cache.put(path, response)
  const shelf = await caches.open(assetCache)
  await Promise.all(
    [...filesOf(html)].map(async (url) => {
      if (!(await shelf.match(url))) await shelf.add(url)
    }),
  )
}

/** What is shown for a page that can't be had: the page that lists what can be read. */
async function standIn(request: Request): Promise<Response> {
  const locale = localeOf(new URL(request.url))
  const cache = await caches.open(fallbackCache)
  const own = locale && (await cache.match(offlinePath(locale)))
  if (own) return own
  // An edition that was never read on this device: better in another language than the browser's error.
  const [any] = await cache.keys()
  return (any && (await cache.match(any))) ?? Response.error()
}

const pagePlugin: SerwistPlugin = {
  cacheKeyWillBeUsed: async ({ request }) => pageKey(new URL(request.url)),
  cacheWillUpdate: async ({ response }) => (mayKeep(response) ? response : null),
  // What was saved need not have been among the last pages that were read.
  cachedResponseWillBeUsed: async ({ request, cachedResponse }) =>
    cachedResponse ?? caches.match(request, { cacheName: savedStoryCache(new URL(request.url).pathname) }),
  handlerDidError: ({ request }) => standIn(request),
  handlerDidRespond: async ({ request, event }) => {
    const locale = localeOf(new URL(request.url))
    // After the page, not before it: a failure is no concern of whoever reads.
    if (locale) (event as Lasting).waitUntil(keepStandIn(locale).catch(() => undefined))
  },
}

const expiring = (maxEntries: number) =>
  new ExpirationPlugin({ maxEntries, maxAgeFrom: 'last-used', purgeOnQuotaError: true })
const whole: SerwistPlugin = {
  cacheWillUpdate: async ({ response }) => (mayKeep(response) ? response : null),
  // Saved stories bring their own.
  cachedResponseWillBeUsed: async ({ request, cachedResponse }) => cachedResponse ?? caches.match(request),
}

const pages = new NetworkFirst({
  cacheName: pageCache,
  networkTimeoutSeconds: patience,
  // In this order: what is found among the saved stories is none of the pages that are counted.
  plugins: [expiring(mostPages), pagePlugin],
})

new Serwist({
  // An old worker must not stand between readers and a new site.
  skipWaiting: true,
  clientsClaim: true,
  navigationPreload: true,
  disableDevLogs: true,
  runtimeCaching: [
    {
      matcher: ({ request, url, sameOrigin }) => sameOrigin && request.mode === 'navigate' && isPage(url),
      handler: pages,
    },
    {
      // The site's name alone leads to an edition; without a connection, to what can be read.
      matcher: ({ request, url, sameOrigin }) => sameOrigin && request.mode === 'navigate' && url.pathname === '/',
      handler: new NetworkOnly({ plugins: [{ handlerDidError: ({ request }) => standIn(request) }] }),
    },
    {
      // The framework's scripts serve pages that are not kept; they would push out what reading pages need.
      matcher: ({ url, sameOrigin }) => sameOrigin && /^\/(?:assets\/|_next\/static\/.+\.css$)/.test(url.pathname),
      handler: new CacheFirst({ cacheName: assetCache, plugins: [expiring(mostFiles), whole] }),
    },
    {
      matcher: ({ request, url, sameOrigin }) =>
        sameOrigin && url.pathname.startsWith(mediaPath('')) && !request.headers.has('range'),
      handler: new CacheFirst({ cacheName: pictureCache, plugins: [expiring(mostPictures), whole] }),
    },
  ],
}).addEventListeners()

/**
 * The page that brought the worker came without it: it is kept as well, out of the browser's own cache, and with it
 * comes the page that stands in.
 */
async function keepOpenPages(event: Parameters<typeof pages.handleAll>[0]['event']): Promise<void> {
  const open = await clients.matchAll({ includeUncontrolled: true, type: 'window' })
  const urls = open.map(({ url }) => new URL(url)).filter(isPage)
  const kept = urls.map((url) => {
    const request = new Request(pageKey(url), { cache: 'force-cache' })
    return Promise.all(pages.handleAll({ event, request, url })).catch(() => undefined)
  })
  await Promise.all(kept)
}

type PageEvent = Parameters<typeof keepOpenPages>[0]

// From a page that is not served by the worker though it is there (register.element.ts).
addEventListener('message', (event) => {
  ;(event as PageEvent).waitUntil(clients.claim().then(() => keepOpenPages(event as PageEvent)))
})

addEventListener('activate', (event) => {
  const cleaned = caches
    .keys()
    .then((names) => Promise.all(names.filter((name) => !isCurrentCache(name)).map((name) => caches.delete(name))))
  ;(event as Lasting).waitUntil(cleaned.then(() => keepOpenPages(event as PageEvent)))
})
