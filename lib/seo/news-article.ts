// A story as schema.org describes it: https://schema.org/NewsArticle
import { editions, type Locale, originalLocale } from '#lib/locales.ts'
import type { SiteFrame, Story } from '#lib/news/types.ts'
import { storyEditions } from './alternates.ts'
import { description } from './description.ts'
import { previewPicture } from './preview-picture.ts'
import type { Thing } from './thing.ts'

function image(story: Story, siteUrl: string): Thing | undefined {
  if (!story.picture) return undefined
  const { alt, ...file } = previewPicture(story.picture, siteUrl)
  return {
    '@type': 'ImageObject',
    ...file,
    caption: story.picture.caption?.text ?? alt,
    creditText: story.picture.credit ?? undefined,
  }
}

/** The same work in another language, named by its address. */
const version = (story: Story, locale: Locale, siteUrl: string): Thing => ({
  '@type': 'NewsArticle',
  '@id': siteUrl + story.paths[locale],
  inLanguage: editions[locale].tag,
})

function otherVersions(story: Story, siteUrl: string): Record<string, unknown> {
  if (story.availability.kind === 'translated') return { translationOfWork: version(story, originalLocale, siteUrl) }
  const translations = storyEditions(story).filter((locale) => locale !== originalLocale)
  return translations.length === 0 ? {} : { workTranslation: translations.map((code) => version(story, code, siteUrl)) }
}

/**
 * The `NewsArticle` of one edition.
 *
 * @param siteUrl public origin, without a slash at the end
 * @returns null for a fallback: it is the original under another address, and says nothing of its own
 */
export function newsArticle(story: Story, frame: Pick<SiteFrame, 'publisher'>, siteUrl: string): Thing | null {
  if (story.availability.kind === 'fallback') return null
  const { text, textLocale, authors, topics } = story
  const url = siteUrl + story.path
  const publisher: Thing = { '@type': 'NewsMediaOrganization', name: frame.publisher, url: siteUrl }
  return {
    '@type': 'NewsArticle',
    '@id': url,
    mainEntityOfPage: url,
    inLanguage: editions[textLocale].tag,
    headline: text.headline,
    description: description(text.standfirst, text.body, textLocale),
    image: image(story, siteUrl),
    datePublished: story.publishedAt,
    dateModified: story.revisedAt ?? story.publishedAt,
    author:
      authors.length > 0
        ? authors.map(({ name, path }) => ({ '@type': 'Person', name, url: siteUrl + path }))
        : publisher,
    publisher,
    articleSection: story.section.name.text,
    keywords: topics.length > 0 ? topics.map((topic) => topic.name.text) : undefined,
    isAccessibleForFree: true,
    correction:
      text.corrections.length > 0
        ? text.corrections.map((correction) => ({
            '@type': 'CorrectionComment',
            text: correction.text,
            datePublished: correction.at,
          }))
        : undefined,
    ...otherVersions(story, siteUrl),
  }
}
