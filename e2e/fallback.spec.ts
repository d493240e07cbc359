import { expect, test } from '@playwright/test'
import { typeset } from '#components/typeset/typeset.ts'
import { headlines, origin, storyPath } from './testing/site.ts'

const cases = [
  ['untranslated', 'en'],
  ['untranslated', 'ar'],
  ['withoutJapanese', 'ja'],
  ['withoutArabic', 'ar'],
  ['withoutArabic', 'fr'],
] as const

for (const [story, locale] of cases) {
  test(`${story} in ${locale} shows the Indonesian original and says so`, async ({ page, request }) => {
    const path = await storyPath(request, story, locale)
    const answer = await page.goto(path)
    expect(answer?.status()).toBe(200)
    await expect(page.locator('html')).toHaveAttribute('lang', locale)

    const headline = page.locator('h1')
    await expect(headline).toHaveText(typeset(headlines[story]))
    const tagged = await headline.evaluate((element) => {
      const owner = element.closest('[lang]')
      return { lang: owner?.getAttribute('lang'), dir: getComputedStyle(element).direction }
    })
    expect(tagged).toEqual({ lang: 'id', dir: 'ltr' })
    const body = await page.locator('#p1').evaluate((element) => ({
      lang: element.closest('[lang]')?.getAttribute('lang'),
      direction: getComputedStyle(element).direction,
    }))
    expect(body).toEqual({ lang: 'id', direction: 'ltr' })

    const notice = page.locator('[data-notice="fallback"]')
    await expect(notice).toBeVisible()
    // Beside the headline: above the first paragraph, not in the footer.
    const [noticeBox, bodyBox] = [await notice.boundingBox(), await page.locator('#p1').boundingBox()]
    expect(noticeBox && bodyBox && noticeBox.y < bodyBox.y).toBe(true)
    expect(await notice.evaluate((element) => element.closest('[lang]')?.getAttribute('lang'))).toBe(locale)

    const original = await storyPath(request, story, 'id')
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', `${origin}${original}`)
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/)

    await page.goto(original)
    expect(await page.locator(`link[rel="alternate"][hreflang="${locale}"]`).count()).toBe(0)
  })
}

test('a translated story says how it was made', async ({ page, request }) => {
  await page.goto(await storyPath(request, 'harbour', 'ar'))
  await expect(page.locator('[data-notice="machine"]')).toBeVisible()
  await expect(page.locator('[data-notice="machine"] a')).toHaveAttribute(
    'href',
    await storyPath(request, 'harbour', 'id'),
  )
  await page.goto(await storyPath(request, 'harbour', 'en'))
  await expect(page.locator('[data-notice="reviewed"]')).toBeVisible()
  await page.goto(await storyPath(request, 'bill', 'fr'))
  await expect(page.locator('[data-notice="behind"]')).toBeVisible()
  await page.goto(await storyPath(request, 'kitchen', 'fr'))
  await expect(page.locator('[data-notice="human"]')).toBeVisible()
  await page.goto(await storyPath(request, 'harbour', 'id'))
  expect(await page.locator('[data-notice]').count()).toBe(0)
})

test('a story in a list that is shown in Indonesian carries its own language and a label', async ({ page }) => {
  await page.goto('/ar/latest')
  const link = page.getByRole('link', { name: typeset(headlines.withoutArabic) })
  const owner = await link.first().evaluate((element) => ({
    lang: element.closest('[lang]')?.getAttribute('lang'),
    direction: getComputedStyle(element).direction,
  }))
  expect(owner).toEqual({ lang: 'id', direction: 'ltr' })
  await expect(page.getByText('بالإندونيسية').first()).toBeVisible()
})
