// Which URL is what, and under which key its page is kept. The only place that knows the shape of reader URLs.

import { greatestId } from '#lib/content/ids.ts'
import {
  frontPath,
  latestPath,
  moreSearchPath,
  notFoundPath,
  oembedEndpoint,
  previewRoot,
  searchPath,
  serviceWorkerPath,
  sitemapIndexPath,
  speculationRulesPath,
} from '#lib/content/paths.ts'
import { parseTarget, type Target } from '#lib/http/target.ts'
import { isLocale, type Locale, originalLocale, type TranslationLocale } from '#lib/locales.ts'

export type ReaderRoute =
  /** A page without the framework's scripts, kept under `key`, which is also the URL that Next renders. */
  | { readonly kind: 'reading'; readonly key: string; readonly locale: Locale }
  /** A page that keeps React in the browser; never kept. `url` is what Next renders. */
  | { readonly kind: 'interactive'; readonly url: string; readonly locale: Locale }
  /** No route can match. */
  | { readonly kind: 'missing'; readonly locale: Locale }
  | { readonly kind: 'malformed'; readonly status: 400 | 414; readonly locale: Locale }
  | { readonly kind: 'moved'; readonly location: string }
  /** `/`, which leads to the reader's edition; `search` is the query to carry along. */
  | { readonly kind: 'home'; readonly search: string }
  | { readonly kind: 'speculationRules' }

/** Addresses of the reader site with a handler outside Next: see `EndpointHandlers`. */
export type EndpointRoute =
  /** `/ar/12/reports`: where pages send problems with a translation. Takes a POST. */
  | { readonly kind: 'reports'; readonly locale: TranslationLocale; readonly article: number }
  /** `/ar/12/reads`: where pages say that the story was read. Takes a POST. */
  | { readonly kind: 'reads'; readonly locale: Locale; readonly article: number }
  /** `/ar/12/card-0123456789abcdef.png`: the picture of a shared link; `version` is of what it shows. Story 0: the edition's. */
  | { readonly kind: 'card'; readonly locale: Locale; readonly article: number; readonly version: string }
  /** `/oembed?url=…&format=json` */
  | { readonly kind: 'oembed'; readonly query: readonly (readonly [name: string, value: string])[] }
  /** `/sitemap.xml` and what it lists: `/sitemaps/ar-1.xml`. `file` is the path without its first slash. */
  | { readonly kind: 'sitemap'; readonly file: string }
  /** `/0123456789abcdef0123456789abcdef.txt`: by which search engines know who tells them of changes. */
  | { readonly kind: 'indexNow'; readonly key: string }

const endpoints: ReadonlySet<string> = new Set<EndpointRoute['kind']>([
  'reports',
  'reads',
  'card',
  'oembed',
  'sitemap',
  'indexNow',
])

/** Whether a handler outside Next answers the route. */
export const isEndpoint = (route: Route): route is EndpointRoute => endpoints.has(route.kind)

/** What accepts a POST: a preview comes with what is being typed. */
export const postEndpoints: ReadonlySet<string> = new Set<Route['kind']>(['reports', 'reads', 'preview'])

export type Route =
  | ReaderRoute
  | EndpointRoute
  | { readonly kind: 'admin' }
  | { readonly kind: 'api' }
  /** A page as readers will get it, for the newsroom and whom it gave a key. `url` is what Next renders. */
  | { readonly kind: 'preview'; readonly url: string; readonly locale: Locale }
  | { readonly kind: 'media'; readonly name: string }
  /** A file of the build, under its path: `/assets/x.js`, `/_next/static/x.js`. */
  | { readonly kind: 'built'; readonly path: string }
  /** Anything else of Next's own: used in development only. */
  | { readonly kind: 'framework' }
  | { readonly kind: 'serviceWorker' }
  | { readonly kind: 'alive' }
  | { readonly kind: 'ready' }

/** Pages of each edition that keep React in the browser. */
export const interactivePages = [latestPath, searchPath] as const
/** Never kept, either: what a search finds, as JSON. */
const interactive = [...interactivePages, moreSearchPath]

/** Files that stand outside every edition and are rendered by Next. */
const rootFile = /^\/(?:robots\.txt|llms\.txt|(?:icon|apple-icon)[\w-]*\.(?:svg|png))$/
const indexNowFile = /^\/([0-9a-f]{32})\.txt$/
const sitemapFile = /^\/sitemaps\/[\w-]+\.xml$/

/** Whether a key is of what open pages ask again and again: an edition's line of breaking news. */
export const isBreakingLine = (key: string): boolean => /^\/[^/]+\/breaking\.json$/.test(key)

/** Position in a list: `{publishedAt in ms}-{id}`. */
const listPosition = /^\d{1,16}-\d{1,10}$/

/** Whether the segments after the locale name a list, whose pages differ by `before`. */
function isList(rest: readonly string[]): boolean {
  const [first = '', second] = rest
  if (rest.length === 1) return !/^\d+$/.test(first) && !first.includes('.')
  return rest.length === 2 && (first === 'topics' || first === 'authors' || (first === 'latest' && second === 'more'))
}

