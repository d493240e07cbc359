// A story that was pulled with a word about it: every address of it answers 410.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { stories, type TestSite, testSite } from './testing/site.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite(stories)
})
afterAll(() => site?.close())

it.each(['/ar/world/410-x', '/ar/world/410-y', '/ar/lite/410-x', '/ja/world/410-x', '/ar/not-found/410'])(
  '%s answers 410 with the note, without scripts of the framework',
  async (address) => {
    const answer = await site.get(address)
    expect(answer.status).toBe(410)
    expect(answer.body.toString()).toContain('سُحب')
    expect(answer.body.toString()).not.toContain('/_next/')
    expect(answer.headers['cache-control']).toBe('public, max-age=0, s-maxage=30')
    expect(answer.headers['surrogate-key']).toContain('article:410')
  },
)

it('is rendered once for all its addresses of an edition, until the note changes', async () => {
  const asked = () => site.rendered.filter((url) => url === '/ar/not-found/410').length
  const before = asked()
  await site.get('/ar/world/410-z')
  expect(asked()).toBe(before)
  site.portal.site.pages.changed(['article:410'])
  await site.get('/ar/world/410-z')
  expect(asked()).toBe(before + 1)
})

it.each(['/ar/world/404-x', '/ar/not-found/404', '/ar/lite/404-x'])('%s answers 404 as ever', async (address) => {
  const answer = await site.get(address)
  expect(answer.status).toBe(404)
  expect(answer.body.toString()).toContain('/ar/not-found')
})
