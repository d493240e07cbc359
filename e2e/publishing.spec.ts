// From the newsroom to every reader: what is published stands in all editions at once, and only what changed is made anew.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import path from 'node:path'
import { type APIRequestContext, expect, request as newRequest, test } from '@playwright/test'
import { signIn, until } from './newsroom.ts'
import { dataDir, locales, origin, pagesOf, port, storyPath } from './site.ts'

const root = path.resolve(import.meta.dirname, '..')
const second = `http://localhost:${port + 1}`
let secondWeb: ChildProcess

test.beforeAll(async () => {
  const url = execFileSync(path.join(root, 'scripts/database-url'), { env: { ...process.env, DATA_DIR: dataDir } })
  secondWeb = spawn(process.execPath, ['server.ts'], {
    cwd: root,
    stdio: 'ignore',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port + 1),
      DATA_DIR: dataDir,
      DATABASE_URL: url.toString().trim(),
      SITE_URL: origin,
    },
  })
  await until(
    async () => (await fetch(`${second}/readyz`).catch(() => null))?.ok ?? false,
    30_000,
    'second web process',
  )
})

test.afterAll(() => {
  secondWeb.kill('SIGTERM')
})

const shows = async (request: APIRequestContext, address: string, text: string) =>
  (await (await request.get(address)).text()).includes(text)

test('a published story stands on all six front pages within two seconds, on every web process', async ({
  request,
}) => {
  const newsroom = await signIn(request)
  // Both processes have all the pages in memory before.
  for (const locale of locales) for (const site of [origin, second]) await request.get(`${site}/${locale}`)
  const headline = `Uji terbit ${Date.now()}`
  const id = await newsroom.publish(headline)
  try {
    for (const site of [origin, second]) {
      for (const locale of locales) {
        await until(() => shows(request, `${site}/${locale}`, headline), 2000, `${site}/${locale}`)
      }
    }

    const arabic = `اختبار النشر ${Date.now()}`
    await newsroom.translate(id, 'ar', arabic, 'نص الخبر.')
    for (const site of [origin, second]) {
      await until(() => shows(request, `${site}/ar`, arabic), 2000, `${site}/ar`)
      await until(() => shows(request, `${site}/ar/${id}`, 'نص الخبر.'), 2000, `${site}/ar/${id}`)
    }
    expect(await shows(request, '/ja', headline), 'the other editions keep the original').toBe(true)
  } finally {
    await newsroom.remove(id)
  }
  for (const site of [origin, second]) {
    await until(async () => !(await shows(request, `${site}/id`, headline)), 2000, 'gone after deletion')
    expect((await request.get(`${site}/id/${id}`)).status()).toBe(404)
  }
})

test('a draft is visible to nobody, in any way', async ({ request }) => {
  const newsroom = await signIn(request)
  const headline = `Naskah rahasia ${Date.now()}`
  const id = await newsroom.publish(headline, { _status: 'draft' })
  const stranger = await newRequest.newContext({ baseURL: origin })
  try {
    for (const locale of locales) {
      expect((await stranger.get(`/${locale}/${id}`)).status()).toBe(404)
      expect((await stranger.get(`/${locale}/world/${id}-x`)).status()).toBe(404)
      expect(await shows(stranger, `/${locale}/latest`, headline)).toBe(false)
    }
    for (const question of [
      `/api/articles/${id}`,
      `/api/articles/${id}?draft=true`,
      `/api/articles?where[id][equals]=${id}&draft=true`,
      `/api/articles/versions?where[parent][equals]=${id}`,
      '/api/users',
      '/api/payload-jobs',
    ]) {
      const answer = await stranger.get(question)
      expect(await answer.text(), question).not.toContain(headline)
      if (question === '/api/users') expect(answer.status()).toBeGreaterThanOrEqual(400)
    }
  } finally {
    await stranger.dispose()
    await newsroom.remove(id)
  }
})

test('a change to one story drops its pages and its lists and nothing else', async ({ request }) => {
  const newsroom = await signIn(request)
  const headline = `Uji satu berita ${Date.now()}`
  const id = await newsroom.publish(headline)
  try {
    const own = await Promise.all(
      locales.map(async (locale) => new URL((await request.get(`/${locale}/${id}`)).url()).pathname),
    )
    const others = (await Promise.all(locales.map(async (locale) => pagesOf(request, locale)))).flatMap((pages) => [
      pages.topic ?? '',
      pages.author ?? '',
      pages.page ?? '',
      pages.story ?? '',
    ])
    const fronts = locales.map((locale) => `/${locale}`)
    const watched = [...own, ...fronts, ...others]
    for (const address of watched) await request.get(address)
    // A page is kept when asking again gives the same rendering: delivery says since when it has it.
    const age = async (address: string) => (await request.get(address)).headers().etag
    const before = new Map(await Promise.all(watched.map(async (address) => [address, await age(address)] as const)))

    await newsroom.change(id, { standfirst: `Diubah ${Date.now()}` })
    await until(async () => (await age(own[0] ?? '')) !== before.get(own[0] ?? ''), 2000, 'the story itself')
    for (const address of own) expect(await age(address), address).not.toBe(before.get(address))
    for (const address of others) expect(await age(address), address).toBe(before.get(address))
  } finally {
    await newsroom.remove(id)
  }
})

test('a script injected anywhere in a text stays text', async ({ page, request }) => {
  const newsroom = await signIn(request)
  const attack = `"><img src=x onerror=alert(1)></script><script>alert(2)</script> ${Date.now()}`
  const id = await newsroom.publish(attack, { standfirst: attack, place: attack.slice(0, 60) })
  let dialogs = 0
  page.on('dialog', async (dialog) => {
    dialogs += 1
    await dialog.dismiss()
  })
  try {
    await newsroom.translate(id, 'ar', attack, attack)
    for (const address of [`/id/${id}`, `/ar/${id}`, '/ar', '/id/latest']) {
      await page.goto(address)
      await expect(page.getByText('onerror=alert(1)').first()).toBeVisible()
      expect(await page.locator('img[src="x"]').count()).toBe(0)
    }
    expect(dialogs).toBe(0)
    await page.goto(await storyPath(request, 'harbour', 'ar'))
  } finally {
    await newsroom.remove(id)
  }
})
