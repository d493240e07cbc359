import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { locales, pagesOf, pageTypes } from './testing/site.ts'

for (const type of pageTypes) {
  test(`axe finds nothing on the ${type} page in any edition`, async ({ page, request }) => {
    test.setTimeout(120_000)
    for (const [index, locale] of locales.entries()) {
      // Widths and themes take turns, so that each page type is seen in all of them.
      await page.setViewportSize(index % 2 ? { width: 360, height: 740 } : { width: 1280, height: 900 })
      await page.emulateMedia({ colorScheme: index % 3 ? 'light' : 'dark' })
      await page.goto((await pagesOf(request, locale))[type] ?? '')
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      expect(
        violations.map(
          ({ id, nodes }) => `${locale} ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
        ),
      ).toEqual([])
    }
  })
}

test('the first Tab leads to a skip link that works', async ({ page }) => {
  await page.goto('/ar')
  await page.keyboard.press('Tab')
  const skip = page.locator(':focus')
  await expect(skip).toHaveAttribute('href', /^#/)
  await expect(skip).toBeInViewport()
})
