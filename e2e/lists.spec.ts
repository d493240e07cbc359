// Lists that go on: further pages come into the page when asked for, and are pages of their own without JavaScript.
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { appendChange } from '#lib/change-log/append.ts'
import { closePool, pool } from '#lib/database/pool.ts'
import { addStory, addTopic } from '#lib/news/testing/newsroom.ts'
import { dataDir, origin, watch } from './testing/site.ts'

const slug = 'daftar-panjang'
const stories = 130
let topic: number
let ids: number[] = []

async function changed(): Promise<void> {
  await appendChange(pool(), ['latest', `topic:${topic}`])
}

test.beforeAll(async () => {
  const script = path.resolve(import.meta.dirname, '../scripts/database-url')
  process.env.DATABASE_URL = execFileSync(script, { env: { ...process.env, DATA_DIR: dataDir } })
    .toString()
    .trim()
  topic = await addTopic(slug, { id: 'Daftar panjang', ar: 'قائمة طويلة' })
  const { rows } = await pool().query<{ id: number }>('SELECT min(id) AS id FROM sections')
  for (let index = 0; index < stories; index++) {
    // Older than every sample: no other list changes.
    const publishedAt = new Date(Date.UTC(2020, 0, 1) - index * 60_000)
    ids.push(await addStory({ section: rows[0]?.id ?? 0, headline: `Berita ${index}`, topics: [topic], publishedAt }))
  }
  await changed()
})

test.afterAll(async () => {
  await pool().query('DELETE FROM articles WHERE id = ANY($1)', [ids])
  await pool().query('DELETE FROM topics WHERE id = $1', [topic])
  await changed()
  ids = []
  await closePool()
})

const listed = (page: Page) => page.locator('main article')
const more = (page: Page) => page.locator('main a[rel=next]')

/** Scrolls to the end, where the next page may come by itself. */
async function scrollOn(page: Page): Promise<void> {
  await more(page).scrollIntoViewIfNeeded()
  await page.waitForTimeout(700)
}

for (const [locale, list, size] of [
  ['ar', `topics/${slug}`, 20],
  ['id', `topics/${slug}`, 20],
  ['ar', 'latest', 24],
  ['ja', 'latest', 24],
] as const) {
  const address = `/${locale}/${list}`

  test(`${address} goes on in place: first when asked, then by itself, then when asked again`, async ({ page }) => {
    const seen = watch(page)
    await page.goto(address, { waitUntil: 'networkidle' })
    await expect(listed(page)).toHaveCount(size)
    // Nothing comes that was not asked for.
    await scrollOn(page)
    await expect(listed(page)).toHaveCount(size)

    await more(page).click()
    await expect(listed(page)).toHaveCount(2 * size)
    await expect(page).toHaveURL(origin + address)
    await expect(page.locator('main [role=status]').first()).not.toBeEmpty()
    // Reading goes on at the first new story.
    await expect(listed(page).nth(size).locator('a')).toBeFocused()

    for (const pages of [3, 4, 5]) {
      await more(page).scrollIntoViewIfNeeded()
      await expect(listed(page)).toHaveCount(pages * size)
    }
    await scrollOn(page)
    await expect(listed(page)).toHaveCount(5 * size)
    await more(page).click()
    await expect.poll(() => listed(page).count()).toBeGreaterThan(5 * size)
    const links = await listed(page)
      .locator('a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')))
    expect(new Set(links).size).toBe(links.length)
    expect(seen.errors).toEqual([])
  })

  test(`${address} says when it can’t go on, and tries again`, async ({ page }) => {
    await page.goto(address, { waitUntil: 'networkidle' })
    await page.route(/before=/, (route) => route.abort())
    const words = await more(page).textContent()
    await more(page).click()
    await expect(page.locator('main [role=status]').first()).toBeVisible({ timeout: 10_000 })
    await expect(page.locator('main [role=status]').first()).not.toBeEmpty()
    await expect(more(page)).not.toHaveText(words ?? '')
    await page.unroute(/before=/)
    await more(page).click()
    await expect(listed(page)).toHaveCount(2 * size)
    await expect(more(page)).toHaveText(words ?? '')
  })

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false })

    test(`${address} can be read to its end, page by page`, async ({ page }) => {
      await page.goto(address)
      const links = new Set<string>()
      for (let number = 0; number < 10; number++) {
        for (const link of await listed(page).locator('a').all()) links.add((await link.getAttribute('href')) ?? '')
        if ((await more(page).count()) === 0) break
        await more(page).click()
        await expect(page).toHaveURL(/\?before=\d+-\d+$/)
      }
      expect(links.size).toBeGreaterThanOrEqual(stories)
    })
  })
}

test('the way back from a story leads to the list as it was left', async ({ page }) => {
  const address = `/id/topics/${slug}`
  await page.goto(address)
  await more(page).click()
  await expect(listed(page)).toHaveCount(40)
  const link = listed(page).nth(30).locator('a')
  await link.click()
  await expect(page.locator('#p1')).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(origin + address)
  // Where the browser keeps pages it left; where it does not, the list begins anew.
  const kept = await page.evaluate(
    () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined)?.type,
  )
  if (kept !== 'back_forward') await expect(listed(page)).toHaveCount(40)
})

test('every list leads to its feed', async ({ request }) => {
  for (const address of ['/ar/latest', '/ar/world', '/ar/topics/shipping', '/ar/authors/sari-wulandari']) {
    const html = await (await request.get(address)).text()
    const feed = /<a href="([^"]+feed\.xml)"/.exec(html)?.[1] ?? ''
    expect(feed, address).toBe(address === '/ar/latest' ? '/ar/feed.xml' : `${address}/feed.xml`)
    expect((await request.get(feed)).status(), feed).toBe(200)
  }
})
