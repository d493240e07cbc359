// Searching: whole without JavaScript, refined while the reader types with it, sensible whatever is typed.
import { brotliCompressSync } from 'node:zlib'
import { expect, type Page, test } from '@playwright/test'
import type { Locale } from '#lib/locales.ts'
import { headlines, locales, origin, watch } from './testing/site.ts'

/** A word of each edition that the story of the harbour has. */
const words: Readonly<Record<Locale, string>> = {
  id: 'pelabuhan',
  en: 'port',
  zh: '港口',
  ja: '大阪',
  ar: 'ميناء',
  fr: 'port',
}

const searchPath = (locale: Locale, text: string) => `/${locale}/search?q=${encodeURIComponent(text)}`

const hits = (page: Page) => page.locator('main article')
const field = (page: Page) => page.locator('main input[type=search]')

/** React has taken over: what is typed from now on is heard. */
async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const form = document.querySelector('main form')
    return form !== null && Object.keys(form).some((key) => key.startsWith('__reactProps'))
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  for (const locale of locales) {
    test(`${locale}: the form leads to results with the hits marked`, async ({ page }) => {
      await page.goto(`/${locale}`)
      await page.locator(`header a[href="/${locale}/search"]`).click()
      await field(page).fill(words[locale])
      await page.locator('main form button').click()
      await expect(hits(page).first()).toBeVisible()
      await expect(page.locator('main mark').first()).toBeVisible()
      await expect(page.locator('main [role=status]').first()).not.toBeEmpty()
      await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex, follow')
      // The same search in every other language.
      for (const code of locales) {
        const href = await page.locator(`header a[data-locale=${code}]`).first().getAttribute('href')
        expect(new URL(href ?? '', origin).pathname).toBe(`/${code}/search`)
        expect(new URL(href ?? '', origin).searchParams.get('q')).toBe(words[locale])
      }
    })
  }

  test('Indonesian originals come after the edition’s own, under a heading and in their own direction', async ({
    page,
  }) => {
    await page.goto(searchPath('ar', 'Nadira'))
    const originals = page.locator('main section section')
    await expect(originals.locator('h2')).toBeVisible()
    const headline = originals.locator('h3').first()
    await expect(headline).toHaveText(headlines.untranslated)
    await expect(headline).toHaveAttribute('lang', 'id')
    await expect(headline).toHaveAttribute('dir', 'ltr')
  })
})

for (const locale of locales) {
  for (const [what, text] of [
    ['nothing', ''],
    ['operators only', '-"" - «»'],
    ['an exclusion only', '-"x"'],
    ['what no story has', 'qqxxzzyyqq'],
    ['markup', '"><script>alert(1)</script>'],
    ['an injection', "'; drop table articles; --"],
    ['a tsquery', "a & !(b | c):* <-> '"],
    ['half a character', '\ud800'],
    ['marks and no letters', '\u064b\u0301\u200f\u202e'],
  ] as const) {
    test(`${locale}: a search for ${what} is a page like any other`, async ({ request }) => {
      const given = encodeURIComponent(text.toWellFormed())
      const page = await request.get(`/${locale}/search?q=${given}&section=abc&from=x&to=2026-02-31&after=%00x`)
      expect(page.status()).toBe(200)
      const html = await page.text()
      expect(html).toContain('<h1>')
      expect(html).not.toContain('<script>alert')
      const more = await request.get(`/${locale}/search/more?q=${given}&section=-1&after=t1-99999`)
      expect(more.status()).toBe(200)
      expect(await more.json()).toHaveProperty('hits')
    })
  }

  test(`${locale}: a query of 10,000 characters is answered in the reader’s language`, async ({ request }) => {
    const long = await request.get(searchPath(locale, 'a'.repeat(10_000)))
    expect(long.status()).toBe(414)
    expect(await long.text()).toMatch(new RegExp(`<html lang="${locale === 'zh' ? 'zh-Hans' : locale}"`))
    expect((await request.get(searchPath(locale, 'a '.repeat(400)))).status()).toBe(200)
  })
}

test('results are refined while the reader types, and the address keeps up', async ({ page }) => {
  const seen = watch(page)
  await page.goto('/id/search')
  await alive(page)
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/search/more')) asked.push(new URL(request.url()).searchParams.get('q') ?? '')
  })
  await field(page).pressSequentially('pelabuhan', { delay: 30 })
  await expect(hits(page).first()).toContainText('Osaka')
  await expect(page).toHaveURL(`${origin}/id/search?q=pelabuhan`)
  await expect(page).toHaveTitle(/pelabuhan/)
  // Not for every letter.
  expect(asked.length).toBeLessThanOrEqual(3)
  expect(asked.at(-1)).toBe('pelabuhan')
  await expect(page.locator('header a[data-locale=ar]').first()).toHaveAttribute('href', '/ar/search?q=pelabuhan')
  await expect(page.locator('main [role=status]').first()).not.toBeEmpty()

  await field(page).fill('')
  await expect(page).toHaveURL(`${origin}/id/search`)
  await expect(hits(page)).toHaveCount(0)
  expect(seen.errors).toEqual([])
})

