// What was read or saved can be read without a connection: a real service worker, the network taken away.
import { expect, type Page, test } from '@playwright/test'
import { locales, storyPath } from './testing/site.ts'

/** The service worker serves this page, and has put aside what stands in for others. */
async function ready(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    await navigator.serviceWorker.ready
    const cache = await caches.open('offline-1')
    return navigator.serviceWorker.controller !== null && (await cache.keys()).length > 0
  })
}

/** Reads a page as a reader who has been here before does: through the service worker. */
async function read(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.goto(path)
}

/** Paths that the browser keeps, whatever for. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys()
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })

test('a story that was read can be read again, and one that was not leads to those that can', async ({
  page,
  request,
  context,
}) => {
  const story = await storyPath(request, 'harbour', 'ar')
  await read(page, story)
  await ready(page)
  const headline = await page.locator('h1').textContent()
  await context.setOffline(true)
  await page.goto(story)
  await expect(page.locator('h1')).toHaveText(headline ?? '')
  await page.goto('/ar/economy')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page.locator('story-shelf[shelf=history] a')).toHaveText([headline ?? ''])
  await expect(page.locator('story-shelf[shelf=saved] p')).toBeVisible()
  await page.locator('story-shelf[shelf=history] a').click()
  await expect(page.locator('#p1')).toBeVisible()
})

test('a saved story stays, whatever else is forgotten, until it is taken back', async ({ page, request, context }) => {
  const story = await storyPath(request, 'bill', 'ja')
  await read(page, story)
  await ready(page)
  const save = page.locator('save-story button')
  const fill = () => save.locator('path').evaluate((path) => getComputedStyle(path).fill)
  await expect(save).toHaveAttribute('aria-pressed', 'false')
  expect(await fill()).toBe('none')
  await save.click()
  await expect(save).toHaveAttribute('aria-pressed', 'true')
  expect(await fill()).not.toBe('none')
  // Its pictures come last.
  await page.waitForFunction(async (path) => {
    const needed = await (await caches.open(`saved-2:${path}`)).keys()
    return needed.some(({ url }) => url.includes('/media/')) && needed.some(({ url }) => url.endsWith('.css'))
  }, story)
  await page.evaluate(() => Promise.all(['pages-1', 'files-1', 'pictures-1'].map((name) => caches.delete(name))))
  await context.setOffline(true)
  await page.goto(story)
  await expect(page.locator('#p1')).toBeVisible()
  // As it was: with its style and its pictures.
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('article') ?? document.body).display)).toBe(
    'grid',
  )
  const widths = await page.locator('article figure img').evaluateAll(async (all) => {
    const pictures = all as HTMLImageElement[]
    for (const picture of pictures) picture.loading = 'eager'
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)))
    return pictures.map(({ naturalWidth }) => naturalWidth)
  })
  expect(widths.length).toBeGreaterThan(0)
  expect(widths).not.toContain(0)
  await context.setOffline(false)
  await page.goto('/ja/saved')
  await expect(page.locator('story-shelf[shelf=saved] a')).toHaveAttribute('href', story)
  await page.locator('story-shelf[shelf=saved] button').click()
  await expect(page.locator('story-shelf[shelf=saved] a')).toHaveCount(0)
  await expect.poll(() => page.evaluate(async (path) => caches.has(`saved-2:${path}`), story)).toBe(false)
})

test('a browser that has no room says so', async ({ page, request }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await page.goto(await storyPath(request, 'bill', 'fr'))
  const save = page.locator('save-story')
  await save.locator('button').click()
  await expect(save.getByRole('status')).toHaveText(/Pas enregistré.: votre navigateur n’a plus de place\./)
  await expect(save.getByRole('status')).toBeInViewport()
  await expect(save.locator('button')).toHaveAttribute('aria-pressed', 'false')
})

test('a saved story of which there is no copy is listed as one that needs a connection', async ({ page, request }) => {
  const story = await storyPath(request, 'bill', 'fr')
  await read(page, story)
  await ready(page)
  await page.locator('save-story button').click()
  await page.waitForFunction((path) => caches.match(path, { cacheName: `saved-2:${path}` }), story)
  await page.goto('/fr/saved')
  const note = page.locator('story-shelf[shelf=saved]').getByText('Seulement avec une connexion')
  await expect(page.locator('story-shelf[shelf=saved] a')).toHaveAttribute('href', story)
  await expect(note).toHaveCount(0)
  // What the browser clears away when it runs out of room.
  await page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))))
  await page.reload()
  await expect(note).toBeVisible()
})

test('the first story is kept too, and whoever comes by a shared link finds it without its tail', async ({
  page,
  request,
  context,
}) => {
  const first = await storyPath(request, 'harbour', 'ar')
  const shared = await storyPath(request, 'bill', 'ar')
  await page.goto(first)
  await ready(page)
  await page.goto(`${shared}?utm_source=wa&fbclid=1`)
  await page.waitForFunction(
    async (paths) => {
      const found = await Promise.all(paths.map((path) => caches.match(path)))
      return found.every(Boolean)
    },
    [first, shared],
  )
  await context.setOffline(true)
  await page.goto('/ar/world')
  await expect(page.locator('story-shelf[shelf=history] a')).toHaveCount(2)
  for (const path of [first, `${shared}?utm_source=x`]) {
    await page.goto(path)
    await expect(page.locator('#p1')).toBeVisible()
  }
})

test('nothing of the newsroom, no search and no error is kept', async ({ page, request }) => {
  await read(page, await storyPath(request, 'harbour', 'id'))
  await ready(page)
  const others = ['/id/feed.json', '/id/manifest.webmanifest', '/id/atom.xml']
  for (const path of ['/id/search?q=harga', '/admin', '/id/no-such-section/nothing', '/api/articles', ...others]) {
    await page.goto(path)
  }
  await page.goto('/id')
  await page.waitForTimeout(500)
  const paths = await kept(page)
  expect(paths.filter((path) => /search|admin|^\/api|nothing|breaking|feed|manifest|atom/.test(path))).toEqual([])
})

for (const [what, edition, address] of [
  ['an edition that was never read', 'fr', '/zh/world'],
  ['the name of the site alone', 'ja', '/'],
] as const) {
  test(`${what} is answered in a language that is here, with what can be read`, async ({ page, context }) => {
    await read(page, `/${edition}`)
    await ready(page)
    await context.setOffline(true)
    await page.goto(address)
    await expect(page.locator('html')).toHaveAttribute('lang', edition)
    await expect(page.locator('h1')).toBeVisible()
    await expect(page.locator('story-shelf[shelf=history]')).toBeVisible()
  })
}

test('a page that came past the worker is taken in and kept', async ({ page, request, context }) => {
  const story = await storyPath(request, 'harbour', 'ar')
  await read(page, story)
  await ready(page)
  await expect.poll(() => kept(page)).toContain(story)
  await page.evaluate(() => caches.delete('pages-1'))
  const cdp = await context.newCDPSession(page)
  // The command is answered before the page goes.
  const loaded = page.waitForEvent('load')
  await cdp.send('Page.reload', { ignoreCache: true })
  await loaded
  const passedBy = () =>
    performance.getEntriesByType('navigation').map((entry) => 'workerStart' in entry && entry.workerStart)
  expect(await page.evaluate(passedBy)).toEqual([0])
  await page.waitForFunction((path) => navigator.serviceWorker.controller && caches.match(path), story)
  await context.setOffline(true)
  await page.reload()
  await expect(page.locator('#p1')).toBeVisible()
})

test('who clears what was read leaves no copy of it behind', async ({ page, request }) => {
  const first = await storyPath(request, 'harbour', 'ar')
  const second = await storyPath(request, 'bill', 'ar')
  for (const path of [first, second]) await read(page, path)
  await ready(page)
  expect(await kept(page)).toEqual(expect.arrayContaining([first, second]))
  await page.goto('/ar/saved')
  const list = page.locator('story-shelf[shelf=history]')
  await expect(list.locator('a')).toHaveCount(2)
  await list.locator('button').first().click()
  await expect(list.locator('a')).toHaveCount(1)
  await expect.poll(() => kept(page)).not.toContain(second)
  await page.locator('[data-clear]').click()
  await expect(list.locator('a')).toHaveCount(0)
  await expect.poll(() => kept(page)).not.toContain(first)
})

for (const locale of locales) {
  test(`${locale} can be installed`, async ({ page, request }) => {
    await page.goto(`/${locale}`)
    const address = (await page.locator('link[rel=manifest]').getAttribute('href')) ?? ''
    const answer = await request.get(address)
    expect(answer.headers()['content-type']).toBe('application/manifest+json; charset=utf-8')
    const manifest = await answer.json()
    const [lang, dir] = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])
    expect(manifest).toMatchObject({ lang, dir, start_url: `/${locale}`, scope: '/', display: 'standalone' })
    expect(manifest.name).toBeTruthy()
    for (const { src, sizes, type } of manifest.icons) {
      const icon = await request.get(src)
      expect(icon.headers()['content-type']).toBe(type)
      const png = await icon.body()
      expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes)
    }
    for (const { url } of manifest.shortcuts) expect((await request.get(url)).status()).toBe(200)
  })
}
