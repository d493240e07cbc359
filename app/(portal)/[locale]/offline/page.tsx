import { shelfRoute } from '#app/shelf-route.tsx'

const route = shelfRoute('offline')

export const { generateMetadata } = route
export default route.Page
