// Nothing is cut off and nothing stands outside the page, on any type of page.
import { expect, test } from '@playwright/test'
import { locales, pagesOf } from './testing/site.ts'
import { clipped, narrowToWide } from './testing/text.ts'

for (const locale of locales) {
  test(`${locale}: nothing is clipped on any type of page`, async ({ page, request }) => {
    test.setTimeout(120_000)
    const complaints = new Set<string>()
    const pages = await pagesOf(request, locale)
    for (const width of narrowToWide) {
      await page.setViewportSize({ width, height: 740 })
      for (const path of Object.values(pages)) {
        await page.goto(path)
        for (const complaint of await page.evaluate(clipped)) complaints.add(`${path} at ${width} px: ${complaint}`)
      }
    }
    expect([...complaints]).toEqual([])
  })
}
