// Atom: https://www.rfc-editor.org/rfc/rfc4287
import { generateAtomFeed } from 'feedsmith'
import { xmlText } from '#lib/text/xml.ts'
import { type Feed, type FeedItem, feedUrl } from './types.ts'

/** Text that is read as text: `<b>` in it is three characters. */
const plain = (value: string) => ({ value: xmlText(value), type: 'text' })

function links({ url, picture, translation }: FeedItem, language: string) {
  const page = { href: url, rel: 'alternate', type: 'text/html', hreflang: language }
  // Not one more `alternate`: readers open whichever they find first.
  const original = translation && {
    href: translation.original.url,
    rel: 'related',
    type: 'text/html',
    hreflang: translation.original.language,
    title: xmlText(translation.original.title),
  }
  const enclosure = picture && {
    href: picture.url,
    rel: 'enclosure',
    type: 'image/webp',
    ...(picture.alt ? { title: xmlText(picture.alt) } : {}),
  }
  return [page, original, enclosure].filter((link) => link !== null)
}

/** @returns the document; text that XML can't hold is left out, nothing throws */
export function atom(feed: Feed): string {
  return generateAtomFeed({
    xml: { lang: feed.language },
    id: feed.url,
    title: plain(feed.title),
    subtitle: plain(feed.description),
    updated: feed.modified,
    // Section 4.1.1: the feed has an author, or every entry has one.
    authors: [{ name: xmlText(feed.publisher), uri: feed.siteUrl }],
    links: [
      { href: feedUrl(feed, 'atom'), rel: 'self', type: 'application/atom+xml' },
      { href: feed.url, rel: 'alternate', type: 'text/html', hreflang: feed.language },
    ],
    entries: feed.items.map((item) => ({
      xml: { lang: feed.language },
      id: item.id,
      title: plain(item.title),
      links: links(item, feed.language),
      published: item.published,
      updated: item.modified,
      authors: item.authors.map(({ name, url }) => ({ name: xmlText(name), uri: url })),
      categories: item.categories.map(({ name, url }) => ({ term: url, label: xmlText(name) })),
      summary: { value: item.excerpt, type: 'html' },
      ...(item.whole === null ? {} : { content: { value: item.whole, type: 'html' } }),
    })),
  })
}
