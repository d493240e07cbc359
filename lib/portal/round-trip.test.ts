// What lib/content/paths.ts writes, the portal reads as the same thing.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { greatestId, readStorySegment } from '#lib/content/ids.ts'
import * as paths from '#lib/content/paths.ts'
import { sectionSlugFault } from '#lib/content/slugs.ts'
import { type Locale, locales, originalLocale } from '#lib/locales.ts'
import { slugify } from '#lib/text/slug.ts'
import { type Route, routeOf } from './routes.ts'
import { storyOf } from './story-address.ts'

const site = 'https://warta.example'

type Given = {
  readonly locale: Locale
  readonly id: number
  readonly slug: string
  readonly section: string
  readonly days: number
  readonly version: string
  readonly format: paths.FeedFormat
}

const slugs = fc
  .string({ minLength: 1, maxLength: 60 })
  .map((text) => slugify(text, 60))
  .filter((slug) => slug !== '')
const given: fc.Arbitrary<Given> = fc.record({
  locale: fc.constantFrom(...locales),
  id: fc.integer({ min: 1, max: greatestId }),
  slug: slugs,
  section: slugs.filter((slug) => sectionSlugFault(slug) === null),
  days: fc.integer({ min: 1, max: 365 }),
  version: fc.stringMatching(/^[0-9a-f]{16}$/),
  format: fc.constantFrom(...paths.feedFormats),
})

const reading = (path: string, { locale }: Given): Route => ({ kind: 'reading', key: path, locale })
const interactive = (path: string, { locale }: Given): Route => ({ kind: 'interactive', url: path, locale })

type Writes = (given: Given) => string
type Reads = (path: string, given: Given) => Route

