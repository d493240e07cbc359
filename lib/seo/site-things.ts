// Structured data of publisher, site and lists, by schema.org.
import { frontPath, searchPath } from '#lib/content/paths.ts'
import { editions, type Locale } from '#lib/locales.ts'
import type { ListingPage, SiteFrame, StoryCard } from '#lib/news/types.ts'
import { previewPicture } from './preview-picture.ts'
import type { Thing } from './thing.ts'

type Publisher = Pick<SiteFrame, 'publisher'>

/**
 * https://schema.org/NewsMediaOrganization: the same on every page, by its `@id`.
 *
 * @param siteUrl public origin, without a slash at the end
 */
export const organization = ({ publisher }: Publisher, siteUrl: string): Thing => ({
  '@type': 'NewsMediaOrganization',
  '@id': `${siteUrl}/#publisher`,
  name: publisher,
  url: siteUrl,
  logo: { '@type': 'ImageObject', url: `${siteUrl}/icon.svg` },
})

/** https://schema.org/WebSite, of one edition, with its search. */
export function webSite(
  frame: Pick<SiteFrame, 'name' | 'tagline' | 'publisher'>,
  locale: Locale,
  siteUrl: string,
): Thing {
  const url = siteUrl + frontPath(locale)
  return {
    '@type': 'WebSite',
    '@id': `${url}#site`,
    url,
    name: frame.name,
    description: frame.tagline.text || undefined,
    inLanguage: editions[locale].tag,
    publisher: organization(frame, siteUrl),
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${siteUrl}${searchPath(locale)}?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  }
}

/** https://schema.org/ItemList of the stories on a page, by their addresses (Google's "summary page"). */
function itemList(cards: readonly StoryCard[], siteUrl: string): Thing {
  return {
    '@type': 'ItemList',
    numberOfItems: cards.length,
    itemListElement: cards.map(({ path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      url: siteUrl + path,
    })),
  }
}

/** What an author's page is about: https://developers.google.com/search/docs/appearance/structured-data/profile-page */
function person({ name, description, portrait, path, id }: ListingPage, frame: Publisher, siteUrl: string): Thing {
  return {
    '@type': 'Person',
    '@id': `${siteUrl}/#author-${id}`,
    name: name.text,
    url: siteUrl + path.replace(/\?.*$/, ''),
    description: description?.text,
    image: portrait ? previewPicture(portrait, siteUrl).url : undefined,
    worksFor: organization(frame, siteUrl),
  }
}

/** The page of an author (ProfilePage), or of a section or topic (CollectionPage), and its stories. */
export function listingThing(listing: ListingPage, locale: Locale, frame: SiteFrame, siteUrl: string): Thing {
  const front = siteUrl + frontPath(locale)
  const page = {
    '@id': siteUrl + listing.path,
    url: siteUrl + listing.path,
    name: listing.name.text,
    inLanguage: editions[locale].tag,
    isPartOf: { '@type': 'WebSite', '@id': `${front}#site`, name: frame.name, url: front },
  }
  const stories = itemList(listing.list.cards, siteUrl)
  return listing.kind === 'author'
    ? { '@type': 'ProfilePage', ...page, mainEntity: person(listing, frame, siteUrl), hasPart: stories }
    : { '@type': 'CollectionPage', ...page, description: listing.description?.text, mainEntity: stories }
}
