// Passing stories on: the share row and sheet, links to paragraphs, cards, embeds.
import { expect, test } from '@playwright/test'
import { locales } from '#lib/locales.ts'
import { storyPath, watch } from './testing/site.ts'

const idOf = (path: string) => /\/(\d+)-/.exec(path)?.[1] ?? ''

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

for (const [locale, copy, copied, sheet, paragraph] of [
  ['ar', 'انسخ الرابط', 'نُسخ الرابط', 'شارك…', 'انسخ رابط هذه الفقرة'],
  ['ja', 'リンクをコピー', null, '共有…', 'この段落へのリンクをコピー'],
] as const) {
  test(`${locale}: the short link is copied by keyboard, of a paragraph from its options`, async ({
    page,
    request,
  }) => {
    const seen = watch(page)
    const path = await storyPath(request, 'longRead', locale)
    await page.goto(path)
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
    const row = page.locator('section[aria-labelledby=share-title]')
    const button = row.getByRole('button', { name: copy })
    await button.focus()
    await page.keyboard.press('Enter')
    if (copied) await expect(row.getByRole('status')).toHaveText(copied)
    await expect.poll(clipboard).toMatch(new RegExp(`/${locale}/${idOf(path)}$`))
    for (const target of await row.locator('a, button').all()) {
      expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    }
    await page.locator('#p3 > button').click()
    await page.getByRole('button', { name: paragraph }).click()
    await expect.poll(clipboard).toMatch(new RegExp(`/${locale}/${idOf(path)}#p3$`))
    await page.goto(await clipboard())
    await expect(page).toHaveURL(new RegExp(`${path}#p3$`))
    await expect(page.locator('#p3')).toBeInViewport()
    expect(seen).toEqual({ errors: [], foreign: [] })
  })

  test(`${locale}: the system’s sheet gets the short link, with the paragraph that is selected`, async ({
    page,
    request,
  }) => {
    await page.addInitScript(() => {
      Object.assign(navigator, {
        share: async (given: ShareData) => document.documentElement.setAttribute('data-shared', JSON.stringify(given)),
      })
    })
    const path = await storyPath(request, 'longRead', locale)
    await page.goto(path)
    const button = page.getByRole('button', { name: sheet })
    const shared = async () => JSON.parse((await page.locator('html').getAttribute('data-shared')) ?? '{}')
    await button.click()
    await expect.poll(async () => (await shared()).url).toMatch(new RegExp(`/${locale}/${idOf(path)}$`))
    await page.evaluate(() => {
      const text = document.querySelector('#p4')
      if (text) getSelection()?.selectAllChildren(text)
    })
    await button.click()
    await expect.poll(async () => (await shared()).url).toMatch(new RegExp(`/${locale}/${idOf(path)}#p4$`))
  })
}

test('where there is no share sheet, its button is not there, and nothing moves', async ({ page, request }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'share', { value: undefined }))
  await page.goto(await storyPath(request, 'longRead', 'ar'))
  await expect(page.locator('share-sheet')).toBeHidden()
  expect(await page.locator('share-sheet').boundingBox()).toMatchObject({ width: 44, height: 44 })
})

for (const locale of locales) {
  test(`${locale}: the preview of a link is its card`, async ({ page, request }) => {
    for (const path of [await storyPath(request, 'longRead', locale), `/${locale}`]) {
      await page.goto(path)
      const meta = (name: string) => page.locator(`meta[property="og:${name}"]`).getAttribute('content')
      expect([await meta('image:width'), await meta('image:height'), await meta('image:type')]).toEqual([
        '1200',
        '630',
        'image/png',
      ])
      const card = await request.get((await meta('image')) ?? '')
      expect(card.status()).toBe(200)
      const png = await card.body()
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
    }
  })
}

test('a story says where it can be embedded from, and is', async ({ page, request }) => {
  await page.goto(await storyPath(request, 'longRead', 'ar'))
  for (const type of ['application/json+oembed', 'text/xml+oembed']) {
    const href = await page.locator(`link[rel=alternate][type="${type}"]`).getAttribute('href')
    const answer = await request.get(href ?? '')
    expect(answer.status()).toBe(200)
    expect(await answer.text()).toContain((await page.locator('h1').textContent()) ?? '-')
  }
})
