// Addresses of the reader site, as paths: the one place that writes them; lib/portal/routes.ts reads them. Also for the
// browser's scripts: each builder is one template, and nothing is imported but types.
import type { Locale } from '#lib/locales.ts'

export const frontPath = (locale: Locale): string => `/${locale}`
export const latestPath = (locale: Locale): string => `/${locale}/latest`
/** JSON of a further page of the latest stories, for the endless list. */
export const moreLatestPath = (locale: Locale): string => `/${locale}/latest/more`
export const searchPath = (locale: Locale): string => `/${locale}/search`
/** JSON of what a search finds. */
export const moreSearchPath = (locale: Locale): string => `/${locale}/search/more`
export const savedPath = (locale: Locale): string => `/${locale}/saved`
/** What stands in for a page that can't be had: what can be read without a connection. */
export const offlinePath = (locale: Locale): string => `/${locale}/offline`
/** What is read most; of the shortest period where no days are given. */
export const mostReadPath = (locale: Locale, days?: number): string =>
  days === undefined ? `/${locale}/most-read` : `/${locale}/most-read/${days}`

export const sectionPath = (locale: Locale, slug: string): string => `/${locale}/${slug}`
export const topicPath = (locale: Locale, slug: string): string => `/${locale}/topics/${slug}`
export const authorPath = (locale: Locale, slug: string): string => `/${locale}/authors/${slug}`
/** A static page, such as `about`. */
export const staticPagePath = (locale: Locale, slug: string): string => `/${locale}/pages/${slug}`

/** The canonical address of a story: `/en/world/12-slug`, or `/en/world/12` where there is no slug. */
export const storyPath = (locale: Locale, sectionSlug: string, id: number, slug: string | null): string =>
  `/${locale}/${sectionSlug}/${slug ? `${id}-${slug}` : id}`
/** Leads to the story wherever its section and slug have gone. */
export const shortPath = (locale: Locale, id: number): string => `/${locale}/${id}`
/** In the data-saver edition: `/ar/lite/12-slug`. `storyPath` is the story's own: `/ar/world/12-slug`. */
export const litePath = (locale: Locale, storyPath: string): string =>
  `/${locale}/lite/${storyPath.slice(storyPath.lastIndexOf('/') + 1)}`
/** JSON of the Indonesian paragraphs, by the anchors of the translation's. */
export const originalParagraphsPath = (shortPath: string): string => `${shortPath}/original.json`
/** Where a page says that the story was read; takes a POST. */
export const readsPath = (shortPath: string): string => `${shortPath}/reads`
/** Where a page sends problems with a translation; takes a POST. */
export const reportsPath = (shortPath: string): string => `${shortPath}/reports`
/** The picture of a shared link. `version`: 16 hexadecimal digits; story 0: the edition's card. */
export const cardPath = (locale: Locale, id: number, version: string): string => `/${locale}/${id}/card-${version}.png`

export const feedFormats = ['rss', 'atom', 'json'] as const
export type FeedFormat = (typeof feedFormats)[number]

/** The file under which each feed is served, below the page that it goes with: `/ar/world/feed.xml`. */
export const feedFiles = {
  rss: { name: 'feed.xml', type: 'application/rss+xml' },
  atom: { name: 'atom.xml', type: 'application/atom+xml' },
  json: { name: 'feed.json', type: 'application/feed+json' },
} as const satisfies Record<FeedFormat, object>

/** The feed of a page in a format. @param page path or URL of an edition, section, topic or author */
export const feedPath = (page: string, format: FeedFormat): string => `${page}/${feedFiles[format].name}`

/** JSON of the line of breaking news, which open pages ask for again and again. */
export const breakingPath = (locale: Locale): string => `/${locale}/breaking.json`
export const manifestPath = (locale: Locale): string => `/${locale}/manifest.webmanifest`
/** Where Next renders an edition's "not found" page, with status 200; the portal answers it with 404. */
export const notFoundPath = (locale: Locale): string => `/${locale}/not-found`
/** Where Next renders what is said of a story that was pulled; the portal answers the story's addresses with it, with 410. */
export const withdrawnPath = (locale: Locale, id: number): string => `/${locale}/not-found/${id}`

/** What a page is shown of before it is published: a story by its id, or the front page with its line of breaking news. */
export type PreviewSubject = number | 'front'

export const previewRoot = '/preview'
/** A page as readers will get it. @param key opens it for whoever has no account */
export const previewPath = (locale: Locale, subject: PreviewSubject, key?: string): string =>
  `${previewRoot}/${locale}/${subject === 'front' ? subject : `story/${subject}`}${key === undefined ? '' : `?key=${key}`}`
/** The picture of the link to a story that is not published. */
export const previewCardPath = (locale: Locale, id: number): string => `${previewRoot}/${locale}/story/${id}/card`

/** An uploaded picture. @param file content hash alone, or with width and format: `{hash}-640.avif` */
export const mediaPath = (file: string): string => `/media/${file}`
/** Where the browser's built files are served. */
export const assetsRoot = '/assets'
/** @param file name with the hash of its content: `elements-0123456789ab.js` */
export const assetPath = (file: string): string => `${assetsRoot}/${file}`

export const oembedEndpoint = '/oembed'
/** What another site shows of an address of this one. @param url the absolute address */
export const oembedPath = (format: string, url: string): string =>
  `${oembedEndpoint}?format=${format}&url=${encodeURIComponent(url)}`
export const sitemapIndexPath = '/sitemap.xml'
/** One of the files that the index lists. @param part its number from 1, `news` or `pages` */
export const sitemapPath = (locale: Locale, part: number | string): string => `/sitemaps/${locale}-${part}.xml`
export const serviceWorkerPath = '/sw.js'
export const speculationRulesPath = '/speculation-rules.json'
