import { setTimeout as wait } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { announce } from '#lib/change-log/announce.ts'
import { addCacheTag } from '#lib/page-cache/tags.ts'
import { page, stories, type TestSite, testSite } from './testing/site.ts'

let site: TestSite
afterEach(() => site.close())

describe('reading pages', () => {
  it('are rendered once for a hundred who ask at the same time', async () => {
    site = await testSite(stories)
    const replies = await Promise.all(Array.from({ length: 100 }, () => site.get('/ar/world/7-x')))
    expect(site.rendered).toEqual(['/ar/world/7-x'])
    expect(new Set(replies.map(({ status, body }) => `${status} ${body}`)).size).toBe(1)
    expect(replies[0]?.status).toBe(200)
  })

  it('go out without the framework, under a policy without inline script', async () => {
    site = await testSite(stories)
    const { headers, body } = await site.get('/ar/world/7-x')
    expect(body.toString()).toBe(
      `<!DOCTYPE html><html><head></head><body><main>/ar/world/7-x 日本 ${'中'.repeat(500)}</main></body></html>`,
    )
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['speculation-rules']).toBe('"/speculation-rules.json"')
    expect(headers['surrogate-key']).toBe('site article:7')
    expect(headers.vary).toBe('Accept-Encoding')
    for (const name of ['x-powered-by', 'accept-ch', 'critical-ch', 'link']) expect(headers).not.toHaveProperty(name)
  })

  it('are one page whatever the tracking parameters, and whatever the reader’s headers', async () => {
    site = await testSite(stories)
    const first = await site.get('/ja/world/7-x')
    const rsc = { rsc: '1', 'next-router-prefetch': '1', cookie: 'locale=ar', host: 'evil.example' }
    const seen: unknown[] = []
    for (const url of ['/ja/world/7-x?utm_source=a&fbclid=b', '/ja/world/7-x?_rsc=1', '/ja/worl%64/7-x']) {
      seen.push((await site.get(url, rsc)).body.toString())
    }
    expect(new Set(seen)).toEqual(new Set([first.body.toString()]))
    expect(site.rendered).toEqual(['/ja/world/7-x'])
  })

  it('show nothing of one reader’s request to the renderer, even for the first one', async () => {
    const seen: unknown[] = []
    site = await testSite((_url, response, request) => {
      seen.push({ ...request.headers })
      page(response, 'x')
    })
    await site.get('/id?_rsc=1', { rsc: '1', cookie: 'a=b', host: 'evil.example', 'x-forwarded-host': 'evil.example' })
    const own = { accept: 'text/html', 'user-agent': 'warta' }
    expect(seen).toEqual([{ host: 'news.example', 'x-forwarded-proto': 'https', ...own }])
    expect(site.rendered).toEqual(['/id'])
  })

  it('keep the parameter that lists declare', async () => {
    site = await testSite(stories)
    await site.get('/fr/monde?before=5-1&utm=1')
    await site.get('/fr/monde')
    expect(site.rendered).toEqual(['/fr/monde?before=5-1', '/fr/monde'])
  })

  it.each([
    ['br', 'br', (body: Buffer) => brotliDecompressSync(body)],
    ['gzip, br;q=0.5', 'gzip', (body: Buffer) => gunzipSync(body)],
    ['identity', undefined, (body: Buffer) => body],
    [undefined, undefined, (body: Buffer) => body],
  ])('are sent as the browser takes them: %s', async (accepted, encoding, decode) => {
    site = await testSite(stories)
    const headers = accepted === undefined ? {} : { 'accept-encoding': accepted }
    for (const _time of ['first', 'kept']) {
      const reply = await site.get('/zh/world/7-x', headers)
      expect(reply.headers['content-encoding']).toBe(encoding)
      expect(Number(reply.headers['content-length'])).toBe(reply.body.length)
      expect(decode(reply.body).toString()).toContain('日本')
    }
    expect(site.rendered).toHaveLength(1)
  })

  it('have an entity tag per coding, answer 304 to each, and to HEAD without a body', async () => {
    site = await testSite(stories)
    const tags = new Set<string>()
    for (const encoding of ['br', 'gzip', 'identity']) {
      const asked = { 'accept-encoding': encoding }
      const whole = await site.get('/id', asked)
      const tag = String(whole.headers.etag)
      tags.add(tag)
      const again = await site.get('/id', { ...asked, 'if-none-match': `"x", W/${tag}` })
      expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, tag])
      expect(again.headers['cache-control']).toBe(whole.headers['cache-control'])
      expect((await site.get('/id', { ...asked, 'if-none-match': '"other"' })).status).toBe(200)
      const head = await site.get('/id', asked, 'HEAD')
      expect([head.status, head.body.length, head.headers.etag]).toEqual([200, 0, tag])
      expect(head.headers['content-length']).toBe(whole.headers['content-length'])
    }
    expect(tags.size).toBe(3)
    for (const tag of tags) expect(tag).toMatch(/^"[\w-]+"$/)
  })

  it('are compressed harder once many ask for them, and stay the same page', async () => {
    site = await testSite(stories)
    const asked = { 'accept-encoding': 'br' }
    const first = await site.get('/id', asked)
    for (let time = 0; time < 12; time += 1) await site.get('/id', asked)
    await vi.waitFor(async () => expect((await site.get('/id', asked)).headers.etag).not.toBe(first.headers.etag))
    const squeezed = await site.get('/id', asked)
    expect(brotliDecompressSync(squeezed.body)).toEqual(brotliDecompressSync(first.body))
    expect((await site.get('/id', { ...asked, 'if-none-match': first.headers.etag })).status).toBe(304)
  })
})

describe('changes', () => {
  it('drop the pages that were made from what changed, and no others', async () => {
    site = await testSite(stories)
    const urls = ['/id', '/id/dunia/7-x', '/ar/world/7-x', '/ar/world/8-y']
    for (const url of urls) await site.get(url)
    announce(['article:7', 'card:7:ar'])
    for (const url of urls) await site.get(url)
    expect(site.rendered.slice(urls.length)).toEqual(['/id/dunia/7-x', '/ar/world/7-x'])
    announce('everything')
    for (const url of urls) await site.get(url)
    expect(site.rendered.slice(urls.length + 2)).toEqual(urls)
  })

  it('during rendering: the page is sent, not kept, and not given to who came after', async () => {
    const gate = Promise.withResolvers<void>()
    site = await testSite(async (url, response) => {
      addCacheTag('front')
      const text = `render ${site.rendered.length}`
      if (site.rendered.length === 1) await gate.promise
      page(response, `${url} ${text}`)
    })
    const before = site.get('/en')
    await vi.waitFor(() => expect(site.rendered).toHaveLength(1))
    announce(['front'])
    const after = site.get('/en')
    await wait(20)
    gate.resolve()
    expect((await before).body.toString()).toContain('render 1')
    expect((await after).body.toString()).toContain('render 2')
    expect((await site.get('/en')).body.toString()).toContain('render 2')
    expect(site.rendered).toHaveLength(2)
  })

  it('of other things during rendering: the page is kept', async () => {
    site = await testSite(async (_url, response) => {
      addCacheTag('front')
      announce(['article:9'])
      page(response, 'x')
    })
    await site.get('/en')
    await site.get('/en')
    expect(site.rendered).toHaveLength(1)
  })
})
