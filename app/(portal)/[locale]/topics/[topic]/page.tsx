import { listingRoute } from '#app/listing-route.tsx'
import { topicPage } from '#lib/news/index.ts'

const route = listingRoute('topic', topicPage)

export const { generateMetadata } = route
export default route.Page
