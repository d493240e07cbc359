// A feed in no format yet: plain text and whole addresses, ready for RSS, Atom and JSON Feed alike.
import { type FeedFormat, feedPath } from '#lib/content/paths.ts'
import type { PreviewPicture } from '#lib/seo/preview-picture.ts'

export type FeedItem = {
  /** The short link: the same whatever becomes of headline and section. */
  readonly id: string
  /** The canonical address. */
  readonly url: string
  readonly title: string
  /** Plain text. */
  readonly summary: string
  /** HTML: the summary. Begins, as `whole` does, with where the text comes from, if it is a translation. */
  readonly excerpt: string
  /** HTML: the whole text; null where the newsroom gives excerpts only. */
  readonly whole: string | null
  readonly published: Date
  readonly modified: Date
  readonly authors: readonly { readonly name: string; readonly url: string }[]
  /** Section and topics. */
  readonly categories: readonly { readonly name: string; readonly url: string }[]
  readonly picture: (PreviewPicture & { readonly credit: string | null }) | null
  /** Who has translated it, and from where; null: it is the original. */
  readonly translation: {
    readonly by: 'machine' | 'human'
    readonly reviewed: boolean
    readonly original: { readonly url: string; readonly language: string; readonly title: string }
  } | null
}

export type Feed = {
  readonly title: string
  readonly description: string
  /** BCP 47 tag of everything in it. */
  readonly language: string
  /** The page that it goes with. */
  readonly url: string
  readonly publisher: string
  /** Public origin, without a slash at the end. */
  readonly siteUrl: string
  /** When anything in it was last written; the beginning of time where it is empty. */
  readonly modified: Date
  readonly items: readonly FeedItem[]
}

/** Address of a feed in a format: `https://…/ar/feed.xml`. */
export const feedUrl = (feed: Pick<Feed, 'url'>, format: FeedFormat): string => feedPath(feed.url, format)
