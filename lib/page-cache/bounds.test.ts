import { afterEach, describe, expect, it } from 'vitest'
import { page, stories, type TestSite, testSite } from '#lib/portal/testing/site.ts'
import { addCacheTag } from './tags.ts'

let site: TestSite
afterEach(() => site.close())

describe('bounds', () => {
  it('a hundred thousand URLs don’t fill the memory', async () => {
    site = await testSite(
      (url, response) => {
        addCacheTag(`article:${url.length}`)
        page(response, url + 'ق'.repeat(200))
      },
      { pageCacheBytes: 2 * 1024 * 1024 },
    )
    const { pages } = site.portal.site
    for (let at = 0; at < 100_000; at += 1) await pages.answer(`/id/dunia/${at}-x`, 'id')
    expect(pages.cache.size.bytes).toBeLessThanOrEqual(2 * 1024 * 1024)
    expect(pages.cache.size.pages).toBeLessThan(3000)
    expect(pages.cache.size.tags).toBeLessThan(10)
  }, 60_000)

  it('URLs that lead nowhere are few', async () => {
    site = await testSite((url, response) => {
      response.statusCode = url.endsWith('not-found') ? 200 : 404
      response.setHeader('content-type', 'text/html')
      response.end('x')
    })
    const { pages } = site.portal.site
    for (let at = 0; at < 5000; at += 1) await pages.answer(`/id/dunia/${at}-x`, 'id')
    expect(pages.cache.size).toMatchObject({ missing: 2000, pages: 1 })
  })

  it('what is read stays when what is not read goes', async () => {
    site = await testSite(stories, { pageCacheBytes: 200_000 })
    await site.get('/id')
    for (let at = 0; at < 200; at += 1) {
      await site.get(`/id/dunia/${at + 1000}-x`)
      await site.get('/id')
    }
    expect(site.rendered.filter((url) => url === '/id')).toHaveLength(1)
  })
})
