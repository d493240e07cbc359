// Structured data against what schema.org defines and Google's documentation asks for, type by type. That the names of
// properties exist is checked by schema-dts, at compile time.
import type {
  BreadcrumbList,
  CollectionPage,
  ItemList,
  NewsArticle,
  NewsMediaOrganization,
  Person,
  ProfilePage,
  WebSite,
} from 'schema-dts'
import { describe, expect, it } from 'vitest'
import { locales } from '#lib/locales.ts'
import type { ListingPage, SiteFrame, StoryCard } from '#lib/news/types.ts'
import { breadcrumbs, listingBreadcrumbs } from './breadcrumbs.ts'
import { newsArticle } from './news-article.ts'
import { listingThing, webSite } from './site-things.ts'
import { siteUrl, storyIn } from './testing/story.ts'

type Properties<Thing> = readonly Extract<
  Exclude<Thing, string> extends infer Leaf ? (Leaf extends unknown ? keyof Leaf : never) : never,
  string
>[]

/** Required and recommended properties that a thing here must have, wherever it stands by itself. */
const rules = {
  // https://developers.google.com/search/docs/appearance/structured-data/article: all are recommended, none required.
  NewsArticle: [
    'headline',
    'datePublished',
    'dateModified',
    'author',
    'publisher',
    'inLanguage',
    'mainEntityOfPage',
    'isAccessibleForFree',
    'articleSection',
  ] satisfies Properties<NewsArticle>,
  // https://developers.google.com/search/docs/appearance/structured-data/breadcrumb: itemListElement is required.
  BreadcrumbList: ['itemListElement'] satisfies Properties<BreadcrumbList>,
  // https://developers.google.com/search/docs/appearance/structured-data/organization
  NewsMediaOrganization: ['name', 'url', 'logo'] satisfies Properties<NewsMediaOrganization>,
  // https://developers.google.com/search/docs/appearance/site-names: name and url are required.
  WebSite: ['name', 'url', 'potentialAction', 'publisher', 'inLanguage'] satisfies Properties<WebSite>,
  // https://developers.google.com/search/docs/appearance/structured-data/profile-page: mainEntity, and its name.
  ProfilePage: ['mainEntity'] satisfies Properties<ProfilePage>,
  Person: ['name', 'url'] satisfies Properties<Person>,
  // https://developers.google.com/search/docs/appearance/structured-data/carousel: a summary page lists addresses.
  CollectionPage: ['mainEntity', 'name', 'url', 'inLanguage'] satisfies Properties<CollectionPage>,
  ItemList: ['itemListElement', 'numberOfItems'] satisfies Properties<ItemList>,
} as const

const addresses = new Set(['url', 'item', '@id', 'mainEntityOfPage', 'isBasedOn', 'contentUrl', 'logo', 'image'])
const moments = new Set(['datePublished', 'dateModified'])

/** What is wrong with a thing and all that is in it. */
function faults(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => faults(entry, `${path}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  const thing = value as Record<string, unknown>
  const type = String(thing['@type'])
  // A reference to a thing that is told of elsewhere says no more than who it is.
  const isReference = Object.keys(thing).every((name) => ['@type', '@id', 'inLanguage', 'name', 'url'].includes(name))
  const required: readonly string[] = rules[type as keyof typeof rules] ?? []
  const here = `${path}${type}`
  return [
    ...(/^[A-Z]\w+$/.test(type) ? [] : [`${path} has no type`]),
    ...(isReference && thing['@id']
      ? []
      : required
          .filter((name) => thing[name] === undefined || thing[name] === '')
          .map((name) => `${here}.${name} is missing`)),
    ...Object.entries(thing).flatMap(([name, given]) => {
      if (given === null || given === '') return [`${here}.${name} is empty`]
      if (typeof given === 'string' && addresses.has(name) && URL.parse(given)?.origin !== siteUrl)
        return [`${here}.${name} is no address of the site: ${given}`]
      if (moments.has(name) && new Date(String(given)).toISOString() !== given) return [`${here}.${name} is no moment`]
      return faults(given, `${here}.${name}.`)
    }),
    ...(type === 'ListItem' && !(Number(thing.position) > 0) ? [`${here} has no position`] : []),
  ]
}

const frame: SiteFrame = {
  name: 'Warta',
  tagline: { text: 'Berita', locale: 'id' },
  publisher: 'PT Warta',
  translationNotice: null,
  indexMachineTranslations: true,
  footer: null,
  timeZone: 'Asia/Jakarta',
  sections: [],
  pages: [],
  sample: false,
  breaking: null,
}

const picture = {
  src: '/media/0123456789abcdef0123',
  width: 1920,
  height: 1280,
  colour: '#888888',
  focus: { x: 50, y: 50 },
  alt: { text: 'رافعات', locale: 'ar' },
  caption: null,
  credit: null,
} as const

describe.each(locales)('%s', (locale) => {
  const story = storyIn(locale, { picture, modifiedAt: '2026-11-24T08:00:00.000Z' })
  const card: StoryCard = { ...story, headline: story.text.headline, standfirst: null }
  const listing = (kind: ListingPage['kind'], empty = false): ListingPage => ({
    id: 4,
    kind,
    name: { text: 'Sari', locale: 'id' },
    description: empty ? null : { text: 'Wartawan', locale: 'id' },
    portrait: empty ? null : picture,
    path: `/${locale}/authors/sari`,
    paths: story.paths,
    list: { cards: empty ? [] : [card, card], next: null },
  })

  it.each([
    ['a story', () => newsArticle(story, frame, siteUrl)],
    [
      'a story without picture and authors',
      () => newsArticle(storyIn(locale, { authors: [], topics: [] }), frame, siteUrl),
    ],
    ['the way to a story', () => breadcrumbs(story, frame, siteUrl)],
    ['the way to a list', () => listingBreadcrumbs(listing('topic'), locale, frame, siteUrl)],
    ['the front page', () => webSite(frame, locale, siteUrl)],
    ['a section', () => listingThing(listing('section'), locale, frame, siteUrl)],
    ['a topic without anything', () => listingThing(listing('topic', true), locale, frame, siteUrl)],
    ['an author', () => listingThing(listing('author'), locale, frame, siteUrl)],
    ['an author without anything', () => listingThing(listing('author', true), locale, frame, siteUrl)],
  ])('%s is valid', (_, make) => {
    expect(faults(JSON.parse(JSON.stringify(make())))).toEqual([])
  })
})

it('sees what is wrong', () => {
  expect(faults({ '@type': 'WebSite', name: '', url: '/id' })).toEqual([
    'WebSite.name is missing',
    'WebSite.potentialAction is missing',
    'WebSite.publisher is missing',
    'WebSite.inLanguage is missing',
    'WebSite.name is empty',
    'WebSite.url is no address of the site: /id',
  ])
})

it('the search of a site has its words where the search page reads them', () => {
  expect(webSite(frame, 'ar', siteUrl).potentialAction).toEqual({
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${siteUrl}/ar/search?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  })
})
