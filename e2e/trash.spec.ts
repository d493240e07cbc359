// A mistaken delete is undone: in a real browser, with the admin interface in Indonesian and in Arabic.
import { expect, type Page, test } from '@playwright/test'
import { account, signIn } from './testing/newsroom.ts'
import { locales, origin } from './testing/site.ts'

const shots = process.env.TRASH_SHOTS

const words = {
  id: { discard: 'Pindahkan ke tempat sampah', along: 'Terjemahan yang ikut: 2.', front: 'dibaca 0 kali hari ini' },
  ar: { discard: 'انقل إلى المهملات', along: 'الترجمات التي تُنقل معه: 2.', front: 'عدد القراءات اليوم: 0' },
} as const

async function look(page: Page, name: string) {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` })
}

async function enter(page: Page, language: 'id' | 'ar') {
  await page.context().addCookies([{ name: 'payload-lng', value: language, url: origin }])
  await page.goto('/admin/login')
  await page.locator('#field-email').fill(account.email)
  await page.locator('#field-password').fill(account.password)
  await page.locator('form button[type="submit"]').click()
  await expect(page).toHaveURL(/\/admin\/?$/)
}

for (const language of ['id', 'ar'] as const) {
  test(`a story is deleted, says so to readers, and comes back with its translations: ${language}`, async ({
    page,
    request,
  }) => {
    test.setTimeout(240_000)
    const newsroom = await signIn(request)
    const headline = `Salah hapus ${language} ${Date.now()}`
    const id = await newsroom.publish(headline)
    await newsroom.translate(id, 'en', `Deleted by mistake ${language}`, 'A text.')
    await newsroom.translate(id, 'ar', `حُذف خطأً ${language}`, 'نص.')
    const status = async (path: string) => (await request.get(path)).status()
    for (const locale of locales) await expect.poll(() => status(`/${locale}/${id}`)).toBe(200)

    await enter(page, language)
    await page.setViewportSize({ width: 1400, height: 1000 })
    await page.goto(`/admin/collections/articles/${id}`)
    await page.locator('.doc-controls__popup button').first().click()
    await page.locator('#action-discard').click()
    const dialog = page.locator('.move-dialog')
    await expect(dialog).toContainText(words[language].discard)
    await expect(dialog).toContainText(words[language].along)
    await expect(dialog).toContainText(words[language].front)
    const note = `Berita ini ditarik, karena ${language}.`
    await dialog.locator('textarea[name="note-id"]').fill(note)
    await look(page, `discard-${language}`)
    await page.locator('#move-confirm').click()
    await expect(page).toHaveURL(/\/collections\/articles(?:\?|$)/)

    for (const locale of locales) {
      await expect.poll(() => status(`/${locale}/${id}`)).toBe(410)
      const said = await (await request.get(`/${locale}/${id}`)).text()
      expect(said).toContain(note)
      expect(said).not.toContain(headline)
    }
    await page.goto(`/id/${id}`)
    await look(page, `withdrawn-${language}`)
    await page.goto(`/ar/${id}`)
    await look(page, `withdrawn-in-arabic-${language}`)

    await page.goto('/admin/collections/articles/trash')
    const row = page.locator('tbody tr', { hasText: headline })
    await expect(row).toContainText(account.name)
    await expect(row.locator('input[type="checkbox"]')).toBeEnabled()
    await row.locator('input[type="checkbox"]').check({ force: true })
    await look(page, `trash-${language}`)
    await page.locator('#bulk-restore').click()
    await look(page, `restore-${language}`)
    await page.locator('#move-confirm').click()
    await expect(row).toHaveCount(0)
    for (const locale of locales) await expect.poll(() => status(`/${locale}/${id}`)).toBe(200)
    expect(await (await request.get(`/en/${id}`)).text()).toContain(`Deleted by mistake ${language}`)
    await newsroom.remove(id)
  })
}

test('many are chosen, and the number is typed', async ({ page, request }) => {
  test.setTimeout(240_000)
  const newsroom = await signIn(request)
  const stem = `Banyak ${Date.now()}`
  const ids: number[] = []
  for (const n of [1, 2, 3]) ids.push(await newsroom.publish(`${stem} ${n}`))
  await enter(page, 'id')
  await page.setViewportSize({ width: 1400, height: 1000 })
  await page.goto(`/admin/collections/articles?search=${encodeURIComponent(stem)}`)
  const rows = page.locator('tbody tr', { hasText: stem })
  await expect(rows).toHaveCount(3)
  for (const n of [0, 1, 2]) {
    const box = rows.nth(n).locator('input[type="checkbox"]')
    // The list is shut until the page has come to life; `force` would not wait for it.
    await expect(box).toBeEnabled()
    await box.check({ force: true })
  }
  await look(page, 'bulk')
  await page.locator('#bulk-unpublish').click()
  await expect(page.locator('#move-confirm')).toBeDisabled()
  await page.locator('.move-dialog__number').fill('2')
  await expect(page.locator('#move-confirm')).toBeDisabled()
  await page.locator('.move-dialog__number').fill('3')
  await look(page, 'bulk-dialog')
  await page.locator('#move-confirm').click()
  for (const id of ids) await expect.poll(async () => (await request.get(`/id/${id}`)).status()).toBe(404)
  for (const id of ids) await newsroom.remove(id)
})
