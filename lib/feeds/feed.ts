// From the read model's view to a feed in no format yet.
import { editions, type Locale, originalLocale } from '#lib/locales.ts'
import type { FeedPage, FeedStory, SiteFrame, SyndicationSettings } from '#lib/news/types.ts'
import { description } from '#lib/seo/description.ts'
import { previewPicture } from '#lib/seo/preview-picture.ts'
import { pageTitle } from '#lib/seo/title.ts'
import { escapeXml } from '#lib/text/xml.ts'
import { bodyHtml, figureHtml, languageOf } from './html.ts'
import type { Feed, FeedItem } from './types.ts'

/** What a feed says in its readers' language. */
export type FeedTexts = {
  /** How a story's text relates to its original, in sentences; null for originals. */
  provenance(story: Pick<FeedStory, 'availability'>): string | null
  /** The words of the link to the original. */
  readonly readOriginal: string
  /** The heading over corrections. */
  readonly corrections: string
}

export type FeedContext = {
  readonly locale: Locale
  readonly frame: Pick<SiteFrame, 'name' | 'tagline' | 'publisher'>
  readonly feedText: SyndicationSettings['feedText']
  readonly texts: FeedTexts
  /** Public origin, without a slash at the end. */
  readonly siteUrl: string
}

const paragraph = (html: string) => `<p>${html}</p>`

function provenanceHtml(story: FeedStory, { texts, siteUrl }: FeedContext): string {
  const sentence = texts.provenance(story)
  if (sentence === null) return ''
  const href = escapeXml(siteUrl + story.originalPath)
  const link = `<a href="${href}" hreflang="${editions[originalLocale].tag}">${escapeXml(texts.readOriginal)}</a>`
  return paragraph(`<em>${escapeXml(sentence)}</em> ${link}`)
}

function wholeText(story: FeedStory, context: FeedContext): string[] {
  const { text, picture } = story
  const hero = picture ? figureHtml(picture, picture, context) : ''
  const standfirst = text.standfirst ? paragraph(`<strong>${escapeXml(text.standfirst)}</strong>`) : ''
  const dateline = text.place ? paragraph(`<small>${escapeXml(text.place)}</small>`) : ''
  const corrections = text.corrections.map(({ at, text: words }) => {
    const date = at.slice(0, 10)
    return `<li><time datetime="${at}">${date}</time> ${escapeXml(words)}</li>`
  })
  const corrected =
    corrections.length > 0 ? `<h2>${escapeXml(context.texts.corrections)}</h2><ul>${corrections.join('')}</ul>` : ''
  return [hero, standfirst, dateline, bodyHtml(text.body, context), corrected]
}

/** HTML in the story's language, beginning with where it comes from. */
function told(story: FeedStory, parts: readonly string[], context: FeedContext): string {
  const content = [provenanceHtml(story, context), ...parts].filter((part) => part !== '')
  return `<div${languageOf(context.locale, null)}>${content.join('\n')}</div>`
}

function translationOf({ availability, originalPath }: FeedStory, context: FeedContext): FeedItem['translation'] {
  if (availability.kind !== 'translated') return null
  const { by, reviewed } = availability
  const original = {
    url: context.siteUrl + originalPath,
    language: editions[originalLocale].tag,
    title: context.texts.readOriginal,
  }
  return { by, reviewed: reviewed !== null, original }
}

function toItem(story: FeedStory, context: FeedContext): FeedItem {
  const { siteUrl, locale, feedText } = context
  const { text, picture, section } = story
  const summary = description(text.standfirst, text.body, locale) ?? ''
  return {
    id: siteUrl + story.shortPath,
    url: siteUrl + story.path,
    title: text.headline,
    summary,
    excerpt: told(story, summary ? [paragraph(escapeXml(summary))] : [], context),
    whole: feedText === 'full' ? told(story, wholeText(story, context), context) : null,
    published: new Date(story.publishedAt),
    modified: new Date(story.modifiedAt),
    authors: story.authors.map(({ name, path }) => ({ name, url: siteUrl + path })),
    categories: [section, ...story.topics].map(({ name, path }) => ({ name: name.text, url: siteUrl + path })),
    picture: picture && { ...previewPicture(picture, siteUrl), credit: picture.credit },
    translation: translationOf(story, context),
  }
}

/** The feed of a view, for an edition. */
export function toFeed({ subject, path, stories }: FeedPage, context: FeedContext): Feed {
  const { locale, frame, siteUrl } = context
  const items = stories.map((story) => toItem(story, context))
  const title = subject ? pageTitle(subject.name, locale, frame.name) : frame.name
  return {
    title,
    description: (subject ? subject.description?.text : frame.tagline.text) || title,
    language: editions[locale].tag,
    url: siteUrl + path,
    publisher: frame.publisher,
    siteUrl,
    // From what it holds, not from the clock: what has not changed has the same bytes and the same entity tag.
    modified: new Date(Math.max(0, ...items.map((item) => item.modified.getTime()))),
    items,
  }
}
