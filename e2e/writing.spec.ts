// The writing desk with a real browser: words are saved, or kept, and never written over by somebody else's.
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { account, signIn } from './testing/newsroom.ts'
import { origin } from './testing/site.ts'

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

/** A browser of its own, signed in. */
async function enter(browser: Browser, { email, password } = account, language = 'id'): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1400, height: 1000 } })
  await context.addCookies([{ name: 'payload-lng', value: language, url: origin }])
  const answer = await context.request.post('/api/users/login', { data: { email, password }, headers: { origin } })
  expect(answer.ok()).toBe(true)
  return context
}

type Story = { readonly id: number; readonly updatedAt: string }
async function draft(context: BrowserContext, headline: string): Promise<Story> {
  const sections = await context.request.get('/api/sections?limit=1&depth=0')
  const { docs } = (await sections.json()) as { docs: { id: number }[] }
  const answer = await context.request.post('/api/articles?draft=true&depth=0', {
    headers: { origin },
    data: { headline, section: docs[0]?.id, _status: 'draft' },
  })
  return ((await answer.json()) as { doc: Story }).doc
}

const addressOf = ({ id }: Story) => `/admin/collections/articles/${id}`
async function open(context: BrowserContext, story: Story): Promise<Page> {
  const page = await context.newPage()
  await page.goto(addressOf(story))
  await expect(page.locator('#field-headline')).toBeVisible()
  return page
}

const body = (page: Page) => page.locator('.rich-text-lexical [contenteditable]').first()
/** What was typed is known to be not saved yet: a tenth of a second after the key. */
const saving = (page: Page) => expect(page.locator('.save-state[data-state="saving"]')).toBeVisible()
const saved = (page: Page) => expect(page.locator('.save-state[data-state="saved"]')).toBeVisible({ timeout: 30_000 })

type Newest = { headline: string; text: string; status: string }
async function newest(context: BrowserContext, { id }: Story): Promise<Newest> {
  const answer = await context.request.get(`/api/articles/${id}?draft=true&depth=0`)
  const doc = (await answer.json()) as { headline: string; body: unknown; _status: string }
  return { headline: doc.headline, text: JSON.stringify(doc.body ?? ''), status: doc._status }
}

async function versionTexts(context: BrowserContext, { id }: Story): Promise<string> {
  const answer = await context.request.get(`/api/articles/versions?where[parent][equals]=${id}&depth=0&limit=100`)
  return JSON.stringify(((await answer.json()) as { docs: unknown[] }).docs)
}

