import { feedRoute } from '#app/feed-route.ts'

export const GET = feedRoute('rss', 'section')
