// Every page keeps to its budgets (e2e/testing/budgets.ts): bytes, fonts, nothing that moves, nobody else, safe headers.
import { brotliCompressSync } from 'node:zlib'
import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import * as budgets from './testing/budgets.ts'
import { startProxy } from './testing/proxy.ts'
import { interactiveTypes, locales, pagesOf, storyPath, watch } from './testing/site.ts'

const isInteractive = (type: string) => interactiveTypes.some((name) => name === type)

/** Bytes as the site sends them, compressed. */
async function onTheWire(request: APIRequestContext, url: string): Promise<number> {
  const answer = await request.get(url, { headers: { 'accept-encoding': 'br' } })
  const length = Number(answer.headers()['content-length'])
  // Playwright hands out what it has decompressed; the length is of what was sent.
  return answer.headers()['content-encoding'] === 'br' && length > 0
    ? length
    : brotliCompressSync(await answer.body()).length
}

const addresses = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1] ?? '')

async function sum(request: APIRequestContext, urls: readonly string[]): Promise<number> {
  const sizes = await Promise.all([...new Set(urls)].map((url) => onTheWire(request, url)))
  return sizes.reduce((total, size) => total + size, 0)
}

for (const locale of locales) {
  test(`${locale}: HTML, styles and scripts keep to their budgets`, async ({ request }) => {
    const complaints: string[] = []
    const check = (what: string, found: number, most: number) => {
      if (found > most) complaints.push(`${what}: ${found} bytes, ${most} at most`)
    }
    for (const [type, path] of Object.entries(await pagesOf(request, locale))) {
      const html = await (await request.get(path)).text()
      const scripts = [
        ...addresses(html, /<script\b(?![^>]*\bnomodule)[^>]*\bsrc="([^"]+)"/gi),
        ...addresses(html, /\bdata-elements="([^"]+)"/g),
      ]
      const most = isInteractive(type) ? budgets.bytes.interactiveScripts : budgets.bytes.readingScripts
      check(`JavaScript of ${path}`, await sum(request, scripts), most)
      const sheets = addresses(html, /<link\b[^>]*\brel="stylesheet"[^>]*\bhref="([^"]+)"/g)
      check(`CSS of ${path}`, await sum(request, sheets), budgets.bytes.styles)
      const fonts = addresses(html, /<link\b[^>]*\brel="preload"[^>]*\bas="(font)"/g).length
      if (fonts > budgets.preloadedFonts) complaints.push(`${path} preloads ${fonts} fonts`)
      if (['story', 'longRead', 'fallback'].includes(type)) {
        check(`HTML of ${path}`, await onTheWire(request, path), budgets.bytes.storyHtml)
      }
    }
    expect(complaints).toEqual([])
  })

  for (const width of [360, 1280]) {
    test(`${locale}, ${width} px: nothing shifts, nobody else is asked, nothing fails`, async ({ page, request }) => {
      test.setTimeout(120_000)
      const seen = watch(page)
      const fonts = countFonts(page)
      await page.setViewportSize({ width, height: 740 })
      const complaints: string[] = []
      let heaviest = 0
      for (const [type, path] of Object.entries(await pagesOf(request, locale))) {
        fonts.begin()
        await page.goto(path, { waitUntil: 'load' })
        const shift = await shiftUntilTheEnd(page)
        if (shift.sum > budgets.layoutShift)
          complaints.push(`${path} shifts by ${shift.sum}: ${shift.moved.join(', ')}`)
        // A page that is not there answers 404, which the console reports.
        if (type === 'notFound') seen.errors.length = 0
        const weight = fonts.bytes()
        heaviest = Math.max(heaviest, weight)
        if (weight > budgets.bytes.fonts) complaints.push(`${path} asks for ${weight} bytes of fonts`)
      }
      test.info().annotations.push({ type: 'fonts', description: `${heaviest} bytes at most on one page` })
      expect(complaints).toEqual([])
      expect(seen.errors).toEqual([])
      expect(seen.foreign).toEqual([])
    })
  }
}

/** Counts the bytes of web fonts that a page asks for; each page begins with an empty cache of its own. */
function countFonts(page: Page): { begin(): void; bytes(): number } {
  let bytes = 0
  page.on('response', (response) => {
    if (response.request().resourceType() === 'font') bytes += Number(response.headers()['content-length'])
  })
  return {
    begin: () => {
      bytes = 0
    },
    bytes: () => bytes,
  }
}

/** Layout shift of a page while it loads, is scrolled to its end and rests there. */
async function shiftUntilTheEnd(page: Page): Promise<{ sum: number; moved: string[] }> {
  await page.evaluate(() => {
    const record = { sum: 0, moved: [] as string[] }
    Object.assign(window, { shiftRecord: record })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources?: { node?: Node }[] })[]) {
        record.sum += entry.value
        for (const { node } of entry.sources ?? []) {
          const element = node instanceof Element ? node : node?.parentElement
          if (element) record.moved.push(`${element.tagName.toLowerCase()}.${element.className}`)
        }
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.waitForTimeout(150)
  const step = 700
  const end = await page.evaluate(() => document.documentElement.scrollHeight)
  for (let y = step; y < end + step; y += step) {
    await page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), y)
    await page.waitForTimeout(30)
  }
  await page.waitForTimeout(150)
  return page.evaluate(() => (window as unknown as { shiftRecord: { sum: number; moved: string[] } }).shiftRecord)
}

for (const width of [360, 1280]) {
  test(`${width} px: a page that comes in pieces does not shift`, async ({ page, request }) => {
    await page.setViewportSize({ width, height: 740 })
    let cut: { after: string; times: number } = { after: '', times: 1 }
    const slow = await startProxy(async ({ headers, url = '' }, response) => {
      if (!headers.accept?.includes('text/html')) return false
      const html = await (await request.get(url)).text()
      const pieces = html.split(cut.after)
      expect(pieces.length, `${url} has ${cut.after}`).toBeGreaterThan(cut.times)
      const first = pieces.slice(0, cut.times).join(cut.after) + cut.after
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).write(first)
      setTimeout(() => response.end(html.slice(first.length)), 300)
      return true
    })
    const shifted: string[] = []
    try {
      const story = await storyPath(request, 'harbour', 'ja')
      // Within the head of the page, its list of sections, its cards and lists, and its foot.
      const cuts: [path: string, after: string, times?: number][] = [
        ['/ar', '<summary>'],
        ['/ar', 'data-locale="zh"'],
        ['/ar', '<main'],
        ['/ar', '</h1>'],
        ['/ar', '</h2>'],
        ['/ar', '</time>', 6],
        [story, '<summary>'],
        [story, '<main'],
        [story, '</h1>'],
        [story, '</figure>'],
        ['/en/saved', 'data-locale="zh"'],
        ['/en/saved', '<footer'],
        ['/id/dunia', '</h2>'],
        ['/id/dunia', '</time>', 2],
        ['/id/latest', '</h2>', 2],
        ['/id/search', '<details', 3],
        ['/id/topics/shipping', 'width="14" height="14" aria-hidden="true">'],
        ['/id/most-read', '</main>'],
      ]
      for (const [path, after, times = 1] of cuts) {
        cut = { after, times }
        await page.goto(slow.origin + path)
        const { sum, moved } = await shiftUntilTheEnd(page)
        if (sum > budgets.layoutShift) shifted.push(`${path} cut after ${after}: ${sum}, ${moved.join(' ')}`)
      }
    } finally {
      slow.close()
    }
    expect(shifted).toEqual([])
  })
}
