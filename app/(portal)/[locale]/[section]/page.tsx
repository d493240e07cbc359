import { listingRoute } from '#app/listing-route.tsx'
import { sectionPage, shortLink } from '#lib/news/index.ts'

// `/ar/12` is the short link of story 12: section slugs are never numbers.
const route = listingRoute('section', (locale, slug, before) =>
  /^\d+$/.test(slug) ? shortLink(locale, slug) : sectionPage(locale, slug, before),
)

export const { generateMetadata } = route
export default route.Page
