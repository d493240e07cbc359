// The writing desk with a real browser: words are saved, or kept, and never written over by somebody else's.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { editingTexts } from '#lib/newsroom/admin/editing/texts.ts'
import { account, signIn } from './testing/newsroom.ts'
import { origin } from './testing/site.ts'
import { addressOf, body, draft, enter, newest, open, type Story, saved, saving } from './testing/writing.ts'

// Several browsers each, which sign in and load the newsroom, on a machine that may be busy.
test.describe.configure({ timeout: 300_000 })

type Newsroom = Awaited<ReturnType<typeof signIn>>

const second = { email: 'rekan@warta.example', password: 'another long enough password', name: 'Rekan Uji' }

let headers: Newsroom['headers']
test.beforeAll(async ({ playwright }) => {
  const request = await playwright.request.newContext({ baseURL: origin })
  headers = (await signIn(request)).headers
  const found = await request.get(`/api/users?where[email][equals]=${second.email}&depth=0`, { headers })
  const { totalDocs } = (await found.json()) as { totalDocs: number }
  if (totalDocs === 0) {
    const made = await request.post('/api/users', { headers, data: { ...second, role: 'editor' } })
    expect(made.ok()).toBe(true)
  }
  await request.dispose()
})

async function versionTexts(context: BrowserContext, { id }: Story): Promise<string> {
  const answer = await context.request.get(`/api/articles/versions?where[parent][equals]=${id}&depth=0&limit=100`)
  return JSON.stringify(((await answer.json()) as { docs: unknown[] }).docs)
}

test('a page that stays open past its session keeps its text on the screen', async ({ browser }) => {
  const context = await enter(browser)
  const story = await draft(context, 'Semalaman terbuka')
  const page = await context.newPage()
  await page.clock.install()
  await page.goto(addressOf(story))
  await saved(page)
  await page.clock.fastForward('13:00:00')
  await body(page).click()
  await page.keyboard.type('Keesokan paginya.')
  await page.clock.runFor(3_000)
  await expect.poll(async () => (await newest(context, story)).text).toContain('Keesokan paginya.')
  await expect(page).toHaveURL(new RegExp(`${addressOf(story)}$`))
  await context.close()
})

/** How many copies of words this browser keeps. */
const keptOn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('warta-newsroom', 1)
        opening.onupgradeneeded = () => opening.transaction?.abort()
        opening.onerror = () => resolve(0)
        opening.onsuccess = () => {
          const counting = opening.result.transaction('words').objectStore('words').count()
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
  )

test('a form with a button keeps what was typed until it is saved', async ({ browser }) => {
  const context = await enter(browser)
  const address = '/admin/collections/topics/create'
  const name = `Topik yang belum disimpan ${Date.now()}`
  const first = await context.newPage()
  await first.goto(address)
  // What is typed before the page has come to life is not known to it.
  await expect(async () => {
    await first.locator('#field-name').fill('')
    await first.locator('#field-name').fill(name)
    await expect.poll(() => keptOn(first), { timeout: 3_000 }).toBeGreaterThan(0)
  }).toPass()
  await first.close()
  const page = await context.newPage()
  await page.goto(address)
  const note = page.locator('.editing-note[data-kind="kept"]')
  await note.locator('[data-act="restore"]').click()
  await expect(page.locator('#field-name')).toHaveValue(name)
  await page.locator('#action-save').click()
  await expect(page).toHaveURL(/\/topics\/\d+/)
  const id = Number(page.url().split('/').at(-1))
  await page.waitForTimeout(1000)
  await page.goto(address)
  await expect(page.locator('#field-name')).toHaveValue('')
  await page.waitForTimeout(1000)
  await expect(note).toHaveCount(0)
  await context.request.delete(`/api/topics/${id}`, { headers: { origin } })
  await context.close()
})

