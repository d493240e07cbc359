// Sitemaps: https://www.sitemaps.org/protocol.html, with Google's alternates
// (https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap) and news
// (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
import type { Alternates } from '#lib/seo/alternates.ts'
import { escapeXml } from '#lib/text/xml.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const protocol = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** What stands before and after the entries of each kind of file. */
export const envelopes = {
  index: { head: `${declaration}<sitemapindex xmlns="${protocol}">\n`, tail: '</sitemapindex>\n' },
  pages: {
    head: `${declaration}<urlset xmlns="${protocol}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n`,
    tail: '</urlset>\n',
  },
  news: {
    head: `${declaration}<urlset xmlns="${protocol}" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n`,
    tail: '</urlset>\n',
  },
} as const

/** A file of the index; `modifiedAt` in ISO 8601. */
export function fileEntry(url: string, modifiedAt?: string): string {
  const modified = modifiedAt ? `<lastmod>${modifiedAt}</lastmod>` : ''
  return `<sitemap><loc>${escapeXml(url)}</loc>${modified}</sitemap>\n`
}

/** A page with the same page in other languages, itself included. */
export function pageEntry({ canonical, languages }: Alternates, modifiedAt?: string): string {
  const modified = modifiedAt ? `<lastmod>${modifiedAt}</lastmod>` : ''
  let links = ''
  for (const [tag, url] of Object.entries(languages)) {
    links += `<xhtml:link rel="alternate" hreflang="${tag}" href="${escapeXml(url)}"/>`
  }
  return `<url><loc>${escapeXml(canonical)}</loc>${modified}${links}</url>\n`
}

export type NewsEntry = {
  readonly url: string
  readonly publication: string
  /** ISO 639, or `zh-cn`. */
  readonly language: string
  readonly publishedAt: string
  readonly title: string
}

export function newsEntry({ url, publication, language, publishedAt, title }: NewsEntry): string {
  const by = `<news:publication><news:name>${escapeXml(publication)}</news:name><news:language>${language}</news:language></news:publication>`
  const what = `<news:publication_date>${publishedAt}</news:publication_date><news:title>${escapeXml(title)}</news:title>`
  return `<url><loc>${escapeXml(url)}</loc><news:news>${by}${what}</news:news></url>\n`
}
