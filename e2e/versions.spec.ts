// Versions compared in a real browser: words in the language of the text, nothing of what we keep about it, and every date
// by the site's clock.
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { linkNode, paragraphNode, paragraphsBody, storedBody, textNode } from '#lib/content/body/write.ts'
import { account, signIn } from './testing/newsroom.ts'
import { origin } from './testing/site.ts'

// Their browsers sign in and load the newsroom, on a machine that may be busy.
test.describe.configure({ timeout: 180_000 })

// Makes the first account where there is none.
test.beforeAll(async ({ playwright }) => {
  const request = await playwright.request.newContext({ baseURL: origin })
  await signIn(request)
  await request.dispose()
})

/** A browser of its own, signed in, far from the site's time zone. */
async function enter(browser: Browser, language: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    ...{ baseURL: origin, viewport: { width: 1400, height: 1000 }, timezoneId: 'America/Lima' },
  })
  await context.addCookies([{ name: 'payload-lng', value: language, url: origin }])
  const { email, password } = account
  const answer = await context.request.post('/api/users/login', { data: { email, password }, headers: { origin } })
  expect(answer.ok()).toBe(true)
  return context
}

type Saved = { readonly id: number; readonly updatedAt: string }
async function send(context: BrowserContext, method: 'post' | 'patch', path: string, data: object): Promise<Saved> {
  const answer = await context.request[method](`/api${path}`, { headers: { origin }, data })
  expect(await answer.text()).toContain('"doc"')
  return ((await answer.json()) as { doc: Saved }).doc
}

/** A draft that was saved twice more: words changed, a paragraph came, a link's address changed. */
async function story(context: BrowserContext): Promise<Saved> {
  const sections = await context.request.get('/api/sections?limit=2&depth=0')
  const { docs } = (await sections.json()) as { docs: { id: number }[] }
  const linked = (url: string) =>
    paragraphNode([textNode('Lihat ', 0), linkNode({ kind: 'url', url }, 0, [textNode('data lengkapnya', 0)])])
  const body = (first: string, url: string, more: string[] = []) =>
    storedBody([...paragraphsBody([first]).root.children, linked(url), ...paragraphsBody(more).root.children])
  const data = {
    headline: 'Kapal tiba di pelabuhan',
    section: docs[0]?.id,
    body: body('Kapal itu tiba Senin pagi.', 'https://satu.example/'),
    _status: 'draft',
  }
  const made = await send(context, 'post', '/articles?draft=true&depth=0', data)
  const path = `/articles/${made.id}?draft=true&depth=0`
  await send(context, 'patch', path, { headline: 'Kapal berangkat dari pelabuhan', _status: 'draft' })
  return send(context, 'patch', path, {
    section: docs[1]?.id,
    body: body('Kapal itu berangkat Senin sore.', 'https://dua.example/', ['Penumpang sudah turun.']),
    _status: 'draft',
  })
}

const internals = /[0-9a-f]{64}|segment_?hashes|source_?hashes|"root"|createdBy|updatedAt|_status/i
const comparison = (page: Page) => page.locator('.version-comparison')

/** Opens the newest version from the list of versions. */
async function openNewest(page: Page, collection: string, id: number): Promise<void> {
  await page.goto(`/admin/collections/${collection}/${id}/versions`)
  await expect(page.locator('.who-versions th').first()).toContainText('WIB')
  await page.locator('.who-versions tbody a').first().click()
  await expect(comparison(page)).toBeVisible()
  expect(await comparison(page).textContent()).not.toMatch(internals)
}

