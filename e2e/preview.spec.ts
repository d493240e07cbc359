// The page beside the text while it is being written, and links to it for people without an account.
import { expect, type Page, test } from '@playwright/test'
import { paragraphsBody } from '#lib/content/body/write.ts'
import { account, signIn, until } from './testing/newsroom.ts'
import { origin } from './testing/site.ts'

/** Signed in in the browser; gives what REST does. */
async function enter(page: Page) {
  const newsroom = await signIn(page.request)
  const { email, password } = account
  await page.request.post('/api/users/login', { data: { email, password }, headers: { origin } })
  return newsroom
}

const paneOf = (page: Page) => page.getByRole('region', { name: 'Pratinjau' })
const frameOf = (page: Page) => paneOf(page).frameLocator('iframe')

async function openPane(page: Page) {
  const pane = paneOf(page)
  await page.locator('#live-preview-toggler').waitFor()
  if (!(await pane.isVisible())) await page.locator('#live-preview-toggler').click()
  await expect(pane).toBeVisible()
  return pane
}

const long = (text: string) => paragraphsBody(Array.from({ length: 40 }, (_, at) => `${text}, paragraf ${at + 1}.`))

async function draft(newsroom: Awaited<ReturnType<typeof signIn>>, page: Page, headline: string): Promise<number> {
  const answer = await page.request.post('/api/articles?draft=true', {
    headers: newsroom.headers,
    data: { headline, section: await sectionId(page), body: long(headline), _status: 'draft' },
  })
  return ((await answer.json()) as { doc: { id: number } }).doc.id
}

async function sectionId(page: Page): Promise<number | undefined> {
  const answer = await page.request.get('/api/sections?where[key][equals]=world&depth=0')
  return ((await answer.json()) as { docs: { id: number }[] }).docs[0]?.id
}

test('the page follows what is typed, in six editions, on three screens, in two colours', async ({ page }) => {
  test.setTimeout(240_000)
  await page.setViewportSize({ width: 1600, height: 1000 })
  const newsroom = await enter(page)
  const headline = `Belum terbit ${Date.now()}`
  const id = await draft(newsroom, page, headline)
  try {
    await page.goto(`/admin/collections/articles/${id}`)
    const pane = await openPane(page)
    const frame = frameOf(page)
    await expect(frame.locator('h1')).toHaveText(headline)
    await expect(frame.getByRole('complementary', { name: 'Draf' })).toBeVisible()

    // Where it was scrolled to, it stays.
    const place = () => frame.locator('html').evaluate((root) => root.scrollTop)
    await frame.locator('html').evaluate((root) => root.scrollTo({ top: 900, behavior: 'instant' }))
    await page.locator('.rich-text-lexical [contenteditable="true"]').first().click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('Baru saja diketik. ')
    const shown = frame.locator('p', { hasText: 'Baru saja diketik.' })
    const taken = await until(async () => (await shown.count()) > 0, 1500, 'what was typed')
    test.info().annotations.push({ type: 'milliseconds from the last key', description: String(Math.round(taken)) })
    expect(Math.abs((await place()) - 900)).toBeLessThan(60)

    await page.locator('#field-headline').fill(`${headline}, diubah`)
    await expect(frame.locator('h1')).toHaveText(`${headline}, diubah`)
    // Nobody else has it.
    expect((await page.request.get(`/id/${id}`)).status()).toBe(404)

    const width = () => frame.locator('html').evaluate(() => innerWidth)
    for (const [name, pixels] of [
      ['Tablet', 820],
      ['Desktop', 1280],
      ['Ponsel', 390],
    ] as const) {
      await pane.getByRole('button', { name, exact: true }).click()
      await expect.poll(width).toBe(pixels)
    }
    const paper = () => frame.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)
    const light = await paper()
    await pane.getByRole('button', { name: 'Gelap' }).click()
    await expect.poll(paper).not.toBe(light)
    await page.screenshot({ path: test.info().outputPath('id-dark.png') })
    await pane.getByRole('button', { name: 'Terang' }).click()

    await pane.getByLabel('Edisi').selectOption('ar')
    await expect(frame.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(frame.locator('h1')).toHaveText(`${headline}, diubah`)
    await expect(frame.getByRole('complementary', { name: 'مسودة' })).toBeVisible()
    await page.screenshot({ path: test.info().outputPath('ar-edition.png') })

    await pane.getByLabel('Edisi').selectOption('id')
    await pane.getByRole('button', { name: 'Hasil pencarian' }).click()
    await expect(pane).toContainText(`${headline}, diubah — Warta`)
    await pane.getByRole('button', { name: 'Kartu' }).click()
    await expect(pane.getByRole('img')).toHaveJSProperty('naturalWidth', 1200)
    await page.screenshot({ path: test.info().outputPath('card.png') })
    await pane.getByRole('button', { name: 'Halaman' }).click()
    await expect(frame.locator('h1')).toBeVisible()
    await page.setViewportSize({ width: 420, height: 900 })
    await expect.poll(async () => (await pane.locator('iframe').boundingBox())?.width).toBeGreaterThan(300)
    await page.screenshot({ path: test.info().outputPath('narrow.png') })
  } finally {
    await newsroom.remove(id)
  }
})

