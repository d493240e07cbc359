// Feeds of an edition, a section, a topic or an author: from the read model's view to the bytes of a format.
import { type FeedFormat, feedFiles } from '#lib/content/paths.ts'
import type { FeedPage } from '#lib/news/types.ts'
import { atom } from './atom.ts'
import { type FeedContext, toFeed } from './feed.ts'
import { jsonFeed } from './json.ts'
import { rss } from './rss.ts'

export type { FeedTexts } from './feed.ts'

const writers = { rss, atom, json: jsonFeed } as const

/**
 * Writes a feed.
 *
 * @returns the document and its media type, with the character set
 */
export function writeFeed(page: FeedPage, format: FeedFormat, context: FeedContext): { body: string; type: string } {
  return { body: writers[format](toFeed(page, context)), type: `${feedFiles[format].type}; charset=utf-8` }
}
