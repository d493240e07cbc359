// The files that crawlers are given: which there are, and what stands in each.
import { greatestId } from '#lib/content/ids.ts'
import { frontPath, latestPath, sitemapPath } from '#lib/content/paths.ts'
import { languages } from '#lib/languages/index.ts'
import { inEveryEdition, isLocale, type Locale, locales, originalLocale } from '#lib/locales.ts'
import { recentStories, siteFrame, sitemapRanges, sitemapStories, staticPage, subjectPaths } from '#lib/news/index.ts'
import type { SiteFrame, SitemapStory } from '#lib/news/types.ts'
import { alternates, indexableEditions } from '#lib/seo/alternates.ts'
import { envelopes, fileEntry, newsEntry, pageEntry } from './xml.ts'

/**
 * Ids in one file. The protocol's limits are 50,000 addresses and 50 MB; an address with its alternates takes 1 to 2.4
 * KB, so a full file has at most 24 MB. A story stays in its file for good: files change only as their stories do.
 */
export const idsPerFile = 10_000
/** Google reads no more from one news sitemap. */
const mostNews = 1000
const mostSubjects = 20_000
const twoDays = 48 * 3_600_000

export type SitemapFile =
  | { readonly kind: 'index' }
  | { readonly kind: 'stories'; readonly locale: Locale; readonly number: number }
  | { readonly kind: 'news' | 'pages'; readonly locale: Locale }

/** Reads a file's path (`sitemaps/ar-1.xml`); null if there can be no such file. */
export function parseFilePath(path: string): SitemapFile | null {
  if (path === 'sitemap.xml') return { kind: 'index' }
  const [, locale, rest = ''] = /^sitemaps\/([a-z]+)-(news|pages|[1-9]\d{0,5})\.xml$/.exec(path) ?? []
  if (!isLocale(locale)) return null
  if (rest === 'news' || rest === 'pages') return { kind: rest, locale }
  const number = Number(rest)
  return (number - 1) * idsPerFile < greatestId ? { kind: 'stories', locale, number } : null
}

/** The ids in a file: those after `after`, up to `last`. */
export const idsIn = (number: number) => ({
  after: (number - 1) * idsPerFile,
  last: Math.min(number * idsPerFile, greatestId),
})

type Policy = Pick<SiteFrame, 'indexMachineTranslations'>

/** A story in an edition; nothing where search engines may not list it. */
function storyEntry(story: SitemapStory, locale: Locale, policy: Policy, siteUrl: string): string {
  const offered = indexableEditions(story, policy)
  if (!offered.includes(locale)) return ''
  return pageEntry(alternates(story.paths, locale, offered, siteUrl), story.modifiedAt(locale))
}

/** The pieces of a file of stories. */
export async function* storiesFile(
  locale: Locale,
  number: number,
  policy: Policy,
  siteUrl: string,
): AsyncGenerator<string> {
  yield envelopes.pages.head
  const { after, last } = idsIn(number)
  for await (const stories of sitemapStories(after, last)) {
    yield stories.map((story) => storyEntry(story, locale, policy, siteUrl)).join('')
  }
  yield envelopes.pages.tail
}

export async function indexFile(policy: Policy, siteUrl: string): Promise<string> {
  const ranges = await sitemapRanges(idsPerFile, policy.indexMachineTranslations)
  const entries = locales.flatMap((locale) => [
    ...['pages', 'news'].map((name) => fileEntry(siteUrl + sitemapPath(locale, name))),
    ...ranges
      .filter((range) => range.locale === locale)
      .map(({ number, modifiedAt }) => fileEntry(siteUrl + sitemapPath(locale, number), modifiedAt.toISOString())),
  ])
  return envelopes.index.head + entries.join('') + envelopes.index.tail
}

/** @param now the file holds the two days before it */
export async function newsFile(locale: Locale, frame: SiteFrame, siteUrl: string, now: Date): Promise<string> {
  const stories = await recentStories(locale, new Date(now.getTime() - twoDays), mostNews)
  const entries = stories
    .filter(({ unreviewed }) => frame.indexMachineTranslations || !unreviewed)
    .map(({ path, headline, publishedAt }) =>
      newsEntry({
        url: siteUrl + path,
        publication: frame.name,
        language: languages[locale].newsSitemapCode,
        publishedAt,
        title: headline,
      }),
    )
  return envelopes.news.head + entries.join('') + envelopes.news.tail
}

/** The front page, lists, sections, topics, authors; and the static pages that are written in the edition. */
export async function pagesFile(locale: Locale, siteUrl: string): Promise<string> {
  const [subjects, ...framesOf] = await Promise.all([subjectPaths(mostSubjects), ...locales.map(siteFrame)])
  const bySections = new Map(locales.map((code, index) => [code, framesOf[index]?.sections ?? []]))
  const original = framesOf[locales.indexOf(originalLocale)]
  const sections = (original?.sections ?? []).map((section) =>
    inEveryEdition((code) => bySections.get(code)?.find(({ id }) => id === section.id)?.path ?? section.path),
  )
  const everywhere = [inEveryEdition(frontPath), inEveryEdition(latestPath), ...subjects, ...sections]
  const entries = everywhere.map((paths) => pageEntry(alternates(paths, locale, locales, siteUrl)))
  for (const { path } of original?.pages ?? []) {
    const found = await staticPage(originalLocale, path.split('/').at(-1) ?? '')
    if (found.kind !== 'found' || !found.view.written.includes(locale)) continue
    entries.push(pageEntry(alternates(found.view.paths, locale, found.view.written, siteUrl)))
  }
  return envelopes.pages.head + entries.join('') + envelopes.pages.tail
}
