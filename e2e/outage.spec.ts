// Readers keep reading while the database is stopped, and get fresh pages after it is back.
import { expect, test } from '@playwright/test'
import { onThisMachine } from '#lib/runtime/testing/slowness.ts'
import { canFreezeDatabase, withFrozenDatabase } from './testing/database.ts'
import { signIn, until } from './testing/newsroom.ts'
import { locales, storyPath } from './testing/site.ts'

/** A page that no other test asks for. */
const unread = '/ar/topics/courts?before=1500000000000-1'

test('a frozen database stops no reader', async ({ request }) => {
  test.skip(!canFreezeDatabase, 'finds the server’s processes in /proc')
  test.setTimeout(120_000)
  const newsroom = await signIn(request)
  const headline = `Uji gangguan ${Date.now()}`
  const id = await newsroom.publish(headline)
  try {
    const story = await storyPath(request, 'longRead', 'ar')
    const fronts = locales.map((locale) => `/${locale}`)
    const known = [...fronts, story, `/id/${id}`]
    for (const address of known) expect((await request.get(address)).status()).toBe(200)

    await withFrozenDatabase(async () => {
      for (const address of known) {
        const begun = performance.now()
        expect((await request.get(address)).status(), address).toBe(200)
        const taken = performance.now() - begun
        expect(taken, `${address} without the database`).toBeLessThan(onThisMachine(1000))
      }
      // What nobody has read yet can't be made: said in the reader's language, without a stack.
      const answer = await request.get(unread, { timeout: 40_000 })
      expect(answer.status()).toBeGreaterThanOrEqual(500)
      const html = await answer.text()
      expect(html).toMatch(/<html[^>]*lang="ar"/)
      expect(html).not.toMatch(/\.ts:\d+|node_modules|ECONN/)
    })
    await until(async () => (await request.get('/readyz')).ok(), 30_000, 'the database is back')
    await newsroom.change(id, { headline: `${headline} selesai` })
    await until(
      async () => (await (await request.get('/id')).text()).includes(`${headline} selesai`),
      10_000,
      'fresh front page',
    )
    expect((await request.get(unread)).status()).toBe(200)
  } finally {
    await newsroom.remove(id)
  }
})
