// What a browser does when the worker at /sw.js is another than the one it has.
import { expect, type Page, test } from '@playwright/test'
import { serviceWorker } from '#lib/portal/service-worker.ts'
import { startProxy } from './testing/proxy.ts'
import { storyPath } from './testing/site.ts'

/** The worker of the site under another port: null is the site's own. */
let worker: string | null = null
let site: Awaited<ReturnType<typeof startProxy>>

test.beforeAll(async () => {
  site = await startProxy((request, response) => {
    if (worker === null || request.url !== '/sw.js') return false
    response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-cache' }).end(worker)
    return true
  })
})
test.afterAll(() => site.close())
test.beforeEach(() => {
  worker = null
})

/** Opens a story twice, saves it, and leaves behind a cache of a version that is no more. */
async function readAndSave(page: Page, path: string): Promise<string> {
  const url = `${site.origin}${path}`
  await page.goto(url)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.goto(url)
  await page.locator('save-story button').click()
  await page.waitForFunction(async (name) => (await (await caches.open(name)).keys()).length > 1, `saved-2:${path}`)
  await page.evaluate(async () => (await caches.open('pages-0')).put('/ar', new Response('قديم')))
  return url
}

const update = (page: Page) =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update()
  })

const cacheNames = (page: Page) => page.evaluate(() => caches.keys())

test('a changed worker takes over open pages at once, deletes caches it does not know and keeps what was saved', async ({
  page,
  request,
}) => {
  const path = await storyPath(request, 'harbour', 'ar')
  await readAndSave(page, path)
  worker = `${await (await request.get('/sw.js')).text()}\naddEventListener('message', ({ source }) => source.postMessage('second'))`
  await update(page)
  await expect.poll(() => cacheNames(page)).not.toContain('pages-0')
  const answer = await page.evaluate(
    () =>
      new Promise((resolve) => {
        navigator.serviceWorker.addEventListener('message', ({ data }) => resolve(data))
        navigator.serviceWorker.startMessages()
        const tell = () => navigator.serviceWorker.controller?.postMessage('who')
        navigator.serviceWorker.addEventListener('controllerchange', tell)
        tell()
      }),
  )
  expect(answer).toBe('second')
  expect(await cacheNames(page)).toEqual(expect.arrayContaining(['pages-1', `saved-2:${path}`]))
})

test('a site that wants no worker any more takes it and all that it kept from browsers', async ({ page, request }) => {
  const path = await storyPath(request, 'harbour', 'ar')
  const url = await readAndSave(page, path)
  worker = serviceWorker(null).variants.identity.body.toString()
  await update(page)
  await expect.poll(() => cacheNames(page)).toEqual([])
  await page.goto(url)
  await expect(page.locator('#p1')).toBeVisible()
  // Nor do pages keep anything by themselves, though the list still has the story.
  await expect(page.locator('save-story button')).toHaveAttribute('aria-pressed', 'true')
  await page.waitForTimeout(1000)
  expect(await cacheNames(page)).toEqual([])
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
})