const withdrawal = /^\/[a-z-]+\/not-found\/\d{1,10}$/

/** Whether a key is of what is said of a story that was pulled (`withdrawnPath`). */
export const isWithdrawal = (key: string): boolean => withdrawal.test(key)

/** Whether a key is of the data-saver edition: nothing is loaded with its pages, and nothing ahead of a click. */
export const isLite = (key: string): boolean => /^\/[a-z-]+\/lite\//.test(key)

/** A story's id. */
const storyId = /^[1-9]\d{0,9}$/

const cardFile = /^card-([0-9a-f]{16})\.png$/

/** What stands under a story's short link: `/ar/12/reports`. */
function storyRoom([id = '', name = '', more]: readonly string[], locale: Locale): EndpointRoute | null {
  const version = cardFile.exec(name)?.[1]
  if (more !== undefined || Number(id) > greatestId) return null
  if (!storyId.test(id) && !(id === '0' && version !== undefined)) return null
  const article = Number(id)
  if (name === 'reports') return locale === originalLocale ? null : { kind: 'reports', locale, article }
  if (name === 'reads') return { kind: 'reads', locale, article }
  return version === undefined ? null : { kind: 'card', locale, article, version }
}

/** The locale that a URL, however broken, seems to ask for: for the language of error pages. */
export function localeOf(url: string): Locale {
  const first = /^\/([a-z-]+)(?:[/?]|$)/i.exec(url)?.[1]?.toLowerCase()
  return isLocale(first) ? first : originalLocale
}

function isUnder(url: string, folder: string): boolean {
  if (!url.startsWith(folder)) return false
  const next = url[folder.length]
  return next === undefined || next === '/' || next === '?'
}

/** A key is all that the address of a preview may say besides. */
function previewRoute({ path, query, segments }: Target): Route {
  const [, code] = segments
  const [, key] = query.find(([name]) => name === 'key') ?? []
  const locale = isLocale(code) ? code : originalLocale
  return { kind: 'preview', url: key === undefined ? path : `${path}?key=${encodeURIComponent(key)}`, locale }
}

function localizedRoute(target: Target, locale: Locale): Route {
  const rest = target.segments.slice(1)
  if (target.path === notFoundPath(locale)) return { kind: 'missing', locale }
  const room = storyRoom(rest, locale)
  if (room) return room
  const before = target.query.filter(([name]) => name === 'before').map(([, value]) => value)
  if (isList(rest) && before.some((value) => !listPosition.test(value) || before.length > 1)) {
    return { kind: 'malformed', status: 400, locale }
  }
  if (interactive.some((path) => path(locale) === target.path)) {
    return { kind: 'interactive', url: target.path + target.search, locale }
  }
  const position = isList(rest) ? before[0] : undefined
  return { kind: 'reading', key: position === undefined ? target.path : `${target.path}?before=${position}`, locale }
}

/**
 * Says what a request target is. Only `/admin` and `/api` are not checked: Next and Payload read those themselves.
 *
 * @param url the target as it stands in the request line
 */
export function routeOf(url: string): Route {
  if (isUnder(url, '/admin')) return { kind: 'admin' }
  if (isUnder(url, '/api')) return { kind: 'api' }
  const target = parseTarget(url)
  if (target.kind !== 'target') {
    return { kind: 'malformed', status: target.kind === 'tooLong' ? 414 : 400, locale: localeOf(url) }
  }
  const { path, segments, search } = target
  const [first] = segments
  if (first === undefined) return { kind: 'home', search }
  if (first === '_next') return path.startsWith('/_next/static/') ? { kind: 'built', path } : { kind: 'framework' }
  const locale = first.toLowerCase()
  if (isLocale(locale)) {
    if (first === locale && !target.trailingSlash) return localizedRoute(target, locale)
    return { kind: 'moved', location: frontPath(locale) + path.slice(1 + first.length) + search }
  }
  if (`/${first}` === previewRoot) return previewRoute(target)
  if (target.trailingSlash) return { kind: 'moved', location: path + search }
  if (first === 'media' && segments.length === 2) return { kind: 'media', name: segments[1] ?? '' }
  if (first === 'assets') return { kind: 'built', path }
  if (path === serviceWorkerPath) return { kind: 'serviceWorker' }
  if (path === '/healthz') return { kind: 'alive' }
  if (path === '/readyz') return { kind: 'ready' }
  if (path === speculationRulesPath) return { kind: 'speculationRules' }
  if (path === oembedEndpoint) return { kind: 'oembed', query: target.query }
  if (path === sitemapIndexPath || sitemapFile.test(path)) return { kind: 'sitemap', file: path.slice(1) }
  const key = indexNowFile.exec(path)?.[1]
  if (key !== undefined) return { kind: 'indexNow', key }
  // Asked for by what never looks at a page's own icon.
  if (path === '/favicon.ico') return { kind: 'reading', key: '/icon.svg', locale: originalLocale }
  if (rootFile.test(path)) return { kind: 'reading', key: path, locale: originalLocale }
  return { kind: 'missing', locale: originalLocale }
}
