// Machine translations: the original beneath each paragraph, and reports of problems, from the page to the newsroom.
import { brotliCompressSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { locales, originalLocale, translationLocales } from '#lib/locales.ts'
import * as budgets from './testing/budgets.ts'
import { signIn, until } from './testing/newsroom.ts'
import { origin, storyPath, watch } from './testing/site.ts'

const opener = (page: Page, anchor: string) => page.locator(`#${anchor} > button`)
const original = (page: Page, anchor: string) => page.locator(`#${anchor} + [data-original]`)
const status = (page: Page) => page.locator('original-paragraphs p[role=status]')

type Report = {
  id: number
  anchor: string
  locale: string
  paragraph: string
  suggestion: string | null
  state: string
}

/** What the newsroom's REST interface knows of reports about a story, newest first. */
async function reportsOf(newsroom: Awaited<ReturnType<typeof signIn>>, page: Page, article: string) {
  const answer = await page.request.get(`/api/reports?where[article][equals]=${article}&sort=-createdAt&depth=0`, {
    headers: newsroom.headers,
  })
  return ((await answer.json()) as { docs: Report[] }).docs
}

const idOf = (path: string) => /\/(\d+)-/.exec(path)?.[1] ?? ''

for (const [locale, show, hide] of [
  ['ar', 'أظهر الأصل الإندونيسي', 'أخفِ الأصل'],
  ['ja', 'インドネシア語の原文を表示', '原文を閉じる'],
  ['fr', 'Afficher l’original indonésien', 'Masquer l’original'],
] as const) {
  test(`${locale}: the original paragraph appears beneath its translation, and goes again`, async ({
    page,
    request,
  }) => {
    const seen = watch(page)
    let fetched = 0
    page.on('request', (asked) => {
      if (asked.url().endsWith('/original.json')) fetched += 1
    })
    await page.goto(await storyPath(request, 'longRead', originalLocale))
    const paragraphs = await page.locator('main p[id]').allTextContents()
    await page.goto(await storyPath(request, 'longRead', locale))
    expect(fetched).toBe(0)
    for (const [number, text] of paragraphs.slice(0, 4).entries()) {
      const anchor = `p${number + 1}`
      await opener(page, anchor).click()
      await page.getByRole('button', { name: show, exact: true }).click()
      await expect(original(page, anchor)).toHaveText(text)
      await expect(original(page, anchor)).toHaveAttribute('lang', 'id')
      await expect(original(page, anchor)).toHaveAttribute('dir', 'ltr')
      await expect(original(page, anchor)).toHaveCSS('text-align', 'start')
    }
    expect(fetched).toBe(1)
    await page.getByRole('button', { name: hide, exact: true }).click()
    await expect(original(page, 'p4')).toHaveCount(0)
    await expect(original(page, 'p3')).toBeVisible()
    expect(seen).toEqual({ errors: [], foreign: [] })
  })
}

test('all of it works by keyboard, and the way back leads to where one was', async ({ page, request }) => {
  await page.goto(await storyPath(request, 'harbour', 'ar'))
  await opener(page, 'p2').focus()
  await expect(opener(page, 'p2')).toHaveAccessibleName('الفقرة 2: الأصل والإبلاغ عن خطأ')
  await expect(opener(page, 'p2')).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('Enter')
  await expect(opener(page, 'p2')).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Tab')
  await expect(page.locator('[name=show]')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(original(page, 'p2')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(original(page, 'p2')).toHaveCount(0)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.locator('textarea')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.locator('form [type=submit]')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.locator('[name=report]')).toBeFocused()
  await expect(page.locator('textarea')).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(opener(page, 'p2')).toBeFocused()
  await expect(opener(page, 'p2')).toHaveAttribute('aria-expanded', 'false')
  await expect(page.locator('[name=report]')).toBeHidden()
})

test('a report reaches the newsroom, with the paragraph and nothing about the reader', async ({ page, request }) => {
  const newsroom = await signIn(request)
  const path = await storyPath(request, 'harbour', 'ar')
  const suggestion = `الصواب: ميناء الشرق ${Date.now()}`
  await page.goto(path)
  await opener(page, 'p1').click()
  await page.getByRole('button', { name: 'أبلغ عن خطأ في الترجمة' }).click()
  await page.getByLabel(/^ما الخطأ/).fill(suggestion)
  await page.getByRole('button', { name: 'أرسل', exact: true }).click()
  await expect(status(page)).toHaveText('شكرًا لكم. وصل بلاغكم إلى هيئة التحرير.', { timeout: 10_000 })
  await expect(page.locator('[name=report]')).toBeFocused()
  const [report] = await reportsOf(newsroom, page, idOf(path))
  expect(report).toMatchObject({ anchor: 'p1', locale: 'ar', suggestion, state: 'open' })
  expect(report?.paragraph).toBe((await page.locator('#p1').textContent()) ?? '')
  const known = ['anchor', 'article', 'createdAt', 'id', 'locale', 'paragraph', 'state', 'suggestion', 'updatedAt']
  expect(Object.keys(report ?? {}).sort()).toEqual(known)
  await page.request.delete(`/api/reports/${report?.id}`, { headers: newsroom.headers })
})

test('what fills in the hidden field, or sends at once, reaches nobody', async ({ page, request }) => {
  const newsroom = await signIn(request)
  const path = await storyPath(request, 'harbour', 'ja')
  const reports = `/ja/${idOf(path)}/reports`
  await page.goto(path)
  await opener(page, 'p1').click()
  await page.locator('[name=report]').click()
  await page.locator('[name=website]').evaluate((field: HTMLInputElement) => {
    field.value = 'https://spam.example'
  })
  await page.locator('form [type=submit]').click()
  await expect(status(page)).toHaveText(/^この報告は受け付けられません/, { timeout: 10_000 })
  const { token } = (await (await page.request.get(reports)).json()) as { token: string }
  const sent = { headers: { origin }, data: { anchor: 'p1', suggestion: 'spam', token } }
  expect((await page.request.post(reports, sent)).status()).toBe(403)
  expect((await page.request.post(reports, { ...sent, headers: { origin: 'https://evil.example' } })).status()).toBe(
    400,
  )
  expect(await reportsOf(newsroom, page, idOf(path))).toEqual([])
})

test('what can’t be had or sent is said, and can be tried again', async ({ page, request }) => {
  await page.goto(await storyPath(request, 'harbour', 'ar'))
  await page.route(/original\.json|reports$/, (route) => route.abort())
  await opener(page, 'p1').click()
  await page.locator('[name=show]').click()
  await expect(status(page)).toHaveText(/^لم تنجح العملية/)
  await page.locator('[name=report]').click()
  await page.locator('form [type=submit]').click()
  await expect(status(page)).toHaveText(/^لم تنجح العملية/)
  await page.unroute(/original\.json|reports$/)
  await page.locator('[name=show]').click()
  await expect(original(page, 'p1')).toBeVisible()
})

for (const [locale, width, colorScheme] of [
  ['ar', 360, 'light'],
  ['ja', 360, 'dark'],
  ['zh', 1280, 'light'],
  ['ar', 1280, 'dark'],
] as const) {
  test(`axe finds nothing with the original and the form open: ${locale}, ${width} px, ${colorScheme}`, async ({
    page,
    request,
  }) => {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme })
    await page.goto(await storyPath(request, 'harbour', locale))
    const box = await opener(page, 'p1').boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
    await opener(page, 'p1').click()
    await page.locator('[name=show]').click()
    await expect(original(page, 'p1')).toBeVisible()
    await page.locator('[name=report]').click()
    await expect(page.locator('form [type=submit]')).toBeInViewport()
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a machine translation is its text: no control that does nothing', async ({ page, request }) => {
    for (const locale of translationLocales) {
      await page.goto(await storyPath(request, 'longRead', locale))
      await expect(page.locator('#p1')).toBeVisible()
      expect(await page.locator('original-paragraphs :is(button, textarea, input, form):visible').count()).toBe(0)
    }
  })
})

