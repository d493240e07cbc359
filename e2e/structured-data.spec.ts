// What pages tell machines about themselves: every JSON-LD block of every type of page in every edition, against what
// schema.org and search engines ask for (https://developers.google.com/search/docs/appearance/structured-data).
import { type APIRequestContext, expect, test } from '@playwright/test'
import { editions } from '#lib/locales.ts'
import { locales, origin, pagesOf } from './testing/site.ts'

type Node = { readonly [property: string]: unknown }

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Properties that a thing of a type must have. */
const required: Readonly<Record<string, readonly string[]>> = {
  NewsArticle: [
    '@id',
    'mainEntityOfPage',
    'inLanguage',
    'headline',
    'description',
    'datePublished',
    'dateModified',
    'author',
    'publisher',
    'articleSection',
  ],
  BreadcrumbList: ['itemListElement'],
  ListItem: ['position'],
  Person: ['name', 'url'],
  NewsMediaOrganization: ['name', 'url'],
  ImageObject: ['url'],
  ProfilePage: ['mainEntity', 'name', 'inLanguage'],
  CollectionPage: ['mainEntity', 'name', 'inLanguage'],
  ItemList: ['itemListElement'],
  WebSite: ['name', 'url', 'inLanguage'],
  SearchAction: ['target', 'query-input'],
  CorrectionComment: ['text', 'datePublished'],
}

/** Every thing in a block, with the things in it. */
function things(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(things)
  if (!isNode(value)) return []
  return [value, ...Object.values(value).flatMap(things)]
}

const typesOf = (node: Node) => [node['@type']].flat().filter((type) => typeof type === 'string')

/** The blocks of a page; a block that is no JSON throws. */
async function blocksOf(request: APIRequestContext, path: string): Promise<Node[]> {
  const html = await (await request.get(path)).text()
  return [...html.matchAll(/<script type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/g)].map((match) => {
    const block: unknown = JSON.parse(match[1] ?? '')
    if (!isNode(block)) throw new Error(`${path}: a block that is no thing`)
    return block
  })
}

/** A node that only names another thing by its address says nothing else of it. */
const isReference = (node: Node) =>
  '@id' in node && Object.keys(node).every((key) => ['@id', '@type', 'inLanguage', 'name', 'url'].includes(key))

const addressed = ['@id', 'url', 'mainEntityOfPage', 'item', 'isBasedOn', 'contentUrl', 'logo', 'sameAs', 'image']

function complaintsOf(node: Node): string[] {
  const complaints: string[] = []
  for (const type of typesOf(node)) {
    if (isReference(node)) continue
    for (const property of required[type] ?? []) {
      const value = node[property]
      if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
        complaints.push(`${type} without ${property}`)
      }
    }
  }
  for (const [property, value] of Object.entries(node)) {
    if (value === null || value === '') complaints.push(`${property} is empty`)
    if (/^date(Published|Modified|Created)$/.test(property)) {
      const zoned = typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(value)
      if (!zoned || Number.isNaN(Date.parse(String(value)))) complaints.push(`${property} ${value} is no moment`)
    }
    if (addressed.includes(property) && typeof value === 'string' && !/^https?:\/\/[^\s]+$/.test(value)) {
      complaints.push(`${property} ${value} is no absolute address`)
    }
  }
  return complaints
}

const tags = locales.map((locale) => editions[locale].tag)

for (const locale of locales) {
  test(`${locale}: structured data is complete, and its addresses answer`, async ({ request }) => {
    const complaints: string[] = []
    const answers = new Map<string, Promise<number>>()
    const names = new Map<string, string>()
    const status = (url: string) => {
      const asked = answers.get(url) ?? request.get(url, { maxRedirects: 0 }).then((answer) => answer.status())
      answers.set(url, asked)
      return asked
    }
    for (const [type, path] of Object.entries(await pagesOf(request, locale))) {
      const blocks = await blocksOf(request, path)
      const all = things(blocks)
      const say = (complaint: string) => complaints.push(`${path}: ${complaint}`)
      for (const block of blocks) if (block['@context'] !== 'https://schema.org') say('a block without its @context')
      for (const node of all) {
        complaintsOf(node).forEach(say)
        const language = node.inLanguage
        for (const tag of [language].flat()) {
          if (tag !== undefined && !tags.some((known) => known === tag)) say(`inLanguage ${tag} is no edition`)
        }
        // What a search for a name leads to, as the template says.
        if (typeof node.urlTemplate === 'string') {
          const answer = await status(node.urlTemplate.replace('{search_term_string}', 'Osaka'))
          if (answer !== 200) say(`${node.urlTemplate} answered ${answer}`)
        }
        // One thing has one name, wherever it is spoken of.
        const known = names.get(String(node['@id']))
        if (known !== undefined && node.name !== undefined && node.name !== known) {
          say(`${node['@id']} is named ${node.name}, and elsewhere ${known}`)
        }
        if ('@id' in node && typeof node.name === 'string') names.set(String(node['@id']), node.name)
        for (const property of addressed) {
          const url = node[property]
          if (typeof url !== 'string' || !url.startsWith(origin)) continue
          const address = url.replace(/\/?(?:#.*)?$/, '')
          const answer = await status(address)
          // The publisher's address is the site's: it leads each reader to an edition.
          if (answer !== (address === origin ? 307 : 200)) say(`${property} ${url} answered ${answer}`)
        }
      }
      const articles = blocks.flatMap((block) => things(block)).filter((node) => typesOf(node).includes('NewsArticle'))
      const own = articles.filter((node) => !isReference(node))
      // A fallback is the original under another address: it says nothing of its own.
      const described = type === 'story' || type === 'longRead' || (type === 'fallback' && locale === 'id')
      if (own.length !== (described ? 1 : 0)) say(`${own.length} articles`)
      for (const article of own) {
        if (article.inLanguage !== editions[locale].tag) say(`the article is in ${article.inLanguage}`)
        if (article['@id'] !== origin + path) say(`the article is ${article['@id']}`)
      }
    }
    expect(complaints).toEqual([])
  })
}

test('the editions of a story name each other', async ({ request }) => {
  const articles = new Map<string, Node>()
  for (const locale of locales) {
    const path = (await pagesOf(request, locale)).story ?? ''
    const article = things(await blocksOf(request, path)).find((node) => typesOf(node).includes('NewsArticle'))
    if (!article) throw new Error(`${path} has no NewsArticle`)
    articles.set(locale, article)
  }
  const original = articles.get('id')
  const translations = things(original?.workTranslation).map((node) => node['@id'])
  for (const [locale, article] of articles) {
    if (locale === 'id') continue
    expect(isNode(article.translationOfWork) && article.translationOfWork['@id'], locale).toBe(original?.['@id'])
    expect(translations, locale).toContain(article['@id'])
  }
})
