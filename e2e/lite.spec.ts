// The data-saver edition: the same text, and nothing that is loaded beside it until it is asked for.
import { expect, test } from '@playwright/test'
import { locales, origin, storyPath } from './testing/site.ts'

// What the service worker brings is not on the wire; here the network's bytes are counted.
test.use({ serviceWorkers: 'block' })

const budget = 20 * 1024

for (const locale of locales) {
  test(`${locale}: all of a long story in less than 20 KB, and no picture before it is asked for`, async ({
    page,
    request,
    context,
  }) => {
    const full = await storyPath(request, 'longRead', locale)
    await page.goto(full)
    const words = await page.locator('#p1').evaluate((paragraph) => {
      for (const tool of paragraph.querySelectorAll('button, [data-panel]')) tool.remove()
      return paragraph.textContent?.trim()
    })
    const lite = (await page.locator('a[href*="/lite/"]').getAttribute('href')) ?? ''
    const fresh = await context.newPage()
    const cdp = await context.newCDPSession(fresh)
    await cdp.send('Network.enable')
    let bytes = 0
    const asked: string[] = []
    cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    cdp.on('Network.requestWillBeSent', ({ request: { url } }) => asked.push(new URL(url).pathname))
    const answer = await fresh.goto(lite, { waitUntil: 'networkidle' })
    expect(answer?.headers()['speculation-rules']).toBeUndefined()
    await fresh.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await fresh.waitForTimeout(300)
    expect(asked.filter((path) => path !== lite)).toEqual([])
    expect(bytes).toBeGreaterThan(1000)
    expect(bytes).toBeLessThan(budget)
    expect(await fresh.locator('script:not([type="application/ld+json"])').count()).toBe(0)
    await expect(fresh.locator('#p1')).toHaveText(words ?? '')
    await expect(fresh.locator('link[rel=canonical]')).toHaveAttribute('href', origin + full)
    const stated = Number(/(\d+)\D*$/.exec((await fresh.locator('summary').first().textContent()) ?? '')?.[1])
    await fresh.locator('summary').first().click()
    await expect.poll(() => asked.filter((path) => path.startsWith('/media/')).length).toBe(1)
    const picture = await request.get(asked.find((path) => path.startsWith('/media/')) ?? '')
    expect(Math.ceil((await picture.body()).length / 1000)).toBe(stated)
  })
}

test('leads to itself in every language, from right to left in Arabic', async ({ page, request }) => {
  const { pathname } = new URL(await storyPath(request, 'harbour', 'id'), origin)
  const name = pathname.split('/').at(-1)
  await page.goto(`/id/lite/${name}`)
  for (const locale of locales) {
    const link = page.locator(`nav a[href^="/${locale}/lite/"]`)
    await expect(link).toHaveCount(1)
    expect((await request.get((await link.getAttribute('href')) ?? '')).status()).toBe(200)
  }
  await page.locator('nav a[href^="/ar/lite/"]').click()
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page.locator('[data-notice]')).toBeVisible()
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
})

test('any slug leads to the right one, and what is no story is not found', async ({ request }) => {
  const id = (await storyPath(request, 'harbour', 'ja')).match(/\d+/)?.[0]
  const moved = await request.get(`/ja/lite/${id}-anything`, { maxRedirects: 0 })
  expect(moved.status()).toBe(308)
  expect((await request.get('/ja/lite/999999-nothing')).status()).toBe(404)
})

test('is offered where the browser says that data is saved, and nothing moves', async ({ page, request }) => {
  const path = await storyPath(request, 'harbour', 'id')
  await page.goto(path)
  await expect(page.locator('p:has(> a[href*="/lite/"]) span')).toBeHidden()
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }))
  await page.goto(path)
  await expect(page.locator('p:has(> a[href*="/lite/"]) span')).toBeVisible()
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
  expect(shift).toBe(0)
})
