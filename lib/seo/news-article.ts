// Structured data of a story: https://schema.org/NewsArticle
import { editions, type Locale, originalLocale } from '#lib/locales.ts'
import { isByMachine } from '#lib/news/notice.ts'
import type { SiteFrame, Story } from '#lib/news/types.ts'
import { cardSize, storyCardPath } from '#lib/sharing/card.ts'
import { indexableEditions } from './alternates.ts'
import { description } from './description.ts'
import { previewPicture } from './preview-picture.ts'
import { organization } from './site-things.ts'
import type { Thing } from './thing.ts'

/** The main picture, then the card of shared links. */
function images(story: Story, frame: Frame, siteUrl: string): Thing[] {
  const path = storyCardPath(story, frame)
  const cards = path === null ? [] : [{ '@type': 'ImageObject', url: siteUrl + path, ...cardSize }]
  if (!story.picture) return cards
  const { alt, ...file } = previewPicture(story.picture, siteUrl)
  const { caption, credit } = story.picture
  return [{ '@type': 'ImageObject', ...file, caption: caption?.text ?? alt, creditText: credit ?? undefined }, ...cards]
}

/** The same work in another language, named by its address. */
const languageVersion = (story: Story, locale: Locale, siteUrl: string): Thing => ({
  '@type': 'NewsArticle',
  '@id': siteUrl + story.paths[locale],
  inLanguage: editions[locale].tag,
})

type Properties = Readonly<Record<string, unknown>>

function otherVersions(story: Story, frame: Frame, siteUrl: string): Properties {
  if (story.availability.kind === 'translated')
    return { translationOfWork: languageVersion(story, originalLocale, siteUrl) }
  const translations = indexableEditions(story, frame).filter((locale) => locale !== originalLocale)
  return translations.length === 0
    ? {}
    : { workTranslation: translations.map((code) => languageVersion(story, code, siteUrl)) }
}

/**
 * IPTC's digital source type of generated content (https://cv.iptc.org/newscodes/digitalsourcetype). Every word of a
 * machine translation is generated, also after a review; "composite with trained algorithmic media" is for works that
 * are generated in part.
 */
const trainedAlgorithmicMedia = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia'

/** The provenance of a machine translation. `translator` can't be software, so it is the publisher. */
function machineProvenance(story: Story, publisher: Thing, siteUrl: string): Properties {
  if (!isByMachine(story.availability)) return {}
  return { translator: publisher, isBasedOn: siteUrl + story.originalPath, digitalSourceType: trainedAlgorithmicMedia }
}

type Frame = Pick<SiteFrame, 'name' | 'tagline' | 'publisher' | 'indexMachineTranslations'>

/**
 * The `NewsArticle` of one edition.
 *
 * @param siteUrl public origin, without a slash at the end
 * @returns null for a fallback: it is the original under another address, and says nothing of its own
 */
export function newsArticle(story: Story, frame: Frame, siteUrl: string): Thing | null {
  if (story.availability.kind === 'fallback') return null
  const { text, textLocale, authors, topics } = story
  const url = siteUrl + story.path
  const publisher = organization(frame, siteUrl)
  return {
    '@type': 'NewsArticle',
    '@id': url,
    mainEntityOfPage: url,
    inLanguage: editions[textLocale].tag,
    headline: text.headline,
    description: description(text.standfirst, text.body, textLocale),
    image: images(story, frame, siteUrl),
    datePublished: story.publishedAt,
    dateModified: story.modifiedAt,
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
    ...otherVersions(story, frame, siteUrl),
    ...machineProvenance(story, publisher, siteUrl),
  }
}
