// What readers read is counted without knowing them, and what is breaking reaches the pages that they have open.
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import pg from 'pg'
import { renewRankings } from '#lib/readership/ranking.ts'
import { signIn, until } from './testing/newsroom.ts'
import { dataDir, origin, storyPath, watch } from './testing/site.ts'

const root = path.resolve(import.meta.dirname, '..')
const phone =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36'

async function withDatabase<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const url = execFileSync(path.join(root, 'scripts/database-url'), { env: { ...process.env, DATA_DIR: dataDir } })
  const client = new pg.Client({ connectionString: url.toString().trim() })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Sets the line of breaking news as an editor does. */
async function setLine(request: APIRequestContext, line: object, locale = 'id'): Promise<void> {
  const { headers } = await signIn(request)
  const answer = await request.post(`/api/globals/breaking?locale=${locale}`, { headers, data: line })
  if (!answer.ok()) throw new Error(`breaking answered ${answer.status()}: ${await answer.text()}`)
}

const off = { active: false, text: null, article: null, until: null }

/** Waits for the custom elements, which come after the first frame: the page's own clock is installed, and shows it. */
async function showElements(page: Page): Promise<void> {
  await page.clock.runFor(100)
  await page.waitForFunction(() => customElements.get('breaking-news') !== undefined)
}

/** Sum of all layout shifts that no input of the reader's has caused. */
async function measureShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const seen = globalThis as { shifts?: number }
    seen.shifts = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) seen.shifts = (seen.shifts ?? 0) + entry.value
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return () => page.evaluate(() => (globalThis as { shifts?: number }).shifts ?? -1)
}

test.describe('a story that is read', () => {
  test.use({ userAgent: phone })

  test('is counted once, after a while, and stands in what is read most', async ({ page, request }) => {
    await withDatabase((client) => client.query('TRUNCATE reads, reads_counted, most_read'))
    await page.addInitScript(() => Object.defineProperty(navigator, 'webdriver', { get: () => false }))
    await page.clock.install()
    const told: string[] = []
    page.on('request', (sent) => {
      if (sent.url().endsWith('/reads')) told.push(sent.method())
    })
    const address = await storyPath(request, 'longRead', 'ar')
    await page.goto(address)
    await showElements(page)
    await page.clock.runFor(9_000)
    await page.mouse.wheel(0, 1200)
    await page.waitForFunction(() => scrollY > 600)
    expect(told).toEqual([])
    await page.clock.runFor(3_000)
    await expect.poll(() => told).toEqual(['POST'])
    await page.reload()
    await showElements(page)
    await page.mouse.wheel(0, 1200)
    await page.waitForFunction(() => scrollY > 600)
    await page.clock.runFor(20_000)
    expect(told, 'a reload counts no more').toEqual(['POST'])

    await withDatabase(async (client) => {
      const counted = async () => (await client.query('SELECT n, locale FROM reads')).rows
      await until(async () => (await counted()).length > 0, 10_000, 'counted')
      expect(await counted()).toEqual([{ n: 1, locale: 'ar' }])
      expect(await renewRankings(client)).toEqual(['ar'])
    })
    const shows = async (list: string) => (await (await request.get(list)).text()).includes(`href="${address}"`)
    for (const list of ['/ar/most-read', '/ar/most-read/7', '/ar/most-read/30']) {
      await until(() => shows(list), 3_000, list)
    }
    expect(await shows('/ja/most-read')).toBe(false)
    expect((await request.get('/ar/most-read/2')).status()).toBe(404)
  })

  test('only by being read: foreign pages and programs count nothing', async ({ request }) => {
    const address = `${(await storyPath(request, 'bill', 'id')).replace(/^\/id\/[a-z-]+\/(\d+)-.*$/, '/id/$1')}/reads`
    const sent = async (headers: Record<string, string>) => (await request.post(address, { headers })).status()
    expect(await sent({ 'sec-fetch-site': 'cross-site', 'user-agent': phone })).toBe(403)
    expect(await sent({ 'sec-fetch-site': 'same-origin', 'user-agent': 'Googlebot/2.1' })).toBe(204)
    expect((await request.get(address)).status()).toBe(405)
  })
})