/** A page that tests use one after another, where nothing is asked of the one before; a new one after a failure. */
type Desk = { readonly context: BrowserContext; readonly page: Page; readonly story: Story }
let shared: Desk | null = null
async function desk(browser: Browser): Promise<Desk> {
  if (!shared) {
    const context = await enter(browser)
    const story = await draft(context, 'Satu halaman')
    shared = { context, story, page: await open(context, story) }
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
test.afterEach(async ({ browserName: _ }, { status, expectedStatus }) => {
  if (status === expectedStatus) return
  await shared?.context.close()
  shared = null
})
test.afterAll(async () => {
  await shared?.context.request.delete(`/api/articles/${shared.story.id}`, { headers: { origin } })
  await shared?.context.close()
})

test('what is typed is saved by itself, and the header says when', async ({ browser }) => {
  const { context, page, story } = await desk(browser)
  await body(page).click()
  await page.keyboard.type('Kalimat pertama.')
  await saving(page)
  await saved(page)
  await expect(page.locator('.save-state')).toContainText(/Tersimpan \d\d\.\d\d WIB/)
  expect((await newest(context, story)).text).toContain('Kalimat pertama.')
})

test('without a connection it says so, keeps the words, and saves them when it is back', async ({ browser }) => {
  const { context, page, story } = await desk(browser)
  await context.setOffline(true)
  await body(page).click()
  await page.keyboard.type('Ditulis di kereta.')
  const state = page.locator('.save-state')
  await expect(state).toHaveAttribute('data-state', 'failed')
  await expect(state).toContainText('TIDAK TERSIMPAN')
  await expect(state).toContainText('Tidak ada sambungan')
  await page.keyboard.type(' Masih di kereta.')
  await context.setOffline(false)
  await saved(page)
  expect((await newest(context, story)).text).toContain('Ditulis di kereta. Masih di kereta.')
})

test('a server that fails is asked again until it saves', async ({ browser }) => {
  const { context, page, story } = await desk(browser)
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

test('an answer that is lost on the way is no conflict', async ({ browser }) => {
  const { context, page, story } = await desk(browser)
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

test('leaving within the two seconds loses nothing', async ({ browser }) => {
  const context = await enter(browser)
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

test('a browser that crashed offers the words that were not saved', async ({ playwright, browser }, info) => {
  const helper = await enter(browser)
  const story = await draft(helper, 'Peramban macet')
  const profile = info.outputPath('profile')
  const options = { ...info.project.use.launchOptions, baseURL: origin, viewport: { width: 1400, height: 1000 } }
  const launch = async () => {
    const context = await playwright.chromium.launchPersistentContext(profile, options)
    await context.addCookies([{ name: 'payload-lng', value: 'id', url: origin }])
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
  await expect(note).toContainText(/Kata-kata pukul \d\d\.\d\d WIB/)
  await expect(body(again)).not.toContainText('Kalimat yang belum sampai.')
  await note.locator('[data-act="restore"]').click()
  await expect(body(again)).toContainText('Kalimat yang belum sampai.')
  await expect(note).toHaveCount(0)
  await expect.poll(async () => (await newest(helper, story)).text).toContain('Kalimat yang belum sampai.')
  await context.close()
  await helper.close()
})

test('a session that ends asks to sign in above the text, which stays', async ({ browser }) => {
  const context = await enter(browser)
  const helper = await enter(browser)
  const story = await draft(context, 'Sesi berakhir')
  const page = await open(context, story)
  await saved(page)
  await context.clearCookies({ name: 'payload-token' })
  // Also while nobody types.
  const dialog = page.locator('dialog[open]')
  await expect(dialog).toBeVisible()
  await expect(page.locator('.save-state')).toContainText('Sesi Anda sudah berakhir')
  await dialog.getByRole('button', { name: 'Tutup' }).click()
  await body(page).click()
  await page.keyboard.type('Diketik setelah sesi berakhir.')
  await page.locator('.save-state').getByRole('button', { name: 'Masuk' }).click()
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

test('a form with a button keeps what was typed until it is saved', async ({ browser }) => {
  const context = await enter(browser)
  const address = '/admin/collections/topics/create'
  const first = await context.newPage()
  await first.goto(address)
  await first.locator('#field-name').pressSequentially('Topik yang belum disimpan')
  await first.waitForTimeout(1000)
  await first.close()
  const page = await context.newPage()
  await page.goto(address)
  const note = page.locator('.editing-note[data-kind="kept"]')
  await note.locator('[data-act="restore"]').click()
  await expect(page.locator('#field-name')).toHaveValue('Topik yang belum disimpan')
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

test('Ctrl+K links what is chosen, and a dialog that is closed leaves no link', async ({ browser }) => {
  const { context, page, story } = await desk(browser)
  await body(page).click()
  await page.keyboard.type('Harga beras')
  for (let letter = 0; letter < 'beras'.length; letter++) await page.keyboard.press('Shift+ArrowLeft')
  const link = body(page).locator('a')
  const drawer = page.locator('.lexical-link-edit-drawer')
  await page.keyboard.press('Control+k')
  await expect(drawer.locator('#field-url')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)
  await expect(link).toHaveCount(0)
  await expect(body(page)).toHaveText('Harga beras')
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

test('the second to open a story reads along, and can take it over; no words of either are lost', async ({
  browser,
}) => {
  const [mine, theirs] = [await enter(browser), await enter(browser, second, 'ar')]
  const story = await draft(mine, 'Berdua')
  const first = await open(mine, story)
  await saved(first)
  await body(first).click()
  await first.keyboard.type('Dari yang pertama.')
  await saving(first)
  await saved(first)

  const other = await open(theirs, story)
  const note = other.locator('.editing-note[data-kind="reading"]')
  await expect(note).toContainText(account.name)
  await expect(body(other)).toHaveAttribute('contenteditable', 'false')
  await expect(other.locator('#action-save')).toHaveCount(0)
  await expect(body(other)).toContainText('Dari yang pertama.')
  await first.keyboard.type(' Lalu lebih banyak.')
  await expect(body(other)).toContainText('Lalu lebih banyak.')

  // What the first has not saved when it is taken away from them.
  await first.route(`**/api/articles/${story.id}?*`, (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  )
  await first.keyboard.type(' Yang sedang diketik.')
  await expect(first.locator('.save-state')).toHaveAttribute('data-state', 'failed')
  await note.locator('#take-over').click()
  await expect(body(other)).toHaveAttribute('contenteditable', 'true')
  await expect(first.locator('.editing-note[data-kind="taken"]')).toContainText(second.name)
  await expect(body(first)).toHaveAttribute('contenteditable', 'false')
  await body(other).click()
  await other.keyboard.press('Control+End')
  await other.keyboard.type(' Dari yang kedua.')
  await saving(other)
  await saved(other)
  await expect(body(first)).toContainText('Dari yang kedua.')
  const versions = await versionTexts(mine, story)
  for (const words of ['Dari yang pertama. Lalu lebih banyak.', 'Yang sedang diketik.', 'Dari yang kedua.']) {
    expect(versions).toContain(words)
  }
  await mine.close()
  await theirs.close()
})

test('a text that somebody else has saved since is not written over: both stand side by side', async ({ browser }) => {
  const context = await enter(browser)
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
  await expect(page.locator('.save-state')).toContainText('TIDAK TERSIMPAN')
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

test('publishing right after the last key publishes it, and leaves no draft behind', async ({ browser }) => {
  const { context, page, story } = await desk(browser)
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

test('what can’t be published says so in words, and stays saved as a draft', async ({ browser }) => {
  const { context, page, story } = await desk(browser)
  await page.locator('#field-headline').fill('')
  await body(page).click()
  await page.keyboard.type('Tanpa judul.')
  await saving(page)
  await saved(page)
  await page.locator('#action-save').click()
  await expect(page.locator('.payload-toast-container, [data-sonner-toaster]')).toContainText(
    /tidak valid|Judul|wajib/i,
  )
  const faults = page.locator('.editing-note[data-kind="faults"]')
  await expect(faults).toContainText('Judul')
  await page.locator('#field-standfirst').focus()
  await faults.getByRole('button', { name: 'Judul' }).click()
  await expect(page.locator('#field-headline')).toBeFocused()
  const after = await newest(context, story)
  expect([after.status, after.text.includes('Tanpa judul.')]).toEqual(['draft', true])
  await saved(page)
})

test('a schedule proposes publishing, at a time of the site’s zone', async ({ browser }) => {
  const { page } = await desk(browser)
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
  await expect(dialog.locator('[role="alert"]')).toContainText('sudah lewat')
  await dialog.locator('[name="schedule-day"]').fill('2099-12-31')
  await dialog.locator('[name="schedule-time"]').fill('18:00')
  await dialog.locator('[data-act="schedule"]').click()
  const note = page.locator('.schedule-notes')
  await expect(note).toContainText(/31 Des 2099, 18\.00 WIB/)
  await note.getByRole('button', { name: 'Batalkan jadwal' }).click()
  await expect(note).toHaveCount(0)
})
