// What pages ask for, in plain types. Components import this file and nothing else of lib/news.
import type { Locale, TranslationLocale } from '#lib/locales.ts'

/** A moment as ISO 8601 in UTC, e.g. `2026-11-24T05:05:00.000Z`. */
export type Instant = string

/** A short text and the language it is really in: the edition's, or Indonesian where nothing else exists. */
export type Localized = { readonly text: string; readonly locale: Locale }

/** A picture as uploaded; the image loader turns `src` and a width into the file of that width. */
export type Picture = {
  /** `/media/{content hash}`, without width and extension: see components/picture. */
  readonly src: string
  /** Pixels of the original. */
  readonly width: number
  readonly height: number
  /** Placeholder colour, `#rrggbb`. */
  readonly colour: string
  /** Focal point in per cent from the left and from the top. */
  readonly focus: { readonly x: number; readonly y: number }
  readonly alt: Localized
  readonly caption: Localized | null
  readonly credit: string | null
}

export type SectionLink = { readonly id: number; readonly name: Localized; readonly path: string }
export type TopicLink = { readonly id: number; readonly name: Localized; readonly path: string }
export type AuthorLink = { readonly id: number; readonly name: string; readonly path: string }

export type StoryKind = 'news' | 'feature' | 'analysis' | 'opinion' | 'explainer' | 'interview'

/** How a story's text relates to its Indonesian original, for this edition. */
export type Availability =
  | { readonly kind: 'original' }
  | {
      readonly kind: 'translated'
      readonly by: 'machine' | 'human'
      /** Present when a person has reviewed a machine translation; the role is what readers are told. */
      readonly reviewed: { readonly role: string; readonly at: Instant } | null
      /** The original has changed since this translation was made. */
      readonly behind: boolean
    }
  | { readonly kind: 'fallback' }

/** A story in a list. */
export type StoryCard = {
  readonly id: number
  /** Canonical path in the edition being read. */
  readonly path: string
  readonly headline: string
  readonly standfirst: string | null
  /** Language of headline and standfirst: the edition's, or Indonesian in a fallback. */
  readonly textLocale: Locale
  readonly kind: StoryKind
  readonly section: SectionLink
  readonly publishedAt: Instant
  readonly picture: Picture | null
}

/** One page of a list, newest first. `next` is the path of the following page, or null at the end. */
export type StoryList = { readonly cards: readonly StoryCard[]; readonly next: string | null }

/** Inline content of a body block. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly bold: boolean; readonly italic: boolean }
  | { readonly kind: 'break' }
  | { readonly kind: 'link'; readonly href: string; readonly external: boolean; readonly children: readonly Inline[] }

export type ListEntry = { readonly content: readonly Inline[]; readonly children: Block | null }

/**
 * A block of a story's body. Anchors count paragraphs (`p1`, `p2`…) and headings (`h1`, `h2`…) in document order, the
 * same in all editions.
 */
export type Block =
  | { readonly kind: 'paragraph'; readonly anchor: string; readonly content: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly anchor: string; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly entries: readonly ListEntry[] }
  | { readonly kind: 'quote'; readonly content: readonly Inline[] }
  | { readonly kind: 'pullQuote'; readonly text: string; readonly by: string | null }
  | {
      readonly kind: 'picture'
      readonly picture: Picture
      readonly caption: string | null
      readonly credit: string | null
    }
  | { readonly kind: 'embed'; readonly url: string; readonly host: string; readonly title: string }

export type StoryText = {
  readonly headline: string
  readonly standfirst: string | null
  /** Dateline, e.g. `Jakarta`. */
  readonly place: string | null
  readonly body: readonly Block[]
  readonly corrections: readonly { readonly at: Instant; readonly text: string }[]
}

/** This story, for this edition. */
export type Story = {
  readonly id: number
  readonly locale: Locale
  readonly text: StoryText
  /** Language of `text`: wrap it in lang and dir when it is not the edition's. */
  readonly textLocale: Locale
  /** Whole minutes that it takes to read. */
  readonly minutes: number
  readonly availability: Availability
  readonly kind: StoryKind
  readonly section: SectionLink
  readonly authors: readonly AuthorLink[]
  readonly topics: readonly TopicLink[]
  readonly picture: Picture | null
  readonly publishedAt: Instant
  /** When the published text last changed, if after publication. */
  readonly revisedAt: Instant | null
  /** When the text that is shown was last written, not before its publication: search engines and feeds ask. */
  readonly modifiedAt: Instant
  /** Canonical path in this edition. */
  readonly path: string
  /** `/{locale}/{id}` */
  readonly shortPath: string
  /** The story in the data-saver edition. */
  readonly litePath: string
  /** Path of the Indonesian original. */
  readonly originalPath: string
  /** Canonical path in every edition, for the language switcher. */
  readonly paths: Readonly<Record<Locale, string>>
  /** The translations that exist (published), for hreflang and JSON-LD; never contains this story's fallbacks. */
  readonly translations: readonly TranslationLocale[]
  /** Those of `translations` that a machine made and no person has reviewed. */
  readonly unreviewed: readonly TranslationLocale[]
  /** The story to go on with. */
  readonly next: StoryCard | null
  readonly related: readonly StoryCard[]
}