test.describe('breaking news', () => {
  test.afterEach(async ({ request }) => {
    for (const locale of ['id', 'ar']) await setLine(request, off, locale)
  })

  for (const locale of ['ar', 'id'] as const) {
    test(`comes within ten seconds, moves nothing and goes again: ${locale}`, async ({ page, request }) => {
      const shifts = await measureShifts(page)
      const seen = watch(page)
      await page.goto(await storyPath(request, 'harbour', locale))
      const line = page.locator('breaking-news section')
      await expect(line).toBeHidden()
      const text =
        locale === 'ar' ? `زلزال قوي قبالة آتشيه ${Date.now()}` : `Gempa kuat di lepas pantai Aceh ${Date.now()}`
      await setLine(request, { active: true, text }, locale)
      await expect(line.getByText(text)).toBeInViewport({ timeout: 10_000 })
      expect(await page.locator('breaking-news').getAttribute('aria-live')).toBe('polite')
      expect(await shifts()).toBe(0)
      await setLine(request, { active: false })
      await expect(line).toBeHidden({ timeout: 10_000 })
      expect(await shifts()).toBe(0)
      expect(seen.errors).toEqual([])
    })
  }

  test('costs whoever reads by keyboard nothing of their place', async ({ page, request }) => {
    await page.goto(await storyPath(request, 'harbour', 'id'))
    const place = page.locator('#p2').locator('xpath=following::a[1]')
    await place.focus()
    await setLine(request, { active: true, text: `Gempa ${Date.now()}` })
    const dismiss = page.locator('breaking-news button')
    await expect(dismiss).toBeInViewport({ timeout: 10_000 })
    await dismiss.focus()
    await page.keyboard.press('Enter')
    await expect(dismiss).toBeHidden()
    await expect(place).toBeFocused()
  })

  test('stands in the page from the start, leads to the story, and is put away for good', async ({ page, request }) => {
    const address = await storyPath(request, 'harbour', 'ar')
    await setLine(request, { active: true, article: Number(/\/(\d+)-/.exec(address)?.[1]) })
    const stands = async () =>
      /<section[^>]*>(?:(?!hidden).)*عاجل/s.test((await (await request.get('/ar')).text()).slice(0, 9000))
    await until(stands, 3_000, 'the line in the HTML')
    const shifts = await measureShifts(page)
    await page.goto('/ar')
    const line = page.getByRole('region', { name: 'عاجل' })
    await expect(line).toBeVisible()
    await expect(line.getByRole('link')).toHaveAttribute('href', address)
    // It ends while the page is open: what stands below stays where it is.
    const place = () =>
      page
        .locator('header')
        .first()
        .evaluate((element) => element.getBoundingClientRect().top)
    const before = await place()
    await line.getByRole('button').click()
    await expect(line).toBeHidden()
    expect(await place()).toBeLessThan(before)
    await page.reload()
    await expect(line).toBeHidden()
    expect(await shifts()).toBe(0)
  })

  test('ends at its moment, without anyone doing anything', async ({ page, request }) => {
    const shifts = await measureShifts(page)
    const text = `Berakhir ${Date.now()}`
    await setLine(request, { active: true, text, until: new Date(Date.now() + 8_000).toISOString() })
    await page.goto('/id')
    const line = page.locator('breaking-news section')
    await expect(line.getByText(text)).toBeVisible()
    await expect(line).toBeHidden({ timeout: 20_000 })
    expect(await (await request.get('/id')).text()).not.toContain(text)
    expect(await shifts()).toBe(0)
  })

  test('is asked for by pages that can be seen only, and costs nothing while nothing changes', async ({ page }) => {
    await page.clock.install()
    const asked: number[] = []
    page.on('response', (answer) => {
      if (answer.url().endsWith('/breaking.json')) asked.push(answer.status())
    })
    await page.goto('/id')
    await showElements(page)
    await page.clock.runFor(6_500)
    await expect.poll(() => asked.length).toBe(1)
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await page.clock.runFor(60_000)
    expect(asked.length).toBe(1)
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => false })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await expect.poll(() => asked.length, 'at once when it is seen again').toBe(2)
    const first = await fetch(`${origin}/id/breaking.json`)
    const again = await fetch(`${origin}/id/breaking.json`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    })
    expect([again.status, again.headers.get('cache-control')]).toEqual([304, 'public, max-age=0, s-maxage=3'])
  })

  test('is for editors to set, and no reader sees a line that is not shown', async ({ request, playwright }) => {
    const text = `Belum tayang ${Date.now()}`
    await setLine(request, { active: false, text })
    const stranger = await playwright.request.newContext({ baseURL: origin })
    for (const question of ['/api/globals/breaking', '/api/globals/breaking?draft=true', '/id/breaking.json', '/id']) {
      expect(await (await stranger.get(question)).text(), question).not.toContain(text)
    }
    expect((await stranger.get('/api/globals/breaking')).status()).toBe(403)
    expect((await stranger.post('/api/globals/breaking', { data: { active: true, text } })).status()).toBe(403)
    await stranger.dispose()
  })
})
