// The newsroom with a real browser: the first account, and a story from the empty form to the front pages.
import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { account, startCode } from './testing/newsroom.ts'
import { locales } from './testing/site.ts'

test('an editor creates the first account, writes a story with a picture, publishes it and adds an Arabic text', async ({
  page,
  request,
}) => {
  test.setTimeout(180_000)
  await page.setViewportSize({ width: 1400, height: 1000 })
  await page.goto('/admin')
  await expect(page).toHaveURL(/create-first-user/)
  await page.locator('#field-email').fill(account.email)
  await page.locator('#field-password').fill(account.password)
  await page.locator('#field-confirm-password').fill(account.password)
  await page.locator('#field-name').fill(account.name)
  await page.locator('#field-startCode').fill(startCode())
  await page.locator('form button[type="submit"]').click()
  await expect(page).toHaveURL(/\/admin\/?$/, { timeout: 30_000 })

  const picture = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#336655' } })
    .jpeg()
    .toBuffer()
  await page.goto('/admin/collections/media/create')
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: picture })
  await page.locator('#field-alt').fill('Sebuah bidang hijau')
  await page.locator('#action-save').click()
  await expect(page).toHaveURL(/\/media\/\d+/, { timeout: 30_000 })

  const headline = `Ditulis di peramban ${Date.now()}`
  await page.goto('/admin/collections/articles/create')
  await page.locator('#field-headline').fill(headline)
  await page.locator('.rich-text-lexical [contenteditable="true"]').first().click()
  await page.keyboard.type('Paragraf pertama dari peramban.')
  await page.locator('#field-section .rs__control').click()
  await page.locator('.rs__option').first().click()
  await page.locator('#field-hero button', { hasText: /choose|pilih/i }).click()
  await page.locator('dialog, .drawer').locator('tbody tr').first().locator('button, a').first().click()
  await page.locator('#action-save').click()
  await expect(page).toHaveURL(/\/articles\/\d+/, { timeout: 30_000 })
  const shows = (path: string, text: string) => async () => (await (await request.get(path)).text()).includes(text)
  for (const locale of locales) await expect.poll(shows(`/${locale}`, headline), { timeout: 5000 }).toBe(true)
  const id = /articles\/(\d+)/.exec(page.url())?.[1]
  expect(await (await request.get(`/id/${id}`)).text()).toMatch(/<img[^>]+\/media\/[0-9a-f]{20}-/)

  const arabic = `نص بالعربية ${Date.now()}`
  await page.goto('/admin/collections/translations/create')
  await page.locator('#field-article .rs__control').click()
  await page.keyboard.type(headline.slice(0, 20))
  await page.locator('.rs__option', { hasText: headline }).first().click()
  await page.locator('#field-locale .rs__control').click()
  await page.locator('.rs__option', { hasText: 'العربية' }).click()
  await page.locator('#field-headline').fill(arabic)
  await expect(page.locator('#field-headline')).toHaveCSS('direction', 'rtl')
  await page.locator('.rich-text-lexical [contenteditable="true"]').first().click()
  await page.keyboard.type('الفقرة الأولى.')
  await page.locator('#action-save').click()
  await expect.poll(shows('/ar', arabic), { timeout: 5000 }).toBe(true)
})

test('the admin interface speaks Arabic, right to left', async ({ page, context }) => {
  await context.addCookies([
    {
      name: 'payload-lng',
      value: 'ar',
      url: new URL(page.url() === 'about:blank' ? 'http://localhost' : page.url()).origin,
    },
  ])
  await page.goto('/admin/login')
  await expect(page.locator('html')).toHaveAttribute('dir', /rtl/i)
})
