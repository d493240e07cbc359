import type { MetadataRoute } from 'next'
import { settings } from '#lib/env.ts'

// Read when asked for: the build knows no address of the site.
export const dynamic = 'force-dynamic'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/admin', '/api/', '/*/search'] },
    sitemap: `${settings().siteUrl}/sitemap.xml`,
  }
}
