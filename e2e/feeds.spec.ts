// What programs read of the site: feeds, sitemaps, robots.txt.
import { expect, test } from '@playwright/test'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { editions } from '#lib/locales.ts'
import { signIn, until } from './testing/newsroom.ts'
import { headlines, locales, origin, pagesOf } from './testing/site.ts'

const types = ['application/rss+xml', 'application/atom+xml', 'application/feed+json'] as const

/** The addresses of a page's feeds, by media type. */
function feedsOf(html: string): Map<string, string> {
  const links = [...html.matchAll(/<link\b[^>]*rel="alternate"[^>]*>/g)].map(([tag]) => tag)
  return new Map(
    links.flatMap((tag): [string, string][] => {
      const type = /type="([^"]+)"/.exec(tag)?.[1]
      const href = /href="([^"]+)"/.exec(tag)?.[1]
      return type && href ? [[type, href]] : []
    }),
  )
}

for (const locale of locales) {
  test(`${locale}: every list leads to its feeds, in its language`, async ({ request }) => {
    const { front = '', section = '', topic = '', author = '' } = await pagesOf(request, locale)
    const { tag } = editions[locale]
    for (const page of [front, section, topic, author]) {
      const feeds = feedsOf(await (await request.get(page)).text())
      expect([...feeds.keys()], page).toEqual([...types])
      for (const [type, url] of feeds) {
        expect(url.startsWith(`${origin}${page}/`), url).toBe(true)
        const answer = await request.get(url)
        expect(answer.status(), url).toBe(200)
        expect(answer.headers()['content-type']).toBe(`${type}; charset=utf-8`)
        const body = await answer.text()
        const etag = answer.headers().etag ?? ''
        expect((await request.get(url, { headers: { 'if-none-match': etag } })).status(), url).toBe(304)
        if (type === types[0]) {
          const feed = parseRssFeed(body)
          expect(feed.language).toBe(tag)
          expect(feed.items?.length, url).toBeGreaterThan(0)
          expect(feed.atom?.links?.[0]?.href).toBe(url)
        } else if (type === types[1]) {
          expect(parseAtomFeed(body).entries?.length, url).toBeGreaterThan(0)
          expect(body).toContain(`xml:lang="${tag}"`)
        } else {
          const feed = parseJsonFeed(body)
          expect(feed.language).toBe(tag)
          for (const item of feed.items ?? []) {
            expect(item.language).toBe(tag)
            // The id leads to the story, whatever its address is by then.
            expect((await request.get(item.id ?? '')).url()).toBe(item.url)
          }
        }
      }
    }
  })
}

test('a feed holds no story that its language lacks', async ({ request }) => {
  for (const locale of locales) {
    const body = await (await request.get(`/${locale}/feed.json`)).text()
    expect(body.includes(headlines.untranslated), locale).toBe(locale === 'id')
    expect(body.includes('"_translation"'), locale).toBe(locale !== 'id')
  }
})

test('a section’s feed under another edition’s name moves to this edition’s', async ({ request }) => {
  const answer = await request.get('/ar/dunia/atom.xml', { maxRedirects: 0 })
  expect(answer.status()).toBe(308)
  expect(answer.headers().location).toContain('/ar/world/atom.xml')
  expect((await request.get('/ar/no-such-section/feed.xml')).status()).toBe(404)
})

test('what is published and translated is in the feeds within two seconds, drafts never', async ({ request }) => {
  const newsroom = await signIn(request)
  const feeds = locales.flatMap((locale) => ['feed.xml', 'atom.xml', 'feed.json'].map((file) => `/${locale}/${file}`))
  for (const feed of feeds) await request.get(feed)
  const headline = `Uji umpan ${Date.now()}`
  const shows = async (feed: string, text: string) => (await (await request.get(feed)).text()).includes(text)
  const draft = await newsroom.publish(`Rahasia ${headline}`, { _status: 'draft' })
  const id = await newsroom.publish(headline)
  try {
    for (const feed of feeds.filter((path) => path.startsWith('/id/'))) {
      await until(() => shows(feed, headline), 2000, feed)
      expect(await shows(feed, `Rahasia ${headline}`), feed).toBe(false)
    }
    expect(await shows('/ar/feed.xml', headline), 'not translated').toBe(false)
    const arabic = `اختبار ${Date.now()}`
    await newsroom.translate(id, 'ar', arabic, 'نص الخبر.')
    for (const file of ['feed.xml', 'atom.xml', 'feed.json']) {
      await until(() => shows(`/ar/${file}`, arabic), 2000, `/ar/${file}`)
    }
    expect(await shows('/sitemaps/ar-1.xml', `/${id}`)).toBe(true)
    expect(await shows('/sitemaps/ar-news.xml', arabic)).toBe(true)
    expect(await shows('/sitemaps/ja-1.xml', `/${id}`)).toBe(false)
    expect(await shows('/sitemaps/id-1.xml', `/${draft}`)).toBe(false)
  } finally {
    await newsroom.remove(id)
    await newsroom.remove(draft)
  }
  await until(async () => !(await shows('/id/feed.xml', headline)), 2000, 'gone after deletion')
})

