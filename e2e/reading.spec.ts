// What a reader's browser gets: no framework, no strangers, nothing that moves, and everything without JavaScript.
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { locales, origin, pagesOf, pageTypes, storyPath, watch } from './site.ts'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  for (const locale of ['id', 'ar', 'ja'] as const) {
    test(`${locale} can be read and walked`, async ({ page }) => {
      await page.goto(`/${locale}`)
      await page.locator('main article a').first().click()
      await expect(page.locator('#p1')).toBeVisible()
      await page.goto(`/${locale}/latest`)
      expect(await page.locator('main article').count()).toBeGreaterThan(10)
      await page.setViewportSize({ width: 360, height: 740 })
      await page.goto(`/${locale}`)
      const other = locale === 'id' ? 'en' : 'id'
      await page.locator('header summary').first().click()
      await page.locator(`header a[hreflang="${other}"]:visible`).click()
      await expect(page).toHaveURL(`${origin}/${other}`)
    })
  }
})

test('no reading page carries a script of the framework, or one inline', async ({ request }) => {
  for (const locale of locales) {
    const pages = await pagesOf(request, locale)
    for (const type of pageTypes.filter((name) => !['latest', 'search', 'found'].includes(name))) {
      const path = pages[type] ?? ''
      const answer = await request.get(path)
      const html = await answer.text()
      const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)]
      for (const [, attributes, content] of scripts) {
        if (attributes?.includes('application/ld+json')) continue
        expect(attributes, path).toMatch(/src="\/assets\//)
        expect(content, path).toBe('')
      }
      expect(html, path).not.toContain('__next_f')
      expect(html, path).not.toMatch(/<link[^>]+(modulepreload|as="script")/)
      const policy = answer.headers()['content-security-policy'] ?? ''
      const scriptSource = policy.split(';').find((directive) => directive.trim().startsWith('script-src'))
      expect(scriptSource, path).toBeDefined()
      expect(scriptSource, path).not.toContain('unsafe-inline')
      expect(answer.headers()['x-powered-by'], path).toBeUndefined()
      expect(answer.headers()['critical-ch'], path).toBeUndefined()
    }
  }
})

for (const locale of ['id', 'ar', 'zh'] as const) {
  test(`${locale}: no errors, no request to anyone else, nothing shifts`, async ({ page, request }) => {
    const seen = watch(page)
    await page.setViewportSize({ width: 360, height: 740 })
    for (const [type, path] of Object.entries(await pagesOf(request, locale))) {
      if (type === 'notFound') continue
      await page.goto(path, { waitUntil: 'load' })
      const shift = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let sum = 0
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value
            }).observe({ type: 'layout-shift', buffered: true })
            setTimeout(() => resolve(sum), 400)
          }),
      )
      expect(shift, `layout shift of ${path}`).toBe(0)
    }
    expect(seen.errors).toEqual([])
    expect(seen.foreign).toEqual([])
  })

  test(`${locale}: no sideways scrolling at 320 px`, async ({ page, request }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    for (const path of Object.values(await pagesOf(request, locale))) {
      await page.goto(path)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow, path).toBeLessThanOrEqual(0)
    }
  })
}

test('a story keeps to its budget of bytes', async ({ request }) => {
  const path = await storyPath(request, 'harbour', 'id')
  const size = async (url: string) => brotliCompressSync(await (await request.get(url)).body()).length
  const html = await (await request.get(path)).text()
  const sources = (pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1] ?? '')
  const sum = async (urls: string[]) => (await Promise.all(urls.map(size))).reduce((total, bytes) => total + bytes, 0)
  const scripts = await sum(sources(/<script[^>]+src="([^"]+)"/g))
  const styles = await sum(sources(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g))
  expect(brotliCompressSync(html).length, 'HTML').toBeLessThanOrEqual(10 * 1024)
  expect(scripts, 'JavaScript').toBeLessThanOrEqual(6 * 1024)
  expect(styles, 'CSS').toBeLessThanOrEqual(10 * 1024)
  expect(sources(/<link[^>]+rel="preload"[^>]+as="(font)"/g).length, 'preloaded fonts').toBeLessThanOrEqual(1)
})

test('the latest page keeps to its budget of JavaScript', async ({ page }) => {
  let bytes = 0
  page.on('response', async (response) => {
    if (response.request().resourceType() === 'script') bytes += brotliCompressSync(await response.body()).length
  })
  await page.goto('/id/latest', { waitUntil: 'networkidle' })
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(140 * 1024)
})

test('the theme is remembered and set before the first paint', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/id')
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await paper()
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await paper()).not.toBe(light)
})

test('copying the link gives the short link of the language being read', async ({ page, request, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const path = await storyPath(request, 'harbour', 'ar')
  await page.goto(path)
  await page.locator('copy-link button, button[data-copy]').first().click()
  const id = /\/(\d+)-/.exec(path)?.[1]
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${origin}/ar/${id}`)
})

test('the reader keeps the place over a language switch', async ({ page, request }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(await storyPath(request, 'longRead', 'id'))
  await page.locator('#p9').scrollIntoViewIfNeeded()
  await page.locator('#p9').evaluate((element) => element.scrollIntoView({ block: 'start' }))
  await page
    .locator('nav a[hreflang="ar"]')
    .first()
    .evaluate((link: HTMLAnchorElement) => link.click())
  await expect(page).toHaveURL(/\/ar\/.*#p\d+$/)
  const anchor = Number(/#p(\d+)$/.exec(page.url())?.[1])
  expect(Math.abs(anchor - 9)).toBeLessThanOrEqual(1)
})

test('a story prints without navigation', async ({ page, request }) => {
  await page.goto(await storyPath(request, 'harbour', 'id'))
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('h1')).toBeVisible()
  await expect(page.locator('#p1')).toBeVisible()
  for (const nav of await page.locator('nav').all()) await expect(nav).toBeHidden()
})
