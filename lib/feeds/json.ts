// JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/
import { type Feed, type FeedItem, feedUrl } from './types.ts'

/** What JSON Feed has no field for, under a name that it leaves to publishers ("Extensions"). */
function translation({ translation }: FeedItem) {
  if (!translation) return {}
  const { by, reviewed, original } = translation
  return { _translation: { by, reviewed, original_url: original.url, original_language: original.language } }
}

function item(of: FeedItem, feed: Feed) {
  return {
    id: of.id,
    url: of.url,
    title: of.title,
    summary: of.summary || undefined,
    content_html: of.whole ?? of.excerpt,
    image: of.picture?.url,
    date_published: of.published.toISOString(),
    date_modified: of.modified.toISOString(),
    authors: of.authors.length > 0 ? of.authors : undefined,
    tags: of.categories.map(({ name }) => name),
    language: feed.language,
    ...translation(of),
  }
}

/** @returns the document; halves of characters become U+FFFD */
export function jsonFeed(feed: Feed): string {
  return JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: feed.title,
      home_page_url: feed.url,
      feed_url: feedUrl(feed, 'json'),
      description: feed.description,
      language: feed.language,
      authors: [{ name: feed.publisher, url: feed.siteUrl }],
      items: feed.items.map((of) => item(of, feed)),
    },
    (_key, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value),
  )
}
