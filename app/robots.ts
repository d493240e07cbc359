import type { MetadataRoute } from 'next'
import { searchPath, sitemapIndexPath } from '#lib/content/paths.ts'
import { locales } from '#lib/locales.ts'
import { settings } from '#lib/runtime/settings.ts'

// Read when asked for: the build knows no address of the site.
export const dynamic = 'force-dynamic'

/** Search and its parts, and no section, topic or story whose name begins so. RFC 9309, 2.2.3: `$` is the end. */
const searches = locales.flatMap((locale) => ['$', '?', '/'].map((end) => `${searchPath(locale)}${end}`))

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/admin', '/api/', ...searches] },
    sitemap: settings().siteUrl + sitemapIndexPath,
  }
}