test('a translation is shown as it is, before it is published', async ({ page }) => {
  test.setTimeout(180_000)
  await page.setViewportSize({ width: 1600, height: 1000 })
  const newsroom = await enter(page)
  const id = await newsroom.publish(`Asli ${Date.now()}`)
  try {
    const text = {
      article: id,
      locale: 'ar',
      headline: 'ترجمة لم تُنشر',
      body: paragraphsBody(['نص.']),
      origin: 'human',
    }
    const answer = await page.request.post('/api/translations?draft=true', {
      headers: newsroom.headers,
      data: { ...text, _status: 'draft' },
    })
    const { doc } = (await answer.json()) as { doc: { id: number } }
    await page.context().addCookies([{ name: 'payload-lng', value: 'ar', url: origin }])
    await page.goto(`/admin/collections/translations/${doc.id}`)
    await page.locator('#live-preview-toggler').click()
    const pane = page.getByRole('region', { name: 'معاينة' })
    const frame = pane.frameLocator('iframe')
    await expect(frame.locator('h1')).toHaveText('ترجمة لم تُنشر')
    await page.locator('#field-headline').fill('ترجمة قيد الكتابة')
    await expect(frame.locator('h1')).toHaveText('ترجمة قيد الكتابة')
    await page.screenshot({ path: test.info().outputPath('ar-interface.png') })
    expect(await (await page.request.get(`/ar/${id}`)).text()).not.toContain('ترجمة')
  } finally {
    await page.context().clearCookies({ name: 'payload-lng' })
    await newsroom.remove(id)
  }
})

test('the line of breaking news is shown before it stands', async ({ page }) => {
  test.setTimeout(180_000)
  await page.setViewportSize({ width: 1600, height: 1000 })
  await enter(page)
  await page.goto('/admin/globals/breaking')
  await openPane(page)
  await page.locator('#field-text').fill('Gunung meletus, warga mengungsi')
  await expect(frameOf(page).locator('breaking-news')).toContainText('Gunung meletus, warga mengungsi')
  await page.screenshot({ path: test.info().outputPath('breaking.png') })
  expect(await (await page.request.get('/id')).text()).not.toContain('Gunung meletus')
})

