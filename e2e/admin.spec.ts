// The newsroom with a real browser: the first account, and a story from the empty form to the front pages.
import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { account } from './newsroom.ts'
import { locales } from './site.ts'

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
  await page.waitForTimeout(2500)
  await page.locator('#action-save').click()
  await expect
    .poll(async () => (await (await request.get('/ja')).text()).includes(headline), { timeout: 10_000 })
    .toBe(true)
  for (const locale of locales) {
    expect(await (await request.get(`/${locale}`)).text(), locale).toContain(headline)
  }
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
