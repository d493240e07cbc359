// The metadata of pages, for Next: title, description, alternates, robots, Open Graph (https://ogp.me).

import type { Metadata } from 'next'
import { feedFiles, feedFormats, feedPath, oembedPath } from '#lib/content/paths.ts'
import { availabilityFor } from '#lib/content/text-for.ts'
import { editions, type Locale, locales } from '#lib/locales.ts'
import type { SiteFrame, Story } from '#lib/news/types.ts'
import { cardSize, siteCardPath, storyCardPath } from '#lib/sharing/card.ts'
import { isolate } from '#lib/text/bidi.ts'
import { alternates, indexability, storyAlternates, storyEditions } from './alternates.ts'
import { description } from './description.ts'
import { previewPicture } from './preview-picture.ts'
import { pageTitle } from './title.ts'

type Page = {
  /** The edition being read. */
  readonly locale: Locale
  readonly paths: Readonly<Record<Locale, string>>
  /** Public origin, without a slash at the end. */
  readonly siteUrl: string
  readonly frame: Pick<SiteFrame, 'name' | 'tagline'>
  /** The whole title; `pageTitle` makes it. */
  readonly title: string
  readonly description: string | null
  /** Editions that have the page in their own language; all of them unless it says otherwise. */
  readonly existing?: readonly Locale[]
  /** Path of the page whose feeds tell of what this one shows. */
  readonly feedsOf?: string
}

const ogLocales = (shown: Locale, existing: readonly Locale[]) => ({
  locale: editions[shown].ogLocale,
  alternateLocale: existing.filter((code) => code !== shown).map((code) => editions[code].ogLocale),
})

/** Where plain text leaves the page, a word of another direction in it must not turn it around. */
const isolated = (text: string, locale: Locale) => isolate(text, editions[locale].direction, editions[locale].direction)

/** Where feed readers find the feeds of a page: https://www.rssboard.org/rss-autodiscovery */
const feedLinks = ({ feedsOf, siteUrl, title }: Page) =>
  feedsOf === undefined
    ? {}
    : {
        types: Object.fromEntries(
          feedFormats.map((format) => [feedFiles[format].type, [{ url: siteUrl + feedPath(feedsOf, format), title }]]),
        ),
      }

/** The card of a link, as the one picture of its preview; none where the edition has no cards. */
const cardImages = (siteUrl: string, path: string | null, alt: string) =>
  path === null ? [] : [{ url: siteUrl + path, ...cardSize, type: 'image/png', alt }]

type ShownStory = Omit<Story, 'next' | 'related'>

/** A story's card; its photograph where the edition has no cards. */
function storyImages(story: ShownStory, frame: Page['frame'], siteUrl: string, alt: string) {
  const cards = cardImages(siteUrl, storyCardPath(story, frame), alt)
  if (cards.length > 0 || !story.picture) return cards
  return [{ ...previewPicture(story.picture, siteUrl), type: 'image/webp' }]
}

/** Where other sites learn how to embed a story: https://oembed.com, "Discovery". */
function oembedLinks(story: Pick<Story, 'path'>, siteUrl: string, title: string) {
  const at = (format: string) => siteUrl + oembedPath(format, siteUrl + story.path)
  return {
    'application/json+oembed': [{ url: at('json'), title }],
    'text/xml+oembed': [{ url: at('xml'), title }],
  }
}

/** How large a preview X and others show: https://developer.x.com/en/docs/x-for-websites/cards */
const cardOf = (images: readonly unknown[]) => (images.length > 0 ? 'summary_large_image' : 'summary')

const hidden = { index: false, follow: true } as const

/** Metadata of the front page, lists and static pages. */
export function pageMetadata(page: Page): Metadata {
  const { locale, paths, siteUrl, frame, title, existing = locales } = page
  const own = existing.includes(locale)
  const about = page.description ? isolated(page.description, locale) : undefined
  const images = cardImages(siteUrl, siteCardPath(locale, frame), frame.name)
  return {
    title: { absolute: title },
    description: about,
    alternates: { ...alternates(paths, locale, existing, siteUrl), ...feedLinks(page) },
    robots: own ? undefined : hidden,
    openGraph: {
      type: 'website',
      title,
      description: about,
      url: siteUrl + paths[locale],
      siteName: frame.name,
      ...ogLocales(availabilityFor(locale, own).locale, existing),
      images,
    },
    twitter: { card: cardOf(images), images },
  }
}

/**
 * Metadata of a story. A fallback is the original under another address: canonical to the original, not indexed. A
 * machine translation that nobody has reviewed is not indexed either where the site says so, but remains its own page.
 *
 * @param siteUrl public origin, without a slash at the end
 */
export function storyMetadata(
  story: ShownStory,
  frame: Pick<SiteFrame, 'name' | 'tagline' | 'indexMachineTranslations'>,
  siteUrl: string,
): Metadata {
  const { text, textLocale } = story
  const headline = isolated(text.headline, textLocale)
  const summary = description(text.standfirst, text.body, textLocale)
  const about = summary && isolated(summary, textLocale)
  const images = storyImages(story, frame, siteUrl, `${headline} — ${frame.name}`)
  return {
    title: { absolute: pageTitle({ text: text.headline, locale: textLocale }, story.locale, frame.name) },
    description: about,
    alternates: { ...storyAlternates(story, frame, siteUrl), types: oembedLinks(story, siteUrl, headline) },
    robots: indexability(story, frame) === 'offered' ? { 'max-image-preview': 'large' } : hidden,
    openGraph: {
      type: 'article',
      title: headline,
      description: about,
      // Its own address even for a fallback: a link shared today leads to the translation tomorrow.
      url: siteUrl + story.path,
      siteName: frame.name,
      ...ogLocales(textLocale, storyEditions(story)),
      images,
      publishedTime: story.publishedAt,
      modifiedTime: story.modifiedAt === story.publishedAt ? undefined : story.modifiedAt,
      authors: story.authors.map((author) => siteUrl + author.path),
      section: story.section.name.text,
      tags: story.topics.map((topic) => topic.name.text),
    },
    twitter: {
      card: cardOf(images),
      title: headline,
      description: about,
      images,
    },
  }
}