test('what is typed while a story that was taken over puts its words aside is put aside, too', async ({ browser }) => {
  const [mine, theirs] = [await enter(browser), await enter(browser, second)]
  const story = await draft(mine, 'Diambil alih saat mengetik')
  const first = await open(mine, story)
  await saved(first)
  await first.route(`**/api/articles/${story.id}?*`, (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  )
  const isPutAside = Promise.withResolvers<void>()
  const typed = Promise.withResolvers<void>()
  await first.route(`**/api/articles/${story.id}/editing`, async (route) => {
    if (route.request().postDataJSON().what === 'aside') {
      isPutAside.resolve()
      await typed.promise
    }
    await route.continue()
  })
  await body(first).click()
  await first.keyboard.type('Sebelum diambil.')
  await saving(first)
  const other = await open(theirs, story)
  await other.locator('#take-over').click()
  await isPutAside.promise
  await first.keyboard.type(' Sementara itu.')
  typed.resolve()
  await expect(first.locator('.editing-note[data-kind="taken"]')).toBeVisible()
  expect(await versionTexts(mine, story)).toContain('Sebelum diambil. Sementara itu.')
  await mine.close()
  await theirs.close()
})

test('words that could not be put aside are offered when the same page writes again', async ({ browser }) => {
  const [mine, theirs] = [await enter(browser), await enter(browser, second)]
  const story = await draft(mine, 'Diambil alih tanpa sambungan')
  const first = await open(mine, story)
  await saved(first)
  await first.route(`**/api/articles/${story.id}?*`, (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  )
  await first.route(`**/api/articles/${story.id}/editing`, (route) =>
    route.request().postDataJSON().what === 'aside' ? route.abort() : route.continue(),
  )
  await body(first).click()
  await first.keyboard.type('Yang tertinggal.')
  await saving(first)
  const other = await open(theirs, story)
  await other.locator('#take-over').click()
  await expect(body(other)).toHaveAttribute('contenteditable', 'true')
  await expect(first.locator('.editing-note[data-kind="taken"]')).toBeVisible()
  await first.unroute(`**/api/articles/${story.id}?*`)
  await first.locator('#take-over').click()
  await expect(body(first)).toHaveAttribute('contenteditable', 'true')
  await body(first).click()
  await first.keyboard.type('Kalimat baru.')
  await saving(first)
  await saved(first)
  await first.unroute(`**/api/articles/${story.id}/editing`)
  await first.locator('.editing-note[data-kind="kept"] [data-act="restore"]').click()
  await expect(body(first)).toContainText('Yang tertinggal.')
  await saving(first)
  await saved(first)
  const versions = await versionTexts(mine, story)
  for (const words of ['Yang tertinggal.', 'Kalimat baru.']) expect(versions).toContain(words)
  await mine.close()
  await theirs.close()
})

test('a page that nobody types on shows what was saved elsewhere, and leaves the caret where it is', async ({
  browser,
}) => {
  const context = await enter(browser)
  const story = await draft(context, 'Judul lama')
  const page = await open(context, story)
  await saved(page)
  await body(page).click()
  await page.keyboard.type('Paragraf pertama.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Paragraf kedua.')
  await saving(page)
  await saved(page)
  await page.keyboard.press('Home')
  const { text } = await newest(context, story)
  const answer = await context.request.patch(`/api/articles/${story.id}?draft=true&depth=0`, {
    headers: { origin },
    data: {
      headline: 'Judul dari program',
      body: JSON.parse(text.replace('Paragraf pertama.', 'Paragraf dari program.')),
      _status: 'draft',
    },
  })
  expect(answer.ok()).toBe(true)
  await expect(page.locator('#field-headline')).toHaveValue('Judul dari program')
  await expect(body(page)).toContainText('Paragraf dari program.')
  await page.keyboard.type('Di depan: ')
  await expect(body(page)).toContainText('Di depan: Paragraf kedua.')
  await saving(page)
  await saved(page)
  const after = await newest(context, story)
  expect(after.headline).toBe('Judul dari program')
  expect(after.text).toMatch(/Paragraf dari program\..*Di depan: Paragraf kedua\./)

  // What only the server can give a shape: the page is made anew.
  const corrected = await context.request.patch(`/api/articles/${story.id}?draft=true&depth=0`, {
    headers: { origin },
    data: { corrections: [{ at: new Date().toISOString(), text: 'Ralat dari program.' }], _status: 'draft' },
  })
  expect(corrected.ok()).toBe(true)
  await expect(page.locator('#field-corrections__0__text')).toHaveValue('Ralat dari program.')
  await body(page).click()
  await page.keyboard.type('Terus. ')
  await saving(page)
  await saved(page)
  expect((await newest(context, story)).text).toContain('Terus. ')
  await context.close()
})

test('what is typed while the page is made anew is not lost', async ({ browser }) => {
  const context = await enter(browser)
  const story = await draft(context, 'Judul lama')
  const page = await open(context, story)
  await saved(page)
  await body(page).click()
  await page.keyboard.type('Sudah tersimpan.')
  await saving(page)
  await saved(page)
  // The page does not learn of the newer text but by being made anew, which takes as long as it takes to type.
  await page.route(`**/api/articles/${story.id}/editing`, (route) => route.abort())
  await page.waitForEvent('requestfailed', (request) => request.url().endsWith('/editing'))
  const answer = await context.request.patch(`/api/articles/${story.id}?draft=true&depth=0`, {
    headers: { origin },
    data: { headline: 'Judul dari program', _status: 'draft' },
  })
  expect(answer.ok()).toBe(true)
  const typed = Promise.withResolvers<void>()
  const isMade = Promise.withResolvers<void>()
  await page.route(/\/admin\/collections\/articles\/\d+(?:\?|$)/, async (route) => {
    if (!route.request().headers().rsc) return route.continue()
    const made = await route.fetch()
    isMade.resolve()
    await typed.promise
    await route.fulfill({ response: made })
  })
  await page.evaluate(() => (window as unknown as { next: { router: { refresh(): void } } }).next.router.refresh())
  await isMade.promise
  await page.locator('#field-standfirst').fill('Teras yang diketik sementara itu.')
  await body(page).press('Control+End')
  await page.keyboard.type(' Lalu lebih banyak.')
  typed.resolve()
  const note = page.locator('.editing-note[data-kind="stale"]')
  await expect(note).toBeVisible()
  await page.unroute(`**/api/articles/${story.id}/editing`)
  await expect(page.locator('#field-standfirst')).toHaveValue('Teras yang diketik sementara itu.')
  await expect(body(page)).toContainText('Sudah tersimpan. Lalu lebih banyak.')
  await note.locator('#compare-texts').click()
  await page.locator('.compare-texts[open] [data-act="use"]').click()
  await saved(page)
  const after = await newest(context, story)
  expect([after.headline, after.text.includes('Lalu lebih banyak.')]).toEqual(['Judul dari program', true])
  await context.close()
})

for (const [language, other] of [
  ['id', 'ar'],
  ['ar', 'id'],
] as const) {
  const texts = editingTexts(language)

  test(`${language}: leaving within the two seconds loses nothing`, async ({ browser }) => {
    const context = await enter(browser, account, language)
    for (const leave of ['reload', 'close', 'link'] as const) {
      const story = await draft(context, `Pergi: ${leave}`)
      const page = await open(context, story)
      await saved(page)
      await body(page).click()
      await page.keyboard.type(`Diketik lalu ${leave}.`)
      // The editor hands its text to the form within half a second.
      await saving(page)
      if (leave === 'reload') await page.reload()
      else if (leave === 'close') await page.close({ runBeforeUnload: true })
      else await page.locator('.step-nav a').first().click()
      await expect.poll(async () => (await newest(context, story)).text).toContain(`Diketik lalu ${leave}.`)
      const again = await open(context, story)
      await expect(body(again)).toContainText(`Diketik lalu ${leave}.`)
      await expect(again.locator('.editing-note[data-kind="kept"]')).toHaveCount(0)
      await again.close()
    }
    await context.close()
  })

  test(`${language}: a browser that crashed offers the words that were not saved`, async ({
    playwright,
    browser,
  }, info) => {
    const helper = await enter(browser, account, language)
    const story = await draft(helper, 'Peramban macet')
    const profile = info.outputPath('profile')
    const options = { ...info.project.use.launchOptions, baseURL: origin, viewport: { width: 1400, height: 1000 } }
    const launch = async () => {
      const context = await playwright.chromium.launchPersistentContext(profile, options)
      await context.addCookies([{ name: 'payload-lng', value: language, url: origin }])
      const { email, password } = account
      await context.request.post('/api/users/login', { data: { email, password }, headers: { origin } })
      return context
    }
    const crashing = await launch()
    const page = await open(crashing, story)
    await saved(page)
    await page.route(`**/api/articles/${story.id}?*`, (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    )
    await body(page).click()
    await page.keyboard.type('Kalimat yang belum sampai.')
    await expect(page.locator('.save-state')).toHaveAttribute('data-state', 'failed')
    await page.waitForTimeout(1000)
    const gone = new Promise((resolve) => crashing.once('close', resolve))
    const cdp = await crashing.newCDPSession(page)
    await cdp.send('Browser.crash').catch(() => null)
    await gone

    const context = await launch()
    const again = await open(context, story)
    const note = again.locator('.editing-note[data-kind="kept"]')
    await expect(note).toContainText(texts.kept.slice(0, texts.kept.indexOf('{')))
    await expect(note).toContainText('WIB')
    await expect(body(again)).not.toContainText('Kalimat yang belum sampai.')
    await note.locator('[data-act="restore"]').click()
    await expect(body(again)).toContainText('Kalimat yang belum sampai.')
    await expect(note).toHaveCount(0)
    await expect.poll(async () => (await newest(helper, story)).text).toContain('Kalimat yang belum sampai.')
    await context.close()
    await helper.close()
  })

  test(`${language}: a session that ends asks to sign in above the text, which stays`, async ({ browser }) => {
    const context = await enter(browser, account, language)
    const helper = await enter(browser, account, language)
    const story = await draft(context, 'Sesi berakhir')
    const page = await open(context, story)
    await saved(page)
    await context.clearCookies({ name: 'payload-token' })
    // Also while nobody types.
    const dialog = page.locator('dialog[open]')
    await expect(dialog).toBeVisible()
    await expect(page.locator('.save-state')).toContainText(texts.faults.session)
    await dialog.getByRole('button', { name: texts.close }).click()
    await body(page).click()
    await page.keyboard.type('Diketik setelah sesi berakhir.')
    await page.locator('.save-state').getByRole('button', { name: texts.signIn }).click()
    const frame = dialog.frameLocator('iframe')
    await frame.locator('#field-email').fill(account.email)
    await frame.locator('#field-password').fill(account.password)
    await frame.locator('form button[type="submit"]').click()
    await saved(page)
    await expect(dialog).toHaveCount(0)
    await expect(body(page)).toContainText('Diketik setelah sesi berakhir.')
    expect((await newest(helper, story)).text).toContain('Diketik setelah sesi berakhir.')
    await context.close()
    await helper.close()
  })

  test(`${language}: the second to open a story reads along, and can take it over; no words of either are lost`, async ({
    browser,
  }) => {
    const [mine, theirs] = [await enter(browser, account, language), await enter(browser, second, other)]
    const story = await draft(mine, 'Berdua')
    const first = await open(mine, story)
    await saved(first)
    await body(first).click()
    await first.keyboard.type('Dari yang pertama.')
    await saving(first)
    await saved(first)

    const theirPage = await open(theirs, story)
    const note = theirPage.locator('.editing-note[data-kind="reading"]')
    await expect(note).toContainText(account.name)
    await expect(body(theirPage)).toHaveAttribute('contenteditable', 'false')
    await expect(theirPage.locator('#action-save')).toHaveCount(0)
    await expect(body(theirPage)).toContainText('Dari yang pertama.')
    await first.keyboard.type(' Lalu lebih banyak.')
    await expect(body(theirPage)).toContainText('Lalu lebih banyak.')

    // What the first has not saved when it is taken away from them.
    await first.route(`**/api/articles/${story.id}?*`, (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    )
    await first.keyboard.type(' Yang sedang diketik.')
    await expect(first.locator('.save-state')).toHaveAttribute('data-state', 'failed')
    await note.locator('#take-over').click()
    await expect(body(theirPage)).toHaveAttribute('contenteditable', 'true')
    await expect(first.locator('.editing-note[data-kind="taken"]')).toContainText(second.name)
    await expect(body(first)).toHaveAttribute('contenteditable', 'false')
    await body(theirPage).click()
    await theirPage.keyboard.press('Control+End')
    await theirPage.keyboard.type(' Dari yang kedua.')
    await saving(theirPage)
    await saved(theirPage)
    await expect(body(first)).toContainText('Dari yang kedua.')
    const versions = await versionTexts(mine, story)
    for (const words of ['Dari yang pertama. Lalu lebih banyak.', 'Yang sedang diketik.', 'Dari yang kedua.']) {
      expect(versions).toContain(words)
    }
    await mine.close()
    await theirs.close()
  })

  test(`${language}: a text that somebody else has saved since is not written over: both stand side by side`, async ({
    browser,
  }) => {
    const context = await enter(browser, account, language)
    const story = await draft(context, 'Dua naskah')
    const page = await open(context, story)
    await saved(page)
    await body(page).click()
    await page.keyboard.type('Paragraf saya.')
    await saving(page)
    await saved(page)
    // By a way that holds nothing: a script, an import.
    const read = await newest(context, story)
    const changed = JSON.parse(read.text) as { root: { children: unknown[] } }
    const copy = JSON.parse(
      JSON.stringify(changed.root.children[0]).replace('Paragraf saya.', 'Paragraf rekan.'),
    ) as object
    changed.root.children.push(copy)
    await page.route(`**/api/articles/${story.id}/editing`, (route) => route.abort())
    // An answer that is on its way would bring the page up to date.
    await page.waitForEvent('requestfailed', (request) => request.url().endsWith('/editing'))
    const answer = await context.request.patch(`/api/articles/${story.id}?draft=true&depth=0`, {
      headers: { origin },
      data: { body: changed, standfirst: 'Teras rekan', _status: 'draft' },
    })
    expect(answer.ok()).toBe(true)
    await body(page).click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('Tambahan saya: ')
    const note = page.locator('.editing-note[data-kind="stale"]')
    await expect(note).toBeVisible()
    await expect(page.locator('.save-state')).toContainText(texts.notSaved)
    await page.unroute(`**/api/articles/${story.id}/editing`)
    await note.locator('#compare-texts').click()
    const dialog = page.locator('.compare-texts[open]')
    await expect(dialog).toContainText('Tambahan saya: Paragraf saya.')
    await expect(dialog).toContainText('Paragraf rekan.')
    await dialog.locator('[data-act="use"]').click()
    await saved(page)
    await expect(page.locator('#field-standfirst')).toHaveValue('Teras rekan')
    await expect(body(page)).toContainText('Tambahan saya: Paragraf saya.')
    await expect(body(page)).toContainText('Paragraf rekan.')
    expect((await newest(context, story)).text).toContain('Tambahan saya: Paragraf saya.')
    await context.close()
  })
}