it.each<[string, Writes, Reads]>([
  ['the front page', ({ locale }) => paths.frontPath(locale), reading],
  ['the latest stories', ({ locale }) => paths.latestPath(locale), interactive],
  ['more of them', ({ locale }) => paths.moreLatestPath(locale), reading],
  ['search', ({ locale }) => paths.searchPath(locale), interactive],
  ['more of what it finds', ({ locale }) => paths.moreSearchPath(locale), interactive],
  ['saved stories', ({ locale }) => paths.savedPath(locale), reading],
  ['the page without a connection', ({ locale }) => paths.offlinePath(locale), reading],
  ['what is read most', ({ locale }) => paths.mostReadPath(locale), reading],
  ['what is read most in a longer time', ({ locale, days }) => paths.mostReadPath(locale, days), reading],
  ['a section', ({ locale, section }) => paths.sectionPath(locale, section), reading],
  ['a topic', ({ locale, slug }) => paths.topicPath(locale, slug), reading],
  ['an author', ({ locale, slug }) => paths.authorPath(locale, slug), reading],
  ['a static page', ({ locale, slug }) => paths.staticPagePath(locale, slug), reading],
  ['a story', ({ locale, section, id, slug }) => paths.storyPath(locale, section, id, slug), reading],
  ['a story without slug', ({ locale, section, id }) => paths.storyPath(locale, section, id, null), reading],
  ['a short link', ({ locale, id }) => paths.shortPath(locale, id), reading],
  [
    'a story in the data-saver edition',
    ({ locale, section, id, slug }) => paths.litePath(locale, paths.storyPath(locale, section, id, slug)),
    reading,
  ],
  ['the original paragraphs', ({ locale, id }) => paths.originalParagraphsPath(paths.shortPath(locale, id)), reading],
  [
    'reads',
    ({ locale, id }) => paths.readsPath(paths.shortPath(locale, id)),
    (_, { locale, id }) => ({ kind: 'reads', locale, article: id }),
  ],
  [
    'reports',
    ({ locale, id }) => paths.reportsPath(paths.shortPath(locale, id)),
    (path, of) =>
      of.locale === originalLocale ? reading(path, of) : { kind: 'reports', locale: of.locale, article: of.id },
  ],
  [
    'the card of a story',
    ({ locale, id, version }) => paths.cardPath(locale, id, version),
    (_, { locale, id, version }) => ({ kind: 'card', locale, article: id, version }),
  ],
  [
    'the card of an edition',
    ({ locale, version }) => paths.cardPath(locale, 0, version),
    (_, { locale, version }) => ({ kind: 'card', locale, article: 0, version }),
  ],
  ['a feed', ({ locale, format }) => paths.feedPath(paths.frontPath(locale), format), reading],
  ['the line of breaking news', ({ locale }) => paths.breakingPath(locale), reading],
  ['the manifest', ({ locale }) => paths.manifestPath(locale), reading],
  [
    'the page that is missing',
    ({ locale }) => paths.notFoundPath(locale),
    (_, { locale }) => ({ kind: 'missing', locale }),
  ],
  [
    'the preview of a story',
    ({ locale, id }) => paths.previewPath(locale, id),
    (path, { locale }) => ({ kind: 'preview', url: path, locale }),
  ],
  [
    'the preview of a story for whoever has a key',
    ({ locale, id, version }) => paths.previewPath(locale, id, version),
    (path, { locale }) => ({ kind: 'preview', url: path, locale }),
  ],
  [
    'the preview of the front page',
    ({ locale }) => paths.previewPath(locale, 'front'),
    (path, { locale }) => ({ kind: 'preview', url: path, locale }),
  ],
  [
    'the preview of a card',
    ({ locale, id }) => paths.previewCardPath(locale, id),
    (path, { locale }) => ({ kind: 'preview', url: path, locale }),
  ],
  ['a picture', ({ version }) => paths.mediaPath(version), (_, { version }) => ({ kind: 'media', name: version })],
  ['a built file', ({ slug }) => paths.assetPath(`${slug}.js`), (path) => ({ kind: 'built', path })],
  [
    'oEmbed',
    ({ locale, id }) => paths.oembedPath('json', site + paths.shortPath(locale, id)),
    (_, { locale, id }) => ({
      kind: 'oembed',
      query: [
        ['format', 'json'],
        ['url', site + paths.shortPath(locale, id)],
      ],
    }),
  ],
  ['the sitemap', () => paths.sitemapIndexPath, (path) => ({ kind: 'sitemap', file: path.slice(1) })],
  [
    'a file of the sitemap',
    ({ locale, days }) => paths.sitemapPath(locale, days),
    (path) => ({ kind: 'sitemap', file: path.slice(1) }),
  ],
  ['the service worker', () => paths.serviceWorkerPath, () => ({ kind: 'serviceWorker' })],
  ['speculation rules', () => paths.speculationRulesPath, () => ({ kind: 'speculationRules' })],
])('%s', (_, write, read) => {
  fc.assert(
    fc.property(given, (of) => {
      expect(routeOf(write(of))).toEqual(read(write(of), of))
    }),
  )
})

describe('the addresses of a story', () => {
  const addresses = ({ locale, section, id, slug }: Given) => {
    const own = paths.storyPath(locale, section, id, slug)
    return [own, paths.storyPath(locale, section, id, null), paths.shortPath(locale, id), paths.litePath(locale, own)]
  }

  it('all name it', () => {
    fc.assert(
      fc.property(given, (of) => {
        const { locale, id } = of
        for (const path of addresses(of)) expect(storyOf(site + path, site), path).toEqual({ locale, id })
      }),
    )
  })

  it('end in what names it', () => {
    fc.assert(
      fc.property(given, ({ locale, section, id, slug }) => {
        const segment = paths.storyPath(locale, section, id, slug).split('/').at(-1) ?? ''
        expect(readStorySegment(segment)).toEqual({ id, slug })
      }),
    )
  })
})

// A section stands where the site's own pages do: /id/dunia, /id/latest.
it.each([
  paths.latestPath('id'),
  paths.searchPath('id'),
  paths.savedPath('id'),
  paths.offlinePath('id'),
  paths.mostReadPath('id'),
  paths.topicPath('id', 'x'),
  paths.authorPath('id', 'x'),
  paths.staticPagePath('id', 'x'),
  paths.litePath('id', 'x'),
  paths.shortPath('id', 12),
])('no section takes the place of %s', (path) => {
  expect(sectionSlugFault(path.split('/')[2])).toBe('slugReserved')
})
