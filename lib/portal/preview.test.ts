import { afterEach, expect, it, vi } from 'vitest'
import { announce } from '#lib/change-log/announce.ts'
import { noteOutage } from '#lib/database/unreachable.ts'
import { addCacheTag } from '#lib/page-cache/tags.ts'
import { page, type TestRender, type TestSite, testSite } from './testing/site.ts'
import { typedWords } from './typed-words.ts'

let site: TestSite
afterEach(() => site.close())

/** Shows whoever has the session what it was asked with, and nothing to others. */
const previews: TestRender = (url, response, request) => {
  addCacheTag('front')
  if (request.headers.cookie !== 'payload-token=ours' && !url.endsWith('?key=ours')) return page(response, 'none', 404)
  if (!url.endsWith('/card')) {
    const links = '<a href="/id/dunia">Dunia</a><a href="/preview/ar/story/7">AR</a><a href="#main">x</a>'
    return page(response, `draft ${site.rendered.length} ${typedWords() ?? ''} ${links}`)
  }
  response.setHeader('Content-Type', 'application/json')
  response.end('{"story":7}')
}

const session = { cookie: 'payload-token=ours' }

/** Sends a request with a body. */
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${site.port}${path}`, { method: 'POST', body, headers: { ...session, ...headers } })

it('is rendered for each request, and kept by nobody', async () => {
  site = await testSite(previews)
  for (const time of [1, 2]) {
    const { status, headers, body } = await site.get('/preview/id/story/7', session)
    expect([status, body.toString()]).toEqual([200, expect.stringContaining(`draft ${time}`)])
    expect(headers).toMatchObject({
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex, nofollow, noarchive, nosnippet',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers['content-security-policy']).toContain("connect-src 'none'; worker-src 'none'")
    expect(headers).not.toHaveProperty('surrogate-key')
    expect(headers).not.toHaveProperty('speculation-rules')
  }
  expect(site.portal.site.pages.cache.get('/preview/id/story/7')).toBeUndefined()
})

it.each([
  ['without a session', '/preview/id/story/7', {}],
  ['with another’s', '/preview/id/story/7', { cookie: 'payload-token=other' }],
  ['with a key that is not one', '/preview/id/story/7?key=other', {}],
  ['as flight data', '/preview/id/story/7?_rsc=1x', { rsc: '1', 'next-router-prefetch': '1' }],
  ['from behind a proxy', '/preview/id/story/7', { host: 'newsroom.example', 'x-forwarded-host': 'x.example' }],
  ['a card', '/preview/id/story/7/card', {}],
  ['a card, with a key', '/preview/id/story/7/card?key=other', {}],
])('%s there is nothing, in a page that says so', async (_what, url, headers) => {
  site = await testSite(previews)
  await site.get('/preview/id/story/7', session)
  const first = await site.get(url, headers)
  expect(first.status).toBe(404)
  expect(first.body.toString()).toContain('Pratinjau ini tidak terbuka')
  expect(first.body.toString()).not.toContain('draft')
  expect(first.headers['cache-control']).toBe('no-store')
  expect((await site.get(url, headers, 'HEAD')).body.length).toBe(0)
})

it('asks Next for the page alone, whatever else an address or a request says', async () => {
  const asked: object[] = []
  site = await testSite((url, response, request) => {
    asked.push({ ...request.headers, url })
    page(response, 'draft')
  })
  await site.get('/preview/id/story/7?_rsc=1x&key=ours&x=y', { rsc: '1', 'next-url': '/', 'x-forwarded-host': 'x' })
  expect(asked).toEqual([
    expect.objectContaining({ url: '/preview/id/story/7?key=ours', host: 'news.example', 'user-agent': 'warta' }),
  ])
  expect(asked[0]).not.toHaveProperty('rsc')
  expect(asked[0]).not.toHaveProperty('x-forwarded-host')
})

it('shows what is being typed to whoever types it', async () => {
  site = await testSite(previews)
  const answer = await post('/preview/id/story/7', '{"of":"articles"}')
  expect(await answer.text()).toContain('{"of":"articles"}')
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect((await post('/preview/id/story/7', '{}', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await post('/preview/id/story/7', 'x'.repeat(6 * 1024 * 1024))).status).toBe(413)
  expect((await site.get('/preview/id/story/7', session)).body.toString()).not.toContain('articles')
})

it('has its card drawn outside of Next', async () => {
  site = await testSite(previews)
  const { headers, body } = await site.get('/preview/id/story/7/card', session)
  expect([headers['content-type'], headers['cache-control']]).toEqual(['image/png', 'private, no-store'])
  expect(JSON.parse(body.toString())).toEqual({ story: 7 })
})

it('leads to the readers’ site, and to previews of the newsroom’s', async () => {
  site = await testSite(previews)
  const html = (await site.get('/preview/id/story/7', session)).body.toString()
  expect(html).toContain('<a href="https://news.example/id/dunia">')
  expect(html).toContain('<a href="/preview/ar/story/7">')
  expect(html).toContain('<a href="#main">')
  expect(html).not.toContain('/_next/static/a.js')
})

it('is there in the newsroom’s role only, and takes no other method', async () => {
  site = await testSite(previews, { roles: ['portal'] })
  expect((await site.get('/preview/id/story/7', session)).status).toBe(404)
  expect(site.rendered).toEqual([])
  await site.close()
  site = await testSite(previews, { roles: ['newsroom'] })
  expect((await site.get('/preview/id/story/7', session)).status).toBe(200)
  expect((await site.get('/preview/id/story/7', session, 'DELETE')).status).toBe(405)
})

it('says that the newsroom is out of order, and not that it is closed, while the database is away', async () => {
  site = await testSite((_url, response) => {
    noteOutage(new Error('Connection terminated unexpectedly'))
    page(response, 'none', 404)
  })
  expect((await site.get('/preview/id/story/7', session)).status).toBe(503)
})

it('never becomes a page that stands in for one that fails', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  let fails = false
  site = await testSite((url, response, request) => {
    if (fails) throw new Error('the database is down')
    return previews(url, response, request)
  })
  await site.get('/preview/id/story/7', session)
  fails = true
  announce('everything')
  const { status, body } = await site.get('/preview/id/story/7', session)
  expect(status).toBe(500)
  expect(body.toString()).not.toContain('draft')
})
