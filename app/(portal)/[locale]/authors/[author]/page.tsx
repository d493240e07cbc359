import { listingRoute } from '#app/listing-route.tsx'
import { authorPage } from '#lib/news/index.ts'

const route = listingRoute('author', authorPage)

export const { generateMetadata } = route
export default route.Page