test('originals, fallbacks and people’s translations have none of it', async ({ page, request }) => {
  const newsroom = await signIn(request)
  const id = await newsroom.publish(`Uji terjemahan orang ${Date.now()}`)
  try {
    await newsroom.translate(id, 'ar', `ترجمة بشرية ${Date.now()}`, 'نص كتبه إنسان.')
    for (const path of [`/ar/${id}`, `/ja/${id}`, await storyPath(request, 'harbour', 'id')]) {
      await page.goto(path)
      await expect(page.locator('#p1')).toBeVisible()
      expect(await page.locator('original-paragraphs').count(), path).toBe(0)
      expect(await page.content()).not.toContain('digitalSourceType')
    }
    expect((await request.get(`/ja/${id}/original.json`)).status()).toBe(404)
    const own = await request.get(`/ar/${id}/original.json?utm_source=x`)
    expect(await own.json()).toEqual({ p1: 'Isi berita.' })
  } finally {
    await newsroom.remove(id)
  }
})

test('a long machine translation keeps to its budget of bytes', async ({ request }) => {
  for (const locale of translationLocales) {
    const html = await (await request.get(await storyPath(request, 'longRead', locale))).text()
    expect(html).toContain('<original-paragraphs')
    expect(brotliCompressSync(html).length, `HTML of ${locale}`).toBeLessThanOrEqual(budgets.bytes.storyHtml)
    const scripts = new Set([...html.matchAll(/"(\/assets\/[^"]+\.js)"/g)].map(([, url]) => url ?? ''))
    const bodies = await Promise.all([...scripts].map(async (url) => (await request.get(url)).body()))
    const bytes = bodies.reduce((sum, body) => sum + brotliCompressSync(body).length, 0)
    expect(bytes, 'JavaScript').toBeGreaterThan(0)
    expect(bytes, 'JavaScript').toBeLessThanOrEqual(budgets.bytes.readingScripts)
  }
})

test('paragraphs have the same anchors in all languages, and a switch keeps the place', async ({ page, request }) => {
  const anchors: string[][] = []
  for (const locale of locales) {
    await page.goto(await storyPath(request, 'longRead', locale))
    anchors.push(await page.locator('keep-place p[id]').evaluateAll((all) => all.map(({ id }) => id)))
  }
  expect(anchors[0]?.length).toBeGreaterThan(10)
  for (const of of anchors) expect(of).toEqual(anchors[0])

  // Also between two translations, with originals shown on the way.
  await page.goto(await storyPath(request, 'longRead', 'ar'))
  await opener(page, 'p3').click()
  await page.locator('[name=show]').click()
  await expect(original(page, 'p3')).toBeVisible()
  await page.locator('#p7').evaluate((element) => element.scrollIntoView({ block: 'start' }))
  await page
    .locator('nav a[hreflang="ja"]')
    .first()
    .evaluate((link: HTMLAnchorElement) => link.click())
  await expect(page).toHaveURL(/\/ja\/.*#p[678]$/)
})

test('the site can keep machine translations that nobody reviewed from search engines', async ({ request }) => {
  const newsroom = await signIn(request)
  const set = async (indexMachineTranslations: boolean) => {
    const answer = await request.post('/api/globals/site', {
      headers: newsroom.headers,
      data: { indexMachineTranslations },
    })
    expect(answer.ok()).toBe(true)
  }
  const html = async (locale: (typeof locales)[number]) =>
    (await request.get(await storyPath(request, 'harbour', locale))).text()
  const named = (text: string) => [...text.matchAll(/rel="alternate" hrefLang="([^"]+)"/gi)].map(([, tag]) => tag)
  const hidden = async () => /<meta name="robots" content="noindex/.test(await html('ar'))
  expect(await hidden()).toBe(false)
  await set(false)
  try {
    await until(hidden, 5000, 'the Arabic page says noindex')
    const arabic = await html('ar')
    expect(arabic).toContain(`<link rel="canonical" href="${origin}${await storyPath(request, 'harbour', 'ar')}"`)
    expect(named(arabic)).toEqual([])
    // A person has reviewed the English text.
    expect(named(await html('en'))).toEqual(['id', 'en', 'x-default'])
    expect(named(await html('id'))).toEqual(['id', 'en', 'x-default'])
    expect(await html('en')).not.toContain('noindex')
  } finally {
    await set(true)
  }
  await until(async () => !(await hidden()), 5000, 'the Arabic page may be indexed again')
  expect(named(await html('ar'))).toEqual(['id', 'en', 'zh-Hans', 'ja', 'ar', 'fr', 'x-default'])
})
