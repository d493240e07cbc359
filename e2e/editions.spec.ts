import { expect, test } from '@playwright/test'
import { editions } from '#lib/locales.ts'
import { locales, pagesOf, pageTypes } from './testing/site.ts'

for (const type of pageTypes.filter((name) => name !== 'notFound')) {
  test(`the language switcher on the ${type} page leads to the same page in every edition`, async ({
    page,
    request,
  }) => {
    for (const from of ['id', 'ar', 'ja'] as const) {
      const start = (await pagesOf(request, from))[type]
      await page.goto(start ?? '')
      for (const to of locales) {
        const link = page.locator(`nav a[lang="${editions[to].tag}"]`).first()
        await expect(link).toHaveText(editions[to].name)
        const expected = (await pagesOf(request, to))[type]
        if (to === from) {
          await expect(link).toHaveAttribute('aria-current', /.+/)
          continue
        }
        await expect(link).toHaveAttribute('hreflang', editions[to].tag)
        expect(await link.getAttribute('href')).toBe(expected)
      }
    }
  })
}

for (const locale of locales) {
  test(`every page of ${locale} says its language and direction`, async ({ page, request }) => {
    for (const [type, path] of Object.entries(await pagesOf(request, locale))) {
      const answer = await page.goto(path)
      expect(answer?.status(), path).toBe(type === 'notFound' ? 404 : 200)
      await expect(page.locator('html')).toHaveAttribute('lang', editions[locale].tag)
      await expect(page.locator('html')).toHaveAttribute('dir', editions[locale].direction)
      expect(await page.locator('h1').count(), `${path}: one h1`).toBe(1)
      expect(await page.title()).not.toBe('')
    }
  })
}

test('the interface of one edition holds no words of another', async ({ page }) => {
  await page.goto('/ar')
  const latin = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const alone: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const owner = node.parentElement
      if (!owner || owner.closest('script,style,[lang]:not(html)')) continue
      const text = node.textContent?.trim() ?? ''
      // A run of several Latin words outside any element tagged as another language.
      if (/[A-Za-z]{3,} [A-Za-z]{3,} [A-Za-z]{3,}/.test(text)) alone.push(text)
    }
    return alone
  })
  expect(latin).toEqual([])
})
