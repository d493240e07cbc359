import { expect, test } from '@playwright/test'
import { locales } from './testing/site.ts'

const cases: [acceptLanguage: string, cookie: string | null, to: string][] = [
  ['ar', null, '/ar'],
  ['fr-CA,fr;q=0.9,en;q=0.8', null, '/fr'],
  ['zh-TW', null, '/zh'],
  ['zh-Hans-CN,zh;q=0.9', null, '/zh'],
  ['de-DE,de;q=0.9,ja;q=0.5', null, '/ja'],
  ['en;q=0.2,ja;q=0.7', null, '/ja'],
  ['sv', null, '/id'],
  ['*', null, '/id'],
  ['', null, '/id'],
  ['ar;q=0,en', null, '/en'],
  ['en', 'ar', '/ar'],
  ['en', 'xx', '/en'],
  [';;;q=,,\u00e9', null, '/id'],
]

for (const [acceptLanguage, cookie, to] of cases) {
  test(`/ with "${acceptLanguage}" and cookie ${cookie ?? 'none'} leads to ${to}`, async ({ request }) => {
    const answer = await request.get('/', {
      maxRedirects: 0,
      headers: { 'accept-language': acceptLanguage, ...(cookie ? { cookie: `locale=${cookie}` } : {}) },
    })
    expect(answer.status()).toBe(307)
    expect(new URL(answer.headers().location ?? '', 'http://x').pathname).toBe(to)
    expect(answer.headers().vary?.toLowerCase()).toContain('accept-language')
  })
}

test('no other address changes its language by header or cookie', async ({ request }) => {
  for (const locale of locales) {
    const html = await (
      await request.get(`/${locale}`, { headers: { 'accept-language': 'ja', cookie: 'locale=fr' } })
    ).text()
    expect(html).toMatch(new RegExp(`<html[^>]* lang="${locale === 'zh' ? 'zh-Hans' : locale}"`))
  }
})

test('a chosen language is remembered, and used at / only', async ({ page }) => {
  await page.goto('/en')
  await page.locator('a[hreflang="ar"]:visible').first().click()
  await expect(page).toHaveURL(/\/ar$/)
  await page.goto('/')
  await expect(page).toHaveURL(/\/ar$/)
})
