// Addresses of sections stand right after the language: /id/dunia. What the site itself has there is not theirs.
import { isLocale } from '#lib/locales.ts'
import { isSlug } from '#lib/text/slug.ts'

const reserved: ReadonlySet<string> = new Set([
  ...['latest', 'search', 'topics', 'authors', 'pages', 'saved', 'popular', 'desk', 'login', 'account'],
  ...['most-read', 'lite', 'offline', 'breaking', 'history', 'oembed', 'sitemaps', 'llms', 'not-found'],
  ...['admin', 'api', 'media', 'assets', 'static', 'next', 'fonts', 'og', 'share', 'feed', 'feeds', 'rss', 'atom'],
  ...['sitemap', 'robots', 'manifest', 'healthz', 'readyz', 'favicon', 'index', 'opengraph-image', 'twitter-image'],
])

/** Why an address is refused. */
export type SlugFault = 'slugFormat' | 'slugReserved'

/** Looks at an address of a topic, author or page. */
export function slugFault(slug: unknown): SlugFault | null {
  return typeof slug === 'string' && isSlug(slug) ? null : 'slugFormat'
}

/** Looks at an address of a section: `/id/119903` is a story, `/id/latest` a list. */
export function sectionSlugFault(slug: unknown): SlugFault | null {
  const fault = slugFault(slug)
  if (fault || typeof slug !== 'string') return fault
  const isNumber = /^\d+(?:-|$)/.test(slug)
  return isNumber || reserved.has(slug) || isLocale(slug) ? 'slugReserved' : null
}

/** Whether stories may stand in a folder of an edition: a section's, or that of the data-saver edition. */
export const holdsStories = (folder: string): boolean => folder === 'lite' || sectionSlugFault(folder) === null