/** Whether the rules for everyone forbid a path (RFC 9309, 2.2.2 and 2.2.3; all that is not forbidden is allowed). */
function isForbidden(robots: string, path: string): boolean {
  const rules = [...robots.matchAll(/^Disallow: (\S+)$/gm)].map(([, rule = '']) => rule)
  const pattern = (rule: string) => new RegExp(`^${rule.replace(/[.+?()[\]\\^{}|]/g, '\\$&').replaceAll('*', '.*')}`)
  return rules.some((rule) => pattern(rule).test(path))
}

test('robots.txt keeps search and the newsroom to themselves, and nothing else', async ({ request }) => {
  const robots = await (await request.get('/robots.txt')).text()
  const forbidden = ['/admin', '/admin/login', '/api/articles', '/ar/search', '/en/search?q=x', '/ja/search/more?q=x']
  const allowed = [
    '/',
    '/en',
    '/en/topics/search-and-rescue',
    '/en/search-and-rescue',
    '/fr/monde/7-search',
    '/id/latest',
  ]
  expect(forbidden.filter((path) => !isForbidden(robots, path))).toEqual([])
  expect(allowed.filter((path) => isForbidden(robots, path))).toEqual([])
})

test('every address of the sitemaps is a page that says the same of itself', async ({ request }) => {
  test.setTimeout(240_000)
  const robots = await (await request.get('/robots.txt')).text()
  const index = /^Sitemap: (\S+)$/m.exec(robots)?.[1] ?? ''
  expect(index).toBe(`${origin}/sitemap.xml`)
  const locations = async (url: string) =>
    [...(await (await request.get(url)).text()).matchAll(/<(?:url|sitemap)><loc>([^<]+)<\/loc>(.*)/g)].map(
      ([, loc = '', rest = '']) => ({ loc, rest }),
    )
  const files = await locations(index)
  expect(files.length).toBeGreaterThanOrEqual(3 * locales.length)
  const seen = new Set<string>()
  const complaints: string[] = []
  for (const file of files) {
    for (const { loc, rest } of await locations(file.loc)) {
      if (seen.has(loc)) continue
      seen.add(loc)
      const answer = await request.get(loc, { maxRedirects: 0 })
      const html = await answer.text()
      const canonical = /<link\b[^>]*rel="canonical"[^>]*href="([^"]+)"/.exec(html)?.[1]
      if (answer.status() !== 200) complaints.push(`${loc} answered ${answer.status()}`)
      else if (canonical !== loc) complaints.push(`${loc} is canonical at ${canonical}`)
      if (isForbidden(robots, new URL(loc).pathname)) complaints.push(`${loc} is forbidden by robots.txt`)
      if (/<meta name="robots"[^>]*noindex/.test(html)) complaints.push(`${loc} is not to be indexed`)
      for (const [, language, href] of rest.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)) {
        if (!html.includes(`hrefLang="${language}" href="${href}"`)) complaints.push(`${loc} does not name ${href}`)
      }
    }
  }
  expect(complaints).toEqual([])
  expect(seen.size).toBeGreaterThan(100)
})

test('there is no file that the index does not list, and no llms.txt unless the newsroom wants one', async ({
  request,
}) => {
  const stray = ['/sitemaps/id-2.xml', '/sitemaps/xx-1.xml', '/sitemaps/id.xml', '/llms.txt', `/${'0'.repeat(32)}.txt`]
  for (const path of stray) expect((await request.get(path)).status(), path).toBe(404)
})
