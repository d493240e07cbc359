// What a reader's browser gets: no framework, and everything without JavaScript. Bytes and shifts: budgets.spec.ts.
import { expect, test } from '@playwright/test'
import { interactiveTypes, locales, origin, pagesOf, pageTypes, storyPath } from './testing/site.ts'

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
    for (const type of pageTypes.filter((name) => !interactiveTypes.some((type) => type === name))) {
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
  test(`${locale}: no sideways scrolling at 320 px`, async ({ page, request }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    for (const path of Object.values(await pagesOf(request, locale))) {
      await page.goto(path)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow, path).toBeLessThanOrEqual(0)
    }
  })
}

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
  await page.locator('[aria-labelledby=share-title] copy-link button').click()
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
