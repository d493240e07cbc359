// RSS 2.0: https://www.rssboard.org/rss-specification, with Atom's links, Media RSS and Dublin Core.
import { generateRssFeed } from 'feedsmith'
import { xmlText } from '#lib/text/xml.ts'
import { type Feed, type FeedItem, feedUrl } from './types.ts'

/** Minutes for which a reader need not ask again; asking costs a 304. */
const timeToLive = 5

function media({ picture }: FeedItem) {
  if (!picture) return undefined
  const { url, width, height, alt, credit } = picture
  // No enclosure: it must say how many bytes the file has, which nobody here knows.
  const content = { url, type: 'image/webp', medium: 'image', width, height }
  const description = alt ? { description: { value: xmlText(alt), type: 'plain' } } : {}
  return { contents: [{ ...content, ...description, ...(credit ? { credits: [{ value: xmlText(credit) }] } : {}) }] }
}

function related({ translation }: FeedItem) {
  if (!translation) return []
  const { url, language, title } = translation.original
  return [{ href: url, rel: 'related', type: 'text/html', hreflang: language, title: xmlText(title) }]
}

/** @returns the document; text that XML can't hold is left out, nothing throws */
export function rss(feed: Feed): string {
  return generateRssFeed({
    title: xmlText(feed.title),
    link: feed.url,
    description: xmlText(feed.description),
    language: feed.language,
    lastBuildDate: feed.modified,
    ttl: timeToLive,
    atom: { links: [{ href: feedUrl(feed, 'rss'), rel: 'self', type: 'application/rss+xml' }] },
    xml: { lang: feed.language },
    items: feed.items.map((item) => ({
      title: xmlText(item.title),
      link: item.url,
      guid: { value: item.id, isPermaLink: true },
      description: item.excerpt,
      ...(item.whole === null ? {} : { content: { encoded: item.whole } }),
      pubDate: item.published,
      // `author` takes an e-mail address; names go into Dublin Core's element.
      dc: { creators: item.authors.map(({ name }) => xmlText(name)) },
      categories: item.categories.map(({ name }) => ({ name: xmlText(name) })),
      atom: { updated: item.modified, links: related(item) },
      xml: { lang: feed.language },
      media: media(item) ?? {},
    })),
  })
}