for (const { language, was, link, field } of [
  { language: 'id', was: 'Dibandingkan dengan', link: 'tautan: https://satu.example/', field: 'Rubrik' },
  { language: 'ar', was: 'المقارنة مع', link: 'الرابط: ', field: 'القسم' },
]) {
  test(`two versions of a story, in an interface in ${language}`, async ({ browser }) => {
    const context = await enter(browser, language)
    const { id } = await story(context)
    const page = await context.newPage()
    await openNewest(page, 'articles', id)
    const view = comparison(page)
    await expect(view).toContainText(was)
    await expect(view.locator('h2')).toContainText('WIB')
    await expect(view.locator('table')).toContainText(field)
    const text = view.locator('section div[lang="id"]').last()
    await expect(text).toHaveAttribute('dir', 'ltr')
    await expect(text.locator('del')).toHaveText(['tiba', 'pagi'])
    await expect(text.locator('ins')).toHaveText(['berangkat', 'sore', 'Penumpang sudah turun.'])
    await expect(text).toContainText(link)

    // With the first version the headline differs, too.
    await page.locator('select[name="versionFrom"]').selectOption({ index: 1 })
    await page.locator('.version-comparison form button[type="submit"]').click()
    await expect(view.locator('section').first().locator('del')).toHaveText(['tiba di'])
    await expect(view.locator('section').first().locator('ins')).toHaveText(['berangkat dari'])

    if (language === 'id') {
      const first = await page.locator('select[name="versionFrom"] option').last().getAttribute('value')
      await page.goto(`/admin/collections/articles/${id}/versions/${first}`)
      await page.locator('#restore-version').click()
      await page.locator('#confirm-action').click()
      await expect(page.locator('#field-headline')).toHaveValue('Kapal tiba di pelabuhan')
    }
    await context.close()
  })
}

test('a Japanese translation, words put aside, and dates in lists and forms', async ({ browser }) => {
  const context = await enter(browser, 'id')
  const { id } = await story(context)
  const made = await send(context, 'post', '/translations?draft=true&depth=0', {
    ...{ article: id, locale: 'ja', headline: '船が港に到着', body: paragraphsBody(['船が月曜日に港に到着した。']) },
    _status: 'draft',
  })
  const path = `/translations/${made.id}`
  await send(context, 'patch', `${path}?draft=true&depth=0`, {
    ...{ body: paragraphsBody(['船が火曜日に港に到着した。']), _status: 'draft' },
  })
  const page = await context.newPage()
  await openNewest(page, 'translations', made.id)
  const text = comparison(page).locator('section div[lang="ja"]').last()
  await expect(text.locator('del')).toHaveText(['月曜日'])
  await expect(text.locator('ins')).toHaveText(['火曜日'])

  const aside = { tab: 'tab-of-the-test', what: 'aside', words: { headline: '別の見出し' } }
  const kept = await context.request.post(`/api${path}/editing`, { headers: { origin }, data: aside })
  expect(kept.ok()).toBe(true)
  await page.goto(`/admin/collections/translations/${made.id}/versions`)
  const row = page.locator('.who-versions tr[data-aside]')
  await expect(row).toContainText('Disisihkan')
  await row.locator('a').click()
  await expect(comparison(page)).toContainText('Kata-kata ini disisihkan')
  await expect(comparison(page).locator('section').first().locator('ins')).toContainText('別の見出し')

  await page.goto(`/admin/collections/sections?columns=${encodeURIComponent('["name","updatedAt"]')}`)
  await expect(page.locator('.cell-updatedAt').first()).toContainText(/\d{4}, \d\d\.\d\d\sWIB/)
  await page.locator('.collection-list tbody a').first().click()
  await expect(page.locator('.document-dates')).toContainText(/\d\d\.\d\d WIB/)
  await expect(page.locator('.doc-controls__value-wrap').first()).toBeHidden()

  await page.goto(`/admin/collections/articles/${id}`)
  const published = page.locator('#field-publishedAt')
  await expect(page.locator('.moment-field').filter({ has: published })).toContainText('WIB')
  await published.fill('2026-11-30T08:15')
  await expect(page.locator('.save-state[data-state="saved"]')).toBeVisible({ timeout: 30_000 })
  const saved = async () => {
    const answer = await context.request.get(`/api/articles/${id}?draft=true&depth=0`)
    return ((await answer.json()) as { publishedAt: string | null }).publishedAt
  }
  await expect.poll(saved).toBe('2026-11-30T01:15:00.000Z')
  await context.close()
})

test('a file that is no picture is refused by what it is', async ({ browser }) => {
  const context = await enter(browser, 'id')
  const page = await context.newPage()
  await page.goto('/admin/collections/media/create')
  await page.locator('#field-alt').fill('Siaran pers')
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')
  await page.locator('input[type="file"]').setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: pdf })
  await page.locator('#action-save').click()
  await expect(page.getByText('Ini berkas PDF. Yang diterima: JPEG, PNG, WebP, AVIF, dan GIF.').first()).toBeVisible()
  await context.close()
})
