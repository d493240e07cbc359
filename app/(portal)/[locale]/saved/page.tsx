import { shelfRoute } from '#app/shelf-route.tsx'

const route = shelfRoute('saved')

export const { generateMetadata } = route
export default route.Page
