// The writing desk as one person uses it, in the Indonesian and the Arabic interface.
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { editingTexts } from '#lib/newsroom/admin/editing/texts.ts'
import { textsIn } from '#lib/newsroom/admin/labels.ts'
import { account, signIn } from './testing/newsroom.ts'
import { origin } from './testing/site.ts'
import { body, draft, enter, newest, open, type Story, saved, saving } from './testing/writing.ts'

test.describe.configure({ timeout: 180_000 })

const languages = ['id', 'ar'] as const
type Language = (typeof languages)[number]

test.beforeAll(async ({ playwright }) => {
  const request = await playwright.request.newContext({ baseURL: origin })
  await signIn(request)
  await request.dispose()
})

/** A page that tests use one after another, where nothing is asked of the one before; a new one after a failure. */
type Desk = {
  readonly language: Language
  readonly context: BrowserContext
  readonly page: Page
  readonly story: Story
}
let shared: Desk | null = null
async function desk(browser: Browser, language: Language): Promise<Desk> {
  if (shared?.language !== language) {
    await close()
    const context = await enter(browser, account, language)
    const story = await draft(context, 'Satu halaman')
    shared = { language, context, story, page: await open(context, story) }
  }
  const { page } = shared
  await saved(page)
  await page.locator('#field-headline').fill(`Satu halaman ${Date.now()}`)
  await body(page).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await saving(page)
  await saved(page)
  return shared
}
async function close() {
  await shared?.context.request.delete(`/api/articles/${shared.story.id}`, { headers: { origin } })
  await shared?.context.close()
  shared = null
}
test.afterEach(async ({ browserName: _ }, { status, expectedStatus }) => {
  if (status !== expectedStatus) await close()
})
test.afterAll(close)

/** Payload's word for it. */
const published = (language: Language) => ({ id: 'Diterbitkan', ar: 'تمّ النّشر' })[language]