test('a link opens the draft for somebody without an account, until it is revoked', async ({ page, browser }) => {
  test.setTimeout(240_000)
  await page.setViewportSize({ width: 1600, height: 1000 })
  const newsroom = await enter(page)
  const headline = `Untuk narasumber ${Date.now()}`
  const id = await draft(newsroom, page, headline)
  const other = await draft(newsroom, page, 'Berita lain')
  const context = await browser.newContext()
  const guest = await context.newPage()
  try {
    await page.goto(`/admin/collections/articles/${id}`)
    const pane = await openPane(page)
    await pane.getByRole('button', { name: 'Tautan' }).click()
    await pane.getByLabel('Untuk siapa').fill('Bu Ani')
    await pane.getByRole('button', { name: 'Buat tautan' }).click()
    const address = await pane.getByRole('textbox', { name: 'Tautan' }).inputValue()
    await expect(pane.getByRole('listitem')).toContainText('Bu Ani')
    await page.screenshot({ path: test.info().outputPath('links.png') })

    const sent: { url: string; referer: string | undefined }[] = []
    guest.on('request', (request) => sent.push({ url: request.url(), referer: request.headers().referer }))
    const answer = await guest.goto(address)
    expect(answer?.headers()).toMatchObject({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' })
    await expect(guest.locator('h1')).toHaveText(headline)
    await expect(guest.getByRole('complementary', { name: 'Draf' })).toContainText('Tautan berlaku sampai')
    await guest.screenshot({ path: test.info().outputPath('guest.png') })
    // Whoever shows what the link leads to learns nothing.
    const html = (await answer?.text()) ?? ''
    expect(await guest.title()).toBe('Draf')
    expect(html).not.toMatch(/og:|twitter:|application\/ld\+json|name="description"/)
    // It goes on to other editions, and tells nobody where it stands.
    await guest
      .locator('a[hreflang="ar"][href^="/preview/ar/"]')
      .first()
      .evaluate((link: HTMLElement) => link.click())
    await expect(guest.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(guest.locator('h1')).toHaveText(headline)
    await guest.waitForTimeout(1500)
    expect(sent.filter(({ url }) => /\/reads$|breaking\.json|sw\.js/.test(url))).toEqual([])
    // Fonts of its own are asked for with the page's address, whatever it says.
    const others = sent.filter(({ url }) => !url.startsWith(`${origin}/assets/`))
    expect(others.filter(({ referer }) => referer?.includes('key='))).toEqual([])
    expect(others.filter(({ url }) => !url.startsWith(origin))).toEqual([])
    await expect(guest.locator('save-story')).toHaveCount(0)
    expect(await guest.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(headline)
    expect(await guest.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)

    const key = new URL(address).searchParams.get('key')
    const closed = [
      `/preview/id/story/${other}?key=${key}`,
      `/preview/id/story/${id}`,
      `/preview/id/story/${id}/card?key=${key}`,
      `/preview/id/front?key=${key}`,
      `/preview/id/story/${id}?key=${key}A`,
    ]
    for (const path of closed) expect([path, (await guest.request.get(path)).status()]).toEqual([path, 404])

    // No way of readers’ leads to it either.
    const ways = [
      ...['', '/lite', '/original.json', '/reads', '/card-0123456789abcdef.png'].map((end) => `/id/${id}${end}`),
      ...[`/id/lite/${id}-x`, `/id/dunia/${id}-x`, `/id/dunia/${id}-x?_rsc=1`, '/id', '/id/latest', '/id/offline'],
      ...['/id/latest/more', '/id/feed.xml', '/id/feed.json', '/sitemap.xml', '/sitemaps/id-news.xml', '/id/dunia'],
      ...[`/id/search?q=${encodeURIComponent(headline)}`, `/id/search/more?q=${encodeURIComponent(headline)}`],
      ...[`/oembed?format=json&url=${encodeURIComponent(`${origin}/id/${id}`)}`, '/id/breaking.json', '/llms.txt'],
      ...[
        `/api/articles/${id}`,
        `/api/articles/${id}?draft=true`,
        '/api/articles?draft=true',
        '/api/articles/versions',
      ],
      ...[
        `/api/articles/${id}/preview-links`,
        `/preview/../preview/id/story/${id}`,
        `/admin/collections/articles/${id}`,
      ],
    ]
    for (const path of ways) {
      for (const headers of [{}, { rsc: '1', 'next-router-prefetch': '1' }] as Record<string, string>[]) {
        const found = await guest.request.get(path, { headers })
        const text = (await found.text()).replaceAll(encodeURIComponent(headline), '')
        // The search form repeats what was asked for.
        const body = path.includes('search') ? text.replaceAll(headline, '') : text
        expect([path, body.includes(headline), body.includes('paragraf 7')]).toEqual([path, false, false])
      }
    }

    await pane.getByRole('button', { name: 'Cabut' }).click()
    await expect(pane).toContainText('Tidak ada tautan yang berlaku.')
    const revoked = await guest.goto(address)
    expect(revoked?.status()).toBe(404)
    await expect(guest.locator('h1')).toHaveText('Pratinjau ini tidak terbuka')
  } finally {
    await context.close()
    await newsroom.remove(id)
    await newsroom.remove(other)
  }
})
