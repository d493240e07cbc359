// Response headers for security and caching.
import { speculationRulesPath } from '#lib/content/paths.ts'
import type { HeaderList } from './head.ts'

function contentSecurityPolicy(scriptSources: string, more: readonly string[] = []): string {
  return [
    "default-src 'self'",
    `script-src ${scriptSources}`,
    // React and next/image write style attributes (placeholder colours, focal points).
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    ...more,
  ].join('; ')
}

const common: HeaderList = [
  'X-Content-Type-Options',
  'nosniff',
  'Referrer-Policy',
  'strict-origin-when-cross-origin',
  'Permissions-Policy',
  'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
]

/** For pages of the data-saver edition: no script at all. */
export const liteHeaders: HeaderList = ['Content-Security-Policy', contentSecurityPolicy("'none'"), ...common]

/** For pages without the framework: no inline script, no script from elsewhere. */
export const readingHeaders: HeaderList = [
  'Content-Security-Policy',
  contentSecurityPolicy("'self'"),
  ...common,
  'Speculation-Rules',
  `"${speculationRulesPath}"`,
]

/**
 * For a page that is not published: no cache keeps it, no search engine lists it, no other site hears of its address, and
 * nothing that runs in it can tell anyone anything: it counts no reader and installs nothing.
 */
export const previewHeaders: HeaderList = [
  'Content-Security-Policy',
  contentSecurityPolicy("'self'", ["connect-src 'none'", "worker-src 'none'", "manifest-src 'none'"]),
  ...common.map((text) => (text === 'strict-origin-when-cross-origin' ? 'no-referrer' : text)),
  'X-Robots-Tag',
  'noindex, nofollow, noarchive, nosnippet',
  'Cross-Origin-Resource-Policy',
  'same-origin',
]

/** For pages that keep React: its inline scripts carry the nonce. */
export function interactiveHeaders(nonce: string): HeaderList {
  return ['Content-Security-Policy', noncePolicy(nonce), ...common]
}

/** The policy as Next must see it in the request, to put the nonce on its scripts. */
export function noncePolicy(nonce: string): string {
  return contentSecurityPolicy(`'self' 'nonce-${nonce}'`)
}

/** For what is not a page: pictures, feeds, style sheets. */
export const fileHeaders: HeaderList = ['X-Content-Type-Options', 'nosniff']

/**
 * Seconds for which a cache that we don't reach may call a page fresh. Short, because not every cache in front of us is
 * purged by the change log; long on errors, because an old page is better than none.
 */
export const edgeSeconds = 60
export const pageCacheControl = `public, max-age=0, s-maxage=${edgeSeconds}, stale-while-revalidate=600, stale-if-error=86400`
/** For the line of breaking news: open pages must hear of it within ten seconds, whatever stands in front of us. */
export const lineCacheControl = 'public, max-age=0, s-maxage=3'
export const missingCacheControl = 'public, max-age=0, s-maxage=30'
export const immutableCacheControl = 'public, max-age=31536000, immutable'

/** For uploads: whatever a file may contain, nothing in it runs. */
export const uploadHeaders = new Map([
  ['Cache-Control', immutableCacheControl],
  ['X-Content-Type-Options', 'nosniff'],
  ['Content-Security-Policy', "default-src 'none'; sandbox"],
])

/** What no browser fetches ahead of a click: the newsroom, files, and search, which asks the database each time. */
const notAhead = ['/admin', '/admin/*', '/preview/*', '/api/*', '/media/*', '/*/search', '/*/search?*', '/*/search/*']

/** Which links a browser may fetch, or make ready, ahead of a click: stories and lists, never the newsroom. */
export const speculationRules = JSON.stringify({
  prefetch: [
    // The story to read next, as soon as its link can be seen.
    { where: { selector_matches: '[data-next] a' }, eagerness: 'eager' },
    {
      where: {
        and: [
          { href_matches: '/*' },
          { not: { href_matches: notAhead } },
          { not: { selector_matches: '[download], [target=_blank], [rel~=nofollow]' } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
  prerender: [
    {
      where: {
        and: [{ href_matches: '/*/*/*' }, { not: { href_matches: notAhead } }],
      },
      eagerness: 'conservative',
    },
  ],
})