/** The line of breaking news above every page. */
export type BreakingLine = {
  /** Tells this line from any other: eight hexadecimal digits. */
  readonly key: string
  readonly text: Localized
  /** The story that it leads to, in the edition being read; null: none. */
  readonly path: string | null
}

/** Everything that the frame of every page needs. */
export type SiteFrame = {
  readonly name: string
  readonly tagline: Localized
  readonly publisher: string
  /** The newsroom's own wording of the machine translation notice; null: the interface's. */
  readonly translationNotice: Localized | null
  /** Whether search engines may list machine translations that no person has reviewed. */
  readonly indexMachineTranslations: boolean
  readonly footer: Localized | null
  /** IANA name, e.g. `Asia/Jakarta`. */
  readonly timeZone: string
  readonly sections: readonly SectionLink[]
  readonly pages: readonly { readonly title: Localized; readonly path: string }[]
  /** The stories are invented: the footer says so. */
  readonly sample: boolean
  readonly breaking: BreakingLine | null
}

/** The stories of an edition that were read most within so many days. */
export type MostRead = {
  readonly days: number
  readonly cards: readonly StoryCard[]
  /** The page of each period, shortest first. */
  readonly periods: readonly { readonly days: number; readonly path: string }[]
  readonly paths: Readonly<Record<Locale, string>>
}

export type FrontPage = {
  readonly lead: StoryCard | null
  /** Up to four stories after the lead, in the editors' order. */
  readonly seconds: readonly StoryCard[]
  /** The newest stories, with times. */
  readonly latest: readonly StoryCard[]
  /** Per section, its stories that are neither lead nor second: the editors' ranking first, then the newest. */
  readonly blocks: readonly { readonly section: SectionLink; readonly cards: readonly StoryCard[] }[]
  /** What is read most, in the shortest period that has enough of it; null: nothing is known yet. */
  readonly mostRead: MostRead | null
}

/**
 * A section, topic or author page: who or what it is about, in every edition, and its stories. `path` and `paths` are
 * of the page itself: further pages of a list keep their `?before=`, which is the same in every edition.
 */
export type ListingPage = {
  readonly id: number
  readonly kind: 'section' | 'topic' | 'author'
  readonly name: Localized
  readonly description: Localized | null
  readonly portrait: Picture | null
  readonly path: string
  readonly paths: Readonly<Record<Locale, string>>
  readonly list: StoryList
}

/** A page of the list of all stories; `paths` as for `ListingPage`. */
export type LatestPage = { readonly list: StoryList; readonly paths: Readonly<Record<Locale, string>> }

/** Part of a text that a search found; `hit`: what was looked for. */
export type HighlightPart = { readonly text: string; readonly hit: boolean }

/** A story that a search found. Headline and excerpt are in `card.textLocale`. */
export type SearchHit = {
  readonly card: StoryCard
  readonly headline: readonly HighlightPart[]
  readonly excerpt: readonly HighlightPart[]
  /** Found in the Indonesian original: the edition has no text of its own. */
  readonly original: boolean
}

/** A page of what a search found: the edition's own texts first, then Indonesian originals. */
export type SearchResults = {
  readonly hits: readonly SearchHit[]
  /** Where the next page begins, for `after` in its address; null at the end. */
  readonly next: string | null
  /** How many there are in all; null: more than were counted. */
  readonly total: number | null
  /** The query as it may have been meant, if that finds more. */
  readonly suggestion: string | null
  /** There was something to look for: not only blanks, signs, and words that must not be there. */
  readonly asked: boolean
  /** The query was longer than what was looked at. */
  readonly cut: boolean
}

export type StaticPage = {
  readonly title: Localized
  readonly body: readonly Block[]
  /** Language of `body`: wrap it in lang and dir when it is not the edition's. */
  readonly bodyLocale: Locale
  /** The editions that have the page in their own language, for hreflang. */
  readonly written: readonly Locale[]
  readonly path: string
  readonly paths: Readonly<Record<Locale, string>>
}

/** What is said of a story that was pulled, and where each edition says it. */
export type Withdrawal = { readonly note: Localized; readonly paths: Readonly<Record<Locale, string>> }

/** What a URL led to: the view, a canonical address to redirect to (308), or nothing. */
export type LookupResult<View> =
  | { readonly kind: 'found'; readonly view: View }
  | { readonly kind: 'moved'; readonly path: string }
  | { readonly kind: 'missing' }

/** A story as feeds tell of it: always in the edition's own language. */
export type FeedStory = Omit<Story, 'next' | 'related'>

/** What a feed is about, and its newest stories. */
export type FeedPage = {
  /** null: the whole edition. */
  readonly subject: { readonly name: Localized; readonly description: Localized | null } | null
  /** The page that the feed goes with, in its edition. */
  readonly path: string
  readonly stories: readonly FeedStory[]
}

/** What the newsroom has set for feeds and crawlers. */
export type SyndicationSettings = { readonly feedText: 'excerpt' | 'full'; readonly llmsTxt: boolean }

/** A story as sitemaps list it. */
export type SitemapStory = Pick<Story, 'id' | 'paths' | 'translations' | 'unreviewed'> & {
  /** When an edition's own text was last written. */
  modifiedAt(locale: Locale): Instant
}
