// From the newsroom to every reader: what is published stands in all editions at once, and only what changed is made anew.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import path from 'node:path'
import { type APIRequestContext, expect, request as newRequest, test } from '@playwright/test'
import { canFreezeDatabase, withFrozenDatabase } from './testing/database.ts'
import { signIn, until } from './testing/newsroom.ts'
import { dataDir, locales, origin, pagesOf, port, storyPath } from './testing/site.ts'

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

/** Each address with its value, or with the same one. */
const zip = (addresses: string[], values: boolean[] | boolean) =>
  addresses.map((address, index) => [address, Array.isArray(values) ? values[index] : values])

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
  test.skip(!canFreezeDatabase, 'finds the server’s processes in /proc')
  test.setTimeout(120_000)
  const newsroom = await signIn(request)
  const headline = `Uji satu berita ${Date.now()}`
  const id = await newsroom.publish(headline)
  try {
    const own = await Promise.all(
      locales.map(async (locale) => new URL((await request.get(`/${locale}/${id}`)).url()).pathname),
    )
    const pages = await Promise.all(locales.map(async (locale) => pagesOf(request, locale)))
    const others = pages.flatMap(({ topic = '', author = '', page = '', story = '' }) => [topic, author, page, story])
    // The front page shows the newest story; so does its section, which its address names.
    const lists = locales.flatMap((locale, index) => [`/${locale}`, (own[index] ?? '').replace(/\/[^/]+$/, '')])
    const [first = '', ...dropped] = [...own, ...lists]
    for (const address of [first, ...dropped, ...others]) expect((await request.get(address)).status()).toBe(200)

    const standfirst = `Diubah ${Date.now()}`
    await newsroom.change(id, { standfirst })
    // What a change drops is dropped at once: when one page is new, so would all be.
    await until(() => shows(request, first, standfirst), 2000, 'the story itself')
    // Without the database nothing is made anew: what is still kept is as good as before, what was dropped is marked.
    await withFrozenDatabase(async () => {
      const isStale = async (address: string) => {
        const answer = await request.get(address, { timeout: 30_000 })
        expect(answer.status(), address).toBe(200)
        return answer.headers().warning !== undefined
      }
      const stale = async (addresses: string[]) => Promise.all(addresses.map(isStale))
      expect(Object.fromEntries(zip(others, await stale(others)))).toEqual(Object.fromEntries(zip(others, false)))
      expect(Object.fromEntries(zip(dropped, await stale(dropped)))).toEqual(Object.fromEntries(zip(dropped, true)))
    })
    await until(async () => (await request.get('/readyz')).ok(), 30_000, 'the database is back')
    const isFresh = async (address: string) => (await request.get(address)).headers().warning === undefined
    for (const address of dropped) await until(() => isFresh(address), 10_000, `${address} made anew`)
    for (const address of own) expect(await shows(request, address, standfirst), address).toBe(true)
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