for (const language of languages) {
  const texts = editingTexts(language)
  const { schedule, errors } = textsIn(language)

  test(`${language}: what is typed is saved by itself, and the header says when`, async ({ browser }) => {
    const { context, page, story } = await desk(browser, language)
    await body(page).click()
    await page.keyboard.type('Kalimat pertama.')
    await saving(page)
    await saved(page)
    await expect(page.locator('.save-state')).toContainText(/\d\d[.:]\d\d WIB/)
    expect((await newest(context, story)).text).toContain('Kalimat pertama.')
  })

  test(`${language}: it fits a phone, with all its buttons`, async ({ browser }) => {
    const { page } = await desk(browser, language)
    const wide = page.viewportSize() ?? { width: 1400, height: 1000 }
    await page.setViewportSize({ width: 400, height: 800 })
    try {
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(400)
      const bar = await page.locator('.doc-controls__controls-wrapper').boundingBox()
      for (const button of await page.locator('.doc-controls__controls-wrapper button:visible').all()) {
        const box = await button.boundingBox()
        expect(
          box && bar && box.y >= bar.y && box.y + box.height <= bar.y + bar.height,
          `${await button.textContent()}`,
        ).toBe(true)
        expect(box && box.x >= 0 && box.x + box.width <= 400).toBe(true)
      }
    } finally {
      await page.setViewportSize(wide)
    }
  })

  test(`${language}: without a connection it says so, keeps the words, and saves them when it is back`, async ({
    browser,
  }) => {
    const { context, page, story } = await desk(browser, language)
    await context.setOffline(true)
    await body(page).click()
    await page.keyboard.type('Ditulis di kereta.')
    const state = page.locator('.save-state')
    await expect(state).toHaveAttribute('data-state', 'failed')
    await expect(state).toContainText(texts.notSaved)
    await expect(state).toContainText(texts.faults.offline)
    await page.keyboard.type(' Masih di kereta.')
    await context.setOffline(false)
    await saved(page)
    expect((await newest(context, story)).text).toContain('Ditulis di kereta. Masih di kereta.')
  })

  test(`${language}: a server that fails is asked again until it saves`, async ({ browser }) => {
    const { context, page, story } = await desk(browser, language)
    let failures = 2
    await page.route(`**/api/articles/${story.id}?*`, async (route) => {
      if (route.request().method() !== 'PATCH' || failures === 0) return route.continue()
      failures -= 1
      await route.fulfill({ status: 503, json: { errors: [{ message: 'Basis data tidak terjangkau.' }] } })
    })
    await page.locator('#field-headline').fill('Server gagal dua kali')
    await expect(page.locator('.save-state')).toContainText('Basis data tidak terjangkau.')
    await saved(page)
    expect(failures).toBe(0)
    expect((await newest(context, story)).headline).toBe('Server gagal dua kali')
    await page.unroute(`**/api/articles/${story.id}?*`)
  })

  test(`${language}: an answer that is lost on the way is no conflict`, async ({ browser }) => {
    const { context, page, story } = await desk(browser, language)
    let isLost = false
    await page.route(`**/api/articles/${story.id}?*`, async (route) => {
      if (route.request().method() !== 'PATCH' || isLost) return route.continue()
      isLost = true
      await route.fetch()
      await route.abort()
    })
    await page.locator('#field-headline').fill('Jawaban pertama hilang')
    await expect(page.locator('.save-state')).toHaveAttribute('data-state', 'failed')
    await page.locator('#field-headline').fill('Jawaban pertama hilang, lalu ditulis lagi')
    await saved(page)
    expect((await newest(context, story)).headline).toBe('Jawaban pertama hilang, lalu ditulis lagi')
    await page.unroute(`**/api/articles/${story.id}?*`)
  })

  test(`${language}: Ctrl+K links what is chosen, and a dialog that is closed leaves no link`, async ({ browser }) => {
    const { context, page, story } = await desk(browser, language)
    await body(page).click()
    await page.keyboard.type('Harga beras')
    const chosen = () => page.evaluate(() => getSelection()?.toString())
    await expect(async () => {
      await page.keyboard.press('End')
      await page.keyboard.press('Control+Shift+ArrowLeft')
      expect(await chosen()).toBe('beras')
    }).toPass()
    const link = body(page).locator('a')
    const drawer = page.locator('.lexical-link-edit-drawer')
    await page.keyboard.press('Control+k')
    await expect(drawer.locator('#field-url')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(drawer).toHaveCount(0)
    await expect(link).toHaveCount(0)
    await expect(body(page)).toHaveText('Harga beras')
    await expect.poll(chosen).toBe('beras')
    await page.keyboard.press('Control+k')
    await drawer.locator('#field-url').fill('kompas.com')
    await drawer.locator('button[type="submit"]').click()
    await expect(link).toHaveText('beras')
    await expect.poll(async () => (await newest(context, story)).text).toContain('"https://kompas.com')
    // Within a link it is the link that is changed.
    await body(page).press('End')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Control+k')
    await expect(drawer.locator('#field-url')).toHaveValue(/kompas\.com/)
    await page.keyboard.press('Escape')
    await expect(drawer).toHaveCount(0)
  })

  test(`${language}: publishing right after the last key publishes it, and leaves no draft behind`, async ({
    browser,
  }) => {
    const { context, page, story } = await desk(browser, language)
    await body(page).click()
    await page.keyboard.type('Isi yang terbit.')
    await saving(page)
    await page.locator('#action-save').click()
    await expect.poll(async () => (await newest(context, story)).status).toBe('published')
    await saved(page)
    await page.waitForTimeout(5000)
    const after = await newest(context, story)
    expect([after.status, after.text.includes('Isi yang terbit.')]).toEqual(['published', true])
    await page.keyboard.press('Control+s')
    await saved(page)
    expect((await newest(context, story)).status).toBe('published')
  })

  test(`${language}: what is typed when the story is taken back stays, on the page and on the server`, async ({
    browser,
  }) => {
    const { context, page, story } = await desk(browser, language)
    await body(page).click()
    await page.keyboard.type('Sudah terbit.')
    await saving(page)
    await page.locator('#action-save').click()
    await expect.poll(async () => (await newest(context, story)).status).toBe('published')
    await saved(page)
    await page.locator('#field-standfirst').fill('Diketik sebelum ditarik.')
    await page.locator('.doc-controls__popup button').first().click()
    await page.locator('#action-unpublish').click()
    await page.locator('#confirm-action').click()
    await expect.poll(async () => (await context.request.get(`/id/${story.id}`)).status()).toBe(404)
    await saved(page)
    await expect(page.locator('#field-standfirst')).toHaveValue('Diketik sebelum ditarik.')
    const answer = await context.request.get(`/api/articles/${story.id}?draft=true&depth=0`)
    expect(await answer.json()).toMatchObject({ standfirst: 'Diketik sebelum ditarik.', _status: 'draft' })
    await page.locator('#field-standfirst').fill('Lalu lebih banyak.')
    await saving(page)
    await saved(page)
  })

  test(`${language}: Tab moves a point of a list in, and never the focus out; Ctrl+S saves`, async ({ browser }) => {
    const { context, page, story } = await desk(browser, language)
    await body(page).click()
    await page.keyboard.type('- Satu')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Dua')
    await expect(body(page)).toBeFocused()
    await expect(body(page).locator('li li')).toHaveText('Dua')
    await page.keyboard.press('Shift+Tab')
    await expect(body(page).locator('li li')).toHaveCount(0)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect(body(page)).toBeFocused()
    await page.keyboard.type(' lagi')
    await page.keyboard.press('Control+s')
    await saved(page)
    expect((await newest(context, story)).text).toContain('Dua lagi')
  })

  test(`${language}: what can’t be published says so in words, and stays saved as a draft`, async ({ browser }) => {
    const { context, page, story } = await desk(browser, language)
    await page.locator('#field-headline').fill('')
    await body(page).click()
    await page.keyboard.type('Tanpa judul.')
    await saving(page)
    await saved(page)
    await page.locator('#action-save').click()
    const faults = page.locator('.editing-note[data-kind="faults"]')
    await expect(faults).toContainText(texts.notPublished)
    await page.locator('#field-standfirst').focus()
    await faults.getByRole('button', { name: texts.fields.headline }).click()
    await expect(page.locator('#field-headline')).toBeFocused()
    const after = await newest(context, story)
    expect([after.status, after.text.includes('Tanpa judul.')]).toEqual(['draft', true])
    await saved(page)
  })

  test(`${language}: a schedule proposes publishing, at a time of the site’s zone`, async ({ browser }) => {
    const { page } = await desk(browser, language)
    await body(page).click()
    await page.keyboard.type('Isi.')
    await saving(page)
    await saved(page)
    await page.locator('#schedule-publish').click()
    const dialog = page.locator('.schedule-dialog[open]')
    await expect(dialog.locator('input[value="publish"]')).toBeChecked()
    await expect(dialog).toContainText('WIB')
    await dialog.locator('[name="schedule-day"]').fill('2001-01-01')
    await dialog.locator('[data-act="schedule"]').click()
    await expect(dialog.locator('[role="alert"]')).toContainText(errors.pastMoment)
    await dialog.locator('[name="schedule-day"]').fill('2099-12-31')
    await dialog.locator('[name="schedule-time"]').fill('18:00')
    await dialog.locator('[data-act="schedule"]').click()
    const note = page.locator('.schedule-notes')
    await expect(note).toContainText(/31 .*2099.*18[.:]00 WIB/)
    await note.getByRole('button', { name: schedule.cancel }).click()
    await expect(note).toHaveCount(0)
  })

  test(`${language}: a scheduled story goes out once, which an open page shows`, async ({ browser }) => {
    const context = await enter(browser, account, language)
    const story = await draft(context, `Terbit sendiri ${Date.now()}`)
    const page = await open(context, story)
    await saved(page)
    await body(page).click()
    await page.keyboard.type('Isi yang terbit.')
    await saving(page)
    await saved(page)
    const at = new Date(Date.now() + 5_000).toISOString()
    const made = await context.request.post(`/api/articles/${story.id}/schedule`, {
      headers: { origin },
      data: { what: 'make', type: 'publish', at },
    })
    expect(made.ok()).toBe(true)
    const status = page.locator('.status__value')
    // The worker looks every second.
    await expect(status).toContainText(published(language), { timeout: 120_000 })
    await expect(page.locator('.schedule-notes')).toHaveCount(0)
    await saved(page)
    await body(page).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Yang belum terbit.')
    await saving(page)
    await saved(page)
    const reader = await context.request.get(`/id/${story.id}`)
    expect([reader.status(), (await reader.text()).includes('Yang belum terbit')]).toEqual([200, false])
    // Taken back, it stays taken back.
    const back = await context.request.patch(`/api/articles/${story.id}?depth=0`, {
      headers: { origin },
      data: { _status: 'draft' },
    })
    expect(back.ok()).toBe(true)
    await expect(status).not.toContainText(published(language), { timeout: 30_000 })
    expect((await context.request.get(`/id/${story.id}`)).status()).not.toBe(200)
    await context.request.delete(`/api/articles/${story.id}`, { headers: { origin } })
    await context.close()
  })
}
