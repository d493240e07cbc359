// Arabic is mirrored: measured by where things stand, not by class names.
import { expect, type Locator, test } from '@playwright/test'
import { storyPath } from './testing/site.ts'

const centre = async (locator: Locator) => {
  const box = await locator.boundingBox()
  if (!box) throw new Error('not visible')
  return box.x + box.width / 2
}

for (const [locale, mirrored] of [
  ['id', false],
  ['ja', false],
  ['ar', true],
] as const) {
  test(`the front page of ${locale} ${mirrored ? 'runs from right to left' : 'runs from left to right'}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`/${locale}`)
    const sections = page.locator('header nav').last().locator('a')
    const first = await centre(sections.first())
    const second = await centre(sections.nth(1))
    expect(first > second).toBe(mirrored)

    const lead = page.locator('main article').first()
    const latest = page.locator('main ol li').first()
    expect((await centre(lead)) > (await centre(latest))).toBe(mirrored)
  })

  test(`a story in ${locale} is set from its own side`, async ({ page, request }) => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(await storyPath(request, 'longRead', locale))
    const listMarker = await page
      .locator('main ul li')
      .first()
      .evaluate((element) => {
        const range = document.createRange()
        range.selectNodeContents(element)
        const text = range.getBoundingClientRect()
        const parent = (element.parentElement ?? element).getBoundingClientRect()
        return { before: text.left - parent.left, after: parent.right - text.right }
      })
    // The marker takes its room on the side where lines begin.
    if (mirrored) expect(listMarker.after).toBeGreaterThan(8)
    else expect(listMarker.before).toBeGreaterThan(8)
    expect(await page.locator('#p1').evaluate((element) => getComputedStyle(element).textAlign)).toMatch(
      /start|justify/,
    )
  })
}
