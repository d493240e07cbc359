// The translation desk with a real browser: from the list to a segment and back to the readers.
import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { account, signIn, until } from './testing/newsroom.ts'
import { origin, watch } from './testing/site.ts'

/** Opens the admin interface's session in the browser, in a language. */
async function enter(context: BrowserContext, page: Page, language: string) {
  await signIn(page.request)
  await page.request.post('/api/users/login', {
    data: { email: account.email, password: account.password },
    headers: { origin },
  })
  await context.addCookies([{ name: 'payload-lng', value: language, url: origin }])
}

/** Until the page hears keys: before React has taken over what the server rendered, they are lost. */
async function openFirstSegment(page: Page, key: string) {
  await expect(async () => {
    await page.keyboard.press(key)
    await expect(page.locator('[data-open="true"]')).toHaveCount(1, { timeout: 500 })
  }).toPass()
}

/** What axe finds in what is ours; the frame around it is Payload's. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include('[data-desk]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

const overflows = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('an editor corrects a translation side by side, by keyboard, and readers see it', async ({ context, page }) => {
  test.setTimeout(120_000)
  const seen = watch(page)
  await enter(context, page, 'ar')
  const newsroom = await signIn(page.request)
  const headline = `Uji meja ${Date.now()}`
  const id = await newsroom.publish(headline)
  try {
    await newsroom.translate(id, 'ar', 'عنوان للتجربة', 'نص الخبر كما كان.')

    await page.goto('/admin/translation-desk?state=all')
    await expect(page.locator('html')).toHaveAttribute('dir', /rtl/i)
    await expect(page.getByRole('heading', { level: 1, name: 'مكتب الترجمة' })).toBeVisible()
    await expect(page.getByRole('status').getByText('TRANSLATION_ENGINES')).toBeVisible()
    await expect(async () => {
      await page.getByRole('searchbox').fill('')
      await page.getByRole('searchbox').fill(headline)
      await expect(page).toHaveURL(/search=Uji/, { timeout: 1_000 })
    }).toPass()
    await page.getByLabel('اللغة').selectOption('ar')
    const row = page.getByRole('row', { name: headline })
    await expect(row.getByRole('link', { name: /منشورة|الانتظار|متأخرة|محرك/ })).toHaveCount(1)
    await page.reload()
    await row.getByRole('link').last().click()
    await expect(page).toHaveURL(new RegExp(`translation-desk/${id}/ar$`))

    // J: the first segment, J: the second, Enter: its field.
    await openFirstSegment(page, 'j')
    await page.keyboard.press('j')
    await expect(page.locator(':focus')).toHaveAttribute('aria-expanded', 'true')
    await page.keyboard.press('Enter')
    const field = page.locator('textarea')
    await expect(field).toBeFocused()
    await expect(field).toHaveCSS('direction', 'rtl')
    await field.fill('نص الخبر بعد التصحيح.')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('status').getByText('حُفظ.')).toBeVisible()
    const reader = async () => (await page.request.get(`/ar/${id}`)).text()
    await until(async () => (await reader()).includes('بعد التصحيح'), 5_000, 'readers see the corrected text')

    // The original changes: the text is behind, until somebody vouches for it.
    await newsroom.change(id, { headline: `${headline} lagi` })
    await page.reload()
    await expect(page.getByText('تغيّر الأصل')).toBeVisible()
    await expect(page.locator('ins')).toHaveText(/lagi/)
    await openFirstSegment(page, 'Alt+ArrowDown')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('status').getByText('تمت الموافقة.')).toBeVisible()
    await expect(page.getByText('تغيّر الأصل')).toHaveCount(0)

    await page.getByRole('button', { name: 'سحب' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'سحب' }).click()
    await expect(page.getByText('مسحوبة').first()).toBeVisible()
    await until(async () => !(await reader()).includes('بعد التصحيح'), 5_000, 'readers get the original')
    await page.getByRole('button', { name: 'نشر', exact: true }).click()
    await until(async () => (await reader()).includes('بعد التصحيح'), 5_000, 'readers get the translation again')
    expect(seen).toEqual({ errors: [], foreign: [] })
  } finally {
    await newsroom.remove(id)
  }
})

test('nothing that is typed is lost, and broken formatting is refused', async ({ context, page }) => {
  await enter(context, page, 'id')
  const newsroom = await signIn(page.request)
  const id = await newsroom.publish(`Uji ketik ${Date.now()}`)
  try {
    await newsroom.translate(id, 'fr', 'Un titre', 'Un texte.')
    await page.goto(`/admin/translation-desk/${id}/fr`)
    await openFirstSegment(page, 'j')
    await page.getByRole('button', { name: 'Ubah', exact: true }).click()
    await page.locator('textarea').fill('Un autre <1>titre')
    await page.getByRole('button', { name: 'Simpan', exact: true }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Belum disimpan' })).toBeVisible()
    await expect(page.locator('textarea')).toHaveValue('Un autre <1>titre')

    page.on('dialog', (dialog) => dialog.accept())
    await page.reload()
    await expect(page.getByText('Belum disimpan', { exact: true })).toBeVisible()
    await openFirstSegment(page, 'j')
    await page.getByRole('button', { name: 'Ubah', exact: true }).click()
    await expect(page.locator('textarea')).toHaveValue('Un autre <1>titre')

    // Someone else is quicker: what they wrote stands beside what is typed.
    await page.locator('textarea').fill('Encore un titre')
    const [translation] = (
      (await (await page.request.get(`/api/translations?where[article][equals]=${id}`)).json()) as {
        docs: { id: number }[]
      }
    ).docs
    await page.request.patch(`/api/translations/${translation?.id}`, {
      data: { headline: 'Titre des autres' },
      headers: newsroom.headers,
    })
    await page.getByRole('button', { name: 'Simpan', exact: true }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'diubah orang lain' })).toBeVisible()
    await expect(page.getByText('Titre des autres')).toBeVisible()
    await expect(page.locator('textarea')).toHaveValue('Encore un titre')
    await page.getByRole('button', { name: 'Simpan', exact: true }).click()
    await expect(page.getByRole('status').getByText('Tersimpan.')).toBeVisible()
  } finally {
    await newsroom.remove(id)
  }
})

test('the desk follows what happens, and asks for translations of what is selected', async ({ context, page }) => {
  test.setTimeout(90_000)
  await enter(context, page, 'id')
  const newsroom = await signIn(page.request)
  await page.goto('/admin/translation-desk')
  const headline = `Uji langsung ${Date.now()}`
  const id = await newsroom.publish(headline)
  try {
    const row = page.getByRole('row', { name: headline })
    await expect(row).toBeVisible({ timeout: 40_000 })
    await row.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Terjemahkan sekarang' }).click()
    await expect(page.getByText('Diminta: 5 terjemahan.')).toBeVisible()

    await page.goto(`/admin/collections/articles/${id}`)
    const panel = page.getByRole('region', { name: 'Meja terjemahan' })
    await expect(panel.getByText('Belum ada mesin')).toHaveCount(5, { timeout: 20_000 })
    const own = panel.getByRole('link', { name: 'Tulis sendiri' }).first()
    await expect(own).toHaveAttribute('href', new RegExp(`create\\?article=${id}&to=en`))
  } finally {
    await newsroom.remove(id)
  }
})

for (const [language, width, scheme] of [
  ['id', 1280, 'light'],
  ['ar', 360, 'dark'],
  ['ja', 360, 'light'],
  ['ar', 1280, 'light'],
] as const) {
  test(`axe finds nothing at the desk, and it fits: ${language}, ${width} px, ${scheme}`, async ({ context, page }) => {
    test.setTimeout(120_000)
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: scheme })
    await enter(context, page, language)
    const newsroom = await signIn(page.request)
    const id = await newsroom.publish(`Uji axe ${Date.now()}`)
    try {
      await newsroom.translate(id, 'ar', 'عنوان', 'نص الخبر.')
      await newsroom.change(id, { headline: 'Judul lain' })
      for (const path of ['?state=all', `/${id}/ar`, '/usage?by=locale']) {
        await page.goto(`/admin/translation-desk${path}`)
        await page.locator('[data-desk]').waitFor()
        if (path.endsWith('/ar')) {
          await openFirstSegment(page, 'j')
          await page.keyboard.press('Enter')
          await page.locator('textarea').waitFor()
        }
        expect(await faults(page), path).toEqual([])
        expect(await overflows(page), path).toBeLessThanOrEqual(0)
      }
      await page.goto(`/admin/collections/articles/${id}`)
      await page.locator('[data-desk]').waitFor()
      expect(await faults(page)).toEqual([])
    } finally {
      await newsroom.remove(id)
    }
  })
}

test('strangers are sent to sign in', async ({ page }) => {
  for (const path of ['', '/usage', '/1/ar']) {
    await page.goto(`/admin/translation-desk${path}`)
    await expect(page).toHaveURL(/\/admin\/(?:login|create-first-user)/)
  }
})
