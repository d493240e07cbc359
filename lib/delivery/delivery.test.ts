import { setTimeout as wait } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { announce } from './changes.ts'
import { type FakeRender, type FakeSite, fakeSite, page } from './fake-site.ts'
import { note } from './tags.ts'

let site: FakeSite
afterEach(() => site.close())

/** A story of its section: `/ar/world/7-x` is made from `article:7` and what every page needs. */
const stories: FakeRender = async (url, response) => {
  const id = /\/(\d+)-/.exec(url)?.[1]
  note('site')
  await wait(5)
  if (url.endsWith('/not-found')) return page(response, `لا توجد ${url}`)
  if (id === undefined) note('front')
  else note(`article:${id}`)
  if (id === '404') {
    response.statusCode = 404
    response.end()
    return
  }
  page(response, `${url} 日本 ${'中'.repeat(500)} #${site.rendered.length}`)
}

describe('reading pages', () => {
  it('are rendered once for a hundred who ask at the same time', async () => {
    site = await fakeSite(stories)
    const replies = await Promise.all(Array.from({ length: 100 }, () => site.get('/ar/world/7-x')))
    expect(site.rendered).toEqual(['/ar/world/7-x'])
    expect(new Set(replies.map(({ status, body }) => `${status} ${body}`)).size).toBe(1)
    expect(replies[0]?.status).toBe(200)
  })

  it('go out without the framework, under a policy without inline script', async () => {
    site = await fakeSite(stories)
    const { headers, body } = await site.get('/ar/world/7-x')
    expect(body.toString()).toBe(
      `<!DOCTYPE html><html><head></head><body><main>/ar/world/7-x 日本 ${'中'.repeat(500)} #1</main></body></html>`,
    )
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['speculation-rules']).toBe('"/speculation-rules.json"')
    expect(headers['surrogate-key']).toBe('site article:7')
    expect(headers.vary).toBe('Accept-Encoding')
    for (const name of ['x-powered-by', 'accept-ch', 'critical-ch', 'link']) expect(headers).not.toHaveProperty(name)
  })

  it('are one page whatever the tracking parameters, and whatever the reader’s headers', async () => {
    site = await fakeSite(stories)
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
    site = await fakeSite((_url, response, request) => {
      seen.push({ ...request.headers })
      page(response, 'x')
    })
    await site.get('/id?_rsc=1', { rsc: '1', cookie: 'a=b', host: 'evil.example', 'x-forwarded-host': 'evil.example' })
    expect(seen).toEqual([{ host: 'news.example', 'x-forwarded-proto': 'https', accept: 'text/html' }])
    expect(site.rendered).toEqual(['/id'])
  })

  it('keep the parameter that lists declare', async () => {
    site = await fakeSite(stories)
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
    site = await fakeSite(stories)
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
    site = await fakeSite(stories)
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
    site = await fakeSite(stories)
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
    site = await fakeSite(stories)
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
    site = await fakeSite(async (url, response) => {
      note('front')
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
    site = await fakeSite(async (_url, response) => {
      note('front')
      announce(['article:9'])
      page(response, 'x')
    })
    await site.get('/en')
    await site.get('/en')
    expect(site.rendered).toHaveLength(1)
  })
})

describe('nothing there', () => {
  it('is answered with the edition’s own page and status 404, remembered briefly', async () => {
    site = await fakeSite(stories)
    for (const _time of ['first', 'again']) {
      const reply = await site.get('/ar/world/404-x')
      expect(reply.status).toBe(404)
      expect(reply.body.toString()).toContain('لا توجد /ar/not-found')
    }
    expect((await site.get('/ar/world/404-y')).status).toBe(404)
    expect((await site.get('/ar/not-found')).status).toBe(404)
    expect(site.rendered).toEqual(['/ar/world/404-x', '/ar/not-found', '/ar/world/404-y'])
  })

  it('is looked for again after any change', async () => {
    site = await fakeSite(stories)
    await site.get('/ar/world/404-x')
    announce(['article:404'])
    await site.get('/ar/world/404-x')
    expect(site.rendered.filter((url) => url.includes('404-x'))).toHaveLength(2)
  })

  it.each(['/wp-login.php', '/xx/dunia', '/_next/image?url=x'])('%s never reaches the renderer', async (url) => {
    site = await fakeSite(stories)
    expect((await site.get(url)).status).toBe(404)
    expect(site.rendered).not.toContain(url)
  })

  it('has a page of its own when the edition’s can’t be rendered', async () => {
    site = await fakeSite((_url, response) => {
      response.statusCode = 404
      response.end()
    })
    const { status, body } = await site.get('/ja/world/1-x')
    expect(status).toBe(404)
    expect(body.toString()).toContain('<html lang="ja"')
  })
})

describe('failures', () => {
  const errors = () => vi.spyOn(console, 'error').mockImplementation(() => {})
  afterEach(() => vi.restoreAllMocks())

  function breakable() {
    const state: { how: 'well' | 'status' | 'throws' | 'hangs' | 'boundary' | 'shell' } = { how: 'well' }
    const render: FakeRender = async (url, response) => {
      note('front')
      if (state.how === 'status') return page(response, 'stack trace', 500)
      if (state.how === 'throws') throw new Error('the database is down')
      if (state.how === 'hangs') return
      if (state.how === 'boundary') return page(response, '<!--$?--><template id="B:0"></template>')
      if (state.how === 'shell') return page(response, '<html id="__next_error__">')
      page(response, `${url} render ${site.rendered.length}`)
    }
    return { state, render }
  }

  it.each(['status', 'throws', 'hangs', 'boundary', 'shell'] as const)(
    'when rendering %s, readers get the last copy with a warning, then fresh pages again',
    async (how) => {
      const logged = errors()
      const { state, render } = breakable()
      site = await fakeSite(render, { renderTimeout: 100 })
      const good = await site.get('/ar')
      state.how = how
      announce(['front'])
      for (const _time of ['first', 'again']) {
        const reply = await site.get('/ar')
        expect([reply.status, reply.body.toString()]).toEqual([200, good.body.toString()])
        expect(reply.headers.warning).toBe('110 - "Response is Stale"')
      }
      // The second reader did not wait for a second failure.
      expect(site.rendered).toHaveLength(2)
      expect(logged).toHaveBeenCalledWith(expect.stringContaining('/ar'))
      state.how = 'well'
      await vi.waitFor(async () => expect((await site.get('/ar')).body.toString()).toContain('render 3'), {
        timeout: 4000,
        interval: 50,
      })
      expect((await site.get('/ar')).headers).not.toHaveProperty('warning')
    },
  )

  it.each([
    ['status', 500],
    ['throws', 500],
    ['boundary', 500],
    ['hangs', 503],
  ] as const)('when rendering %s and there is no copy: %i in the reader’s language', async (how, status) => {
    errors()
    const { state, render } = breakable()
    state.how = how
    site = await fakeSite(render, { renderTimeout: 100 })
    const reply = await site.get('/ar/world')
    expect(reply.status).toBe(status)
    expect(reply.headers['retry-after']).toBeDefined()
    expect(reply.headers['cache-control']).toBe('no-store')
    expect(reply.body.toString()).toContain('<html lang="ar" dir="rtl">')
    expect(reply.body.toString()).not.toMatch(/stack|database|Error/)
    state.how = 'well'
    expect((await site.get('/ar/world')).status).toBe(200)
  })

  it('a withdrawn story has no last copy', async () => {
    errors()
    let how = 'there'
    site = await fakeSite((url, response) => {
      note('article:7')
      if (url.endsWith('not-found') || how === 'there') return page(response, url)
      response.statusCode = how === 'withdrawn' ? 404 : 500
      response.end()
    })
    await site.get('/id/dunia/7-x')
    how = 'withdrawn'
    announce(['article:7'])
    expect((await site.get('/id/dunia/7-x')).status).toBe(404)
    how = 'down'
    announce(['article:7'])
    expect((await site.get('/id/dunia/7-x')).status).toBe(500)
  })

  it('readers who leave don’t stop the render that others wait for', async () => {
    const gate = Promise.withResolvers<void>()
    site = await fakeSite(async (_url, response) => {
      await gate.promise
      page(response, `closed: ${response.destroyed}`)
    })
    const leaving = new AbortController()
    const left = fetch(`http://127.0.0.1:${site.port}/en`, { signal: leaving.signal }).catch(() => 'left')
    await vi.waitFor(() => expect(site.rendered).toHaveLength(1))
    const staying = site.get('/en')
    leaving.abort()
    expect(await left).toBe('left')
    await wait(20)
    gate.resolve()
    expect((await staying).body.toString()).toContain('closed: false')
    expect(site.rendered).toHaveLength(1)
  })
})

describe('redirects', () => {
  it('of Next are kept like pages', async () => {
    site = await fakeSite((_url, response) => {
      note('article:7')
      response.writeHead(308, { location: '/id/dunia/7-gempa' })
      response.end('<html id="__next_error__">')
    })
    for (const _time of ['first', 'kept']) {
      const { status, headers, body } = await site.get('/id/7')
      expect([status, headers.location, body.length]).toEqual([308, '/id/dunia/7-gempa', 0])
    }
    expect(site.rendered).toHaveLength(1)
    announce(['article:7'])
    await site.get('/id/7')
    expect(site.rendered).toHaveLength(2)
  })

  it.each([
    ['/', { 'accept-language': 'ar-EG' }, 307, '/ar'],
    ['/?utm=1', { cookie: 'locale=ja', 'accept-language': 'ar' }, 307, '/ja?utm=1'],
    ['/', {}, 307, '/id'],
    ['/ZH/world/', {}, 308, '/zh/world'],
  ])('%s %j: %i to %s', async (url, asked, expected, location) => {
    site = await fakeSite(stories)
    const { status, headers } = await site.get(url, asked)
    expect([status, headers.location]).toEqual([expected, location])
    if (status === 307)
      expect([headers.vary, headers['cache-control']]).toEqual(['Cookie, Accept-Language', 'no-store'])
  })
})

describe('bad requests', () => {
  it.each([
    ['/ar/%FF', 'GET', 400],
    ['/ar/../admin', 'GET', 400],
    ['/ar/world?before=1%27', 'GET', 400],
    [`/ar/${'a'.repeat(3000)}`, 'GET', 414],
    ['/ar', 'POST', 405],
    ['/ar', 'PROPFIND', 405],
  ])('%s %s: %i in the reader’s language, and nothing is rendered', async (url, method, status) => {
    site = await fakeSite(stories)
    const reply = await site.get(url, {}, method)
    expect(reply.status).toBe(status)
    expect(reply.body.toString()).toContain('<html lang="ar" dir="rtl">')
    expect(reply.headers.allow).toBe(status === 405 ? 'GET, HEAD' : undefined)
    expect(site.rendered).toEqual([])
  })
})

describe('bounds', () => {
  it('a hundred thousand URLs don’t fill the memory', async () => {
    site = await fakeSite(
      (url, response) => {
        note(`article:${url.length}`)
        page(response, url + 'ق'.repeat(200))
      },
      { pageCacheBytes: 2 * 1024 * 1024 },
    )
    const { pages } = site.delivery
    for (let at = 0; at < 100_000; at += 1) await pages.answer(`/id/dunia/${at}-x`, 'id')
    expect(pages.cache.size.bytes).toBeLessThanOrEqual(2 * 1024 * 1024)
    expect(pages.cache.size.pages).toBeLessThan(3000)
    expect(pages.cache.size.tags).toBeLessThan(10)
  }, 60_000)

  it('URLs that lead nowhere are few', async () => {
    site = await fakeSite((url, response) => {
      response.statusCode = url.endsWith('not-found') ? 200 : 404
      response.setHeader('content-type', 'text/html')
      response.end('x')
    })
    const { pages } = site.delivery
    for (let at = 0; at < 5000; at += 1) await pages.answer(`/id/dunia/${at}-x`, 'id')
    expect(pages.cache.size).toMatchObject({ missing: 2000, pages: 1 })
  })

  it('what is read stays when what is not read goes', async () => {
    site = await fakeSite(stories, { pageCacheBytes: 200_000 })
    await site.get('/id')
    for (let at = 0; at < 200; at += 1) {
      await site.get(`/id/dunia/${at + 1000}-x`)
      await site.get('/id')
    }
    expect(site.rendered.filter((url) => url === '/id')).toHaveLength(1)
  })
})

describe('interactive pages', () => {
  it('keep the framework under a nonce of their own, and are not kept', async () => {
    site = await fakeSite((_url, response, request) =>
      page(response, String(request.headers['content-security-policy'])),
    )
    const nonces = new Set<string>()
    for (const _time of ['first', 'again']) {
      const { headers, body } = await site.get('/ja/latest?before=5-1', {
        'content-security-policy': "script-src 'nonce-a'",
      })
      const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? ''
      expect(body.toString()).toContain(`'nonce-${nonce}'`)
      expect(body.toString()).toContain('self.__next_f')
      expect(headers['cache-control']).toBe('private, no-store')
      expect(headers).not.toHaveProperty('speculation-rules')
      for (const name of ['x-powered-by', 'accept-ch', 'critical-ch']) expect(headers).not.toHaveProperty(name)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(2)
    expect(site.rendered).toEqual(['/ja/latest?before=5-1', '/ja/latest?before=5-1'])
  })

  it('say in the reader’s language that they failed', async () => {
    site = await fakeSite((_url, response) => page(response, 'stack', 500))
    const { status, body } = await site.get('/ja/latest')
    expect(status).toBe(500)
    expect(body.toString()).toContain('<html lang="ja"')
  })
})

describe('roles', () => {
  it.each([
    ['portal', '/admin', 404],
    ['portal', '/api/articles', 404],
    ['portal', '/id', 200],
    ['newsroom', '/admin', 200],
    ['newsroom', '/api/articles', 200],
    ['newsroom', '/id', 404],
    ['newsroom', '/', 404],
    ['newsroom', '/healthz', 200],
  ] as const)('a %s answers %s with %i', async (role, url, status) => {
    site = await fakeSite((_url, response) => page(response, 'x'), { roles: [role] })
    expect((await site.get(url)).status).toBe(status)
  })

  it('the newsroom gets every method, and its pages as Next made them', async () => {
    site = await fakeSite((_url, response) => page(response, 'x'))
    const admin = await site.get('/admin', { 'x-forwarded-host': 'evil.example' }, 'POST')
    expect(admin.body.toString()).toContain('self.__next_f')
    expect(admin.headers).toHaveProperty('critical-ch')
    expect(admin.headers).not.toHaveProperty('x-powered-by')
    expect((await site.get('/api/x', {}, 'DELETE')).headers).not.toHaveProperty('critical-ch')
  })

  it.each([
    [false, undefined],
    [true, 'newsroom.example'],
  ])('with trusted proxy %s the newsroom hears of host %s', async (trustProxy, host) => {
    const hosts: unknown[] = []
    site = await fakeSite(
      (_url, response, request) => {
        hosts.push(request.headers['x-forwarded-host'])
        page(response, 'x')
      },
      { trustProxy },
    )
    await site.get('/admin', { 'x-forwarded-host': 'newsroom.example' })
    expect(hosts).toEqual([host])
  })
})

describe('health', () => {
  it.each([
    ['answers', async () => {}, 200],
    ['does not answer', async () => Promise.reject(new Error('down')), 503],
  ])('when the database %s', async (_what, askDatabase, status) => {
    site = await fakeSite(stories, { askDatabase })
    expect((await site.get('/readyz')).status).toBe(status)
    expect((await site.get('/healthz')).status).toBe(200)
  })
})
