// The whole sample site, crawled: every internal link leads somewhere, every hreflang answers back.
import { expect, test } from '@playwright/test'
import { origin } from './testing/site.ts'

test('every internal link answers 200 or 308, and hreflang is reciprocal', async ({ request }) => {
  test.setTimeout(240_000)
  const queue = ['/id']
  const seen = new Map<string, { status: number; from: string; alternates: Map<string, string>; canonical: string }>()
  const referrers = new Map<string, string>([['/id', 'start']])
  while (queue.length > 0) {
    const path = queue.shift() ?? ''
    if (seen.has(path)) continue
    const answer = await request.get(path, { maxRedirects: 0 })
    const status = answer.status()
    const html = status === 200 && answer.headers()['content-type']?.includes('html') ? await answer.text() : ''
    const alternates = new Map<string, string>()
    for (const [tag] of html.matchAll(/<link\b[^>]*rel="alternate"[^>]*>/g)) {
      const language = /hreflang="([^"]+)"/i.exec(tag)?.[1]
      const href = /href="([^"]+)"/.exec(tag)?.[1]
      if (language && href) alternates.set(language, href.replaceAll('&amp;', '&'))
    }
    const canonical = /<link\b[^>]*rel="canonical"[^>]*href="([^"]+)"/.exec(html)?.[1] ?? ''
    seen.set(path, { status, from: referrers.get(path) ?? '', alternates, canonical })
    const next = [...html.matchAll(/<a\b[^>]*href="(\/[^"#]*)[^"]*"/g)].map((match) => match[1] ?? '')
    const location = answer.headers().location
    if (location) next.push(location.replace(origin, ''))
    for (const href of next.map((value) => value.replaceAll('&amp;', '&'))) {
      if (!seen.has(href) && !href.startsWith('/admin')) {
        if (!referrers.has(href)) referrers.set(href, path)
        queue.push(href)
      }
    }
  }

  const broken = [...seen].filter(([, { status }]) => ![200, 307, 308].includes(status))
  expect(broken.map(([path, { status, from }]) => `${path} answered ${status} (linked from ${from})`)).toEqual([])
  expect(seen.size).toBeGreaterThan(200)

  const complaints: string[] = []
  for (const [path, { alternates, status }] of seen) {
    if (status !== 200 || alternates.size === 0) continue
    const self = `${origin}${path}`
    if (![...alternates.values()].includes(self)) complaints.push(`${path} does not name itself`)
    if (!alternates.has('x-default')) complaints.push(`${path} has no x-default`)
    else if (alternates.get('x-default') !== alternates.get('id'))
      complaints.push(`${path}: x-default is not the original`)
    for (const [language, href] of alternates) {
      if (language === 'x-default') continue
      const other = seen.get(href.replace(origin, ''))
      if (!other) complaints.push(`${path}: ${language} leads to ${href}, which nothing links to`)
      else if (![...other.alternates.values()].includes(self)) complaints.push(`${href} does not answer ${path}`)
    }
  }
  expect(complaints).toEqual([])
})
