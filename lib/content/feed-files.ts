/** Formats of feeds, by the file under which each is served below the page that it goes with: `/ar/world/feed.xml`. */
export const feedFiles = {
  rss: { name: 'feed.xml', type: 'application/rss+xml' },
  atom: { name: 'atom.xml', type: 'application/atom+xml' },
  json: { name: 'feed.json', type: 'application/feed+json' },
} as const
export type FeedFormat = keyof typeof feedFiles