test('the way back from a story leads to the results that were left', async ({ page }) => {
  await page.goto('/id/latest')
  await page.goto('/id/search')
  await alive(page)
  await field(page).fill('pelabuhan')
  await expect(hits(page).first()).toBeVisible()
  await expect(page).toHaveURL(/q=pelabuhan/)
  await hits(page).first().locator('a').click()
  await expect(page.locator('#p1')).toBeVisible()
  await page.goBack()
  await expect(field(page)).toHaveValue('pelabuhan')
  await expect(hits(page).first()).toContainText('Osaka')
  // Typing left no steps behind.
  await page.goBack()
  await expect(page).toHaveURL(`${origin}/id/latest`)
})

test('a word that is still being composed is not looked for', async ({ page }) => {
  await page.goto('/ja/search')
  await alive(page)
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/search/more')) asked.push(new URL(request.url()).searchParams.get('q') ?? '')
  })
  await field(page).focus()
  const client = await page.context().newCDPSession(page)
  for (const text of ['お', 'おお', 'おおさか'])
    await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await page.waitForTimeout(600)
  expect(asked).toEqual([])
  await client.send('Input.insertText', { text: '大阪' })
  await expect(hits(page).first()).toBeVisible()
  expect(asked).toEqual(['大阪'])
})

test('a mistyped word is offered as it may have been meant', async ({ page }) => {
  await page.goto(searchPath('id', 'pelabuan'))
  await page.locator('main p a', { hasText: 'pelabuhan' }).click()
  await expect(field(page)).toHaveValue('pelabuhan')
  await expect(hits(page).first()).toBeVisible()
})

test('section and dates narrow the results', async ({ page }) => {
  await page.goto(searchPath('id', 'pelabuhan'))
  await alive(page)
  await page.locator('main details summary').first().click()
  await page.locator('main select').selectOption({ label: 'Olahraga' })
  await expect(page).toHaveURL(/section=\d+/)
  await expect(hits(page)).toHaveCount(0)
  await page.locator('main select').selectOption('')
  await expect(hits(page).first()).toBeVisible()
  await page.locator('main input[name=to]').fill('2000-01-01')
  await expect(page).toHaveURL(/to=2000-01-01/)
  await expect(hits(page)).toHaveCount(0)
})

test('a search that fails says so, and can be tried again', async ({ page }) => {
  await page.goto('/id/search')
  await alive(page)
  await page.route('**/search/more**', (route) => route.abort())
  await field(page).fill('pelabuhan')
  const retry = page.locator('main section > button')
  await expect(retry).toBeVisible({ timeout: 10_000 })
  await page.unroute('**/search/more**')
  await retry.focus()
  await page.keyboard.press('Enter')
  await expect(hits(page).first()).toBeVisible()
  await expect(page.locator('#results')).toBeFocused()
})

test('a section that is gone filters nothing', async ({ page, request }) => {
  await page.goto('/en/search?q=Osaka&section=9999')
  await expect(hits(page).first()).toBeVisible()
  const more = await (await request.get('/en/search/more?q=Osaka&section=9999')).json()
  expect(more.hits.length).toBeGreaterThan(0)
})

test('a search without a word to look for is said aloud, too', async ({ page }) => {
  await page.goto('/en/search?q=Osaka')
  await alive(page)
  await field(page).fill('-Osaka')
  await expect(page.locator('#results ~ [role=status]')).toHaveText(/There is no word to look for/)
  await expect(hits(page)).toHaveCount(0)
})

test('the key "/" leads to the search field, unless it was turned off', async ({ page }) => {
  await page.goto('/fr')
  await page.waitForFunction(() => customElements.get('search-key') !== undefined)
  await page.keyboard.press('/')
  await expect(page).toHaveURL(`${origin}/fr/search`)
  await alive(page)
  await page.locator('h1').click()
  await page.keyboard.press('/')
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('/')
  await expect(field(page)).toHaveValue('/')
  await page.locator('main details summary').last().click()
  await page.locator('search-key-switch input').uncheck()
  await page.goto('/fr')
  await page.waitForFunction(() => customElements.get('search-key') !== undefined)
  await page.keyboard.press('/')
  await page.waitForTimeout(300)
  await expect(page).toHaveURL(`${origin}/fr`)
})

test('the search page keeps to its budget of JavaScript', async ({ page }) => {
  let bytes = 0
  page.on('response', async (response) => {
    if (response.request().resourceType() === 'script') bytes += brotliCompressSync(await response.body()).length
  })
  await page.goto(searchPath('id', 'pelabuhan'), { waitUntil: 'networkidle' })
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(140 * 1024)
})
