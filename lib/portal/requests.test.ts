import { afterEach, describe, expect, it, vi } from 'vitest'
import { announce } from '#lib/change-log/announce.ts'
import { noteOutage } from '#lib/database/unreachable.ts'
import { addCacheTag } from '#lib/page-cache/tags.ts'
import { page, stories, type TestRender, type TestSite, testSite } from './testing/site.ts'

let site: TestSite
afterEach(() => site.close())

describe('redirects', () => {
  it('of Next are kept like pages', async () => {
    site = await testSite((_url, response) => {
      addCacheTag('article:7')
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
    site = await testSite(stories)
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
    site = await testSite(stories)
    const reply = await site.get(url, {}, method)
    expect(reply.status).toBe(status)
    expect(reply.body.toString()).toContain('<html lang="ar" dir="rtl">')
    expect(reply.headers.allow).toBe(status === 405 ? 'GET, HEAD' : undefined)
    expect(site.rendered).toEqual([])
  })
})

describe('reports', () => {
  it.each(['GET', 'HEAD', 'POST'])('%s reaches them without the renderer', async (method) => {
    site = await testSite(stories)
    const { status, body } = await site.get('/ar/7/reports', {}, method)
    expect([status, body.toString()]).toEqual([200, method === 'HEAD' ? '' : 'ar 7'])
    expect(site.rendered).toEqual([])
  })

  it.each([
    ['/ar/7/reports', 'PUT', 'POST'],
    ['/ar/7/reports', 'DELETE', 'POST'],
    ['/ar/7/original.json', 'POST', 'GET, HEAD'],
    ['/ar/7', 'POST', 'GET, HEAD'],
  ])('%s does not take %s', async (url, method, allowed) => {
    site = await testSite(stories)
    const { status, headers } = await site.get(url, {}, method)
    expect([status, headers.allow]).toEqual([405, allowed])
  })

  it.each([
    [['portal'], 200],
    [['newsroom', 'worker'], 404],
  ] as const)('are the business of %j: %i', async (roles, status) => {
    site = await testSite(stories, { roles })
    expect((await site.get('/ar/7/reports', {}, 'POST')).status).toBe(status)
  })
})

describe('what is no page', () => {
  it('is kept and dropped as pages are, whatever the query', async () => {
    site = await testSite((_url, response) => {
      addCacheTag('article:7')
      response.setHeader('Content-Type', 'application/json')
      response.end('{"p1":"Kapal pertama tiba."}')
    })
    for (const query of ['', '?a', '?b=1']) {
      const { status, headers, body } = await site.get(`/ar/7/original.json${query}`)
      expect([status, body.toString()]).toEqual([200, '{"p1":"Kapal pertama tiba."}'])
      expect(headers).toMatchObject({ 'content-type': 'application/json', 'surrogate-key': 'article:7' })
      expect(headers['cache-control']).toMatch(/^public, max-age=0/)
      expect(headers).not.toHaveProperty('content-security-policy')
    }
    expect(site.rendered).toEqual(['/ar/7/original.json'])
    announce(['article:7'])
    await site.get('/ar/7/original.json')
    expect(site.rendered).toHaveLength(2)
  })
})

describe('interactive pages', () => {
  it('keep the framework under a nonce of their own, and are not kept', async () => {
    site = await testSite((_url, response, request) =>
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
      expect(headers['cache-control']).toBe('private, no-cache')
      expect(headers).not.toHaveProperty('speculation-rules')
      for (const name of ['x-powered-by', 'accept-ch', 'critical-ch']) expect(headers).not.toHaveProperty(name)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(2)
    expect(site.rendered).toEqual(['/ja/latest?before=5-1', '/ja/latest?before=5-1'])
  })

  it.each([
    ['fail', 500, (_url, response) => page(response, 'stack', 500)],
    ['take too long', 503, () => {}],
  ] as [string, number, TestRender][])('that %s: %i in the reader’s language', async (_how, status, render) => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    site = await testSite(render, { renderTimeout: 50 })
    const reply = await site.get('/ja/latest')
    expect(reply.status).toBe(status)
    expect(reply.body.toString()).toContain('<html lang="ja"')
    logged.mockRestore()
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
    site = await testSite((_url, response) => page(response, 'x'), { roles: [role] })
    expect((await site.get(url)).status).toBe(status)
  })

  it('the newsroom gets every method, and its pages as Next made them', async () => {
    site = await testSite((_url, response) => page(response, 'x'))
    const admin = await site.get('/admin', { 'x-forwarded-host': 'evil.example' }, 'POST')
    expect(admin.body.toString()).toContain('self.__next_f')
    expect(admin.headers).toHaveProperty('critical-ch')
    expect(admin.headers).not.toHaveProperty('x-powered-by')
    expect((await site.get('/api/x', {}, 'DELETE')).headers).not.toHaveProperty('critical-ch')
  })

  it.each([
    ['is sent to the sign-in', 307, true, 503],
    ['is told that they may not', 403, true, 503],
    ['gets a page', 200, true, 200],
    ['is sent to the sign-in', 307, false, 307],
  ])('whoever %s (%i), the database having been away: %s, gets %i', async (_what, status, away, expected) => {
    site = await testSite((_url, response) => {
      if (away) noteOutage(new Error('Connection terminated unexpectedly'))
      if (status === 307) response.setHeader('Location', '/admin/login')
      response.setHeader('Set-Cookie', 'a=b')
      page(response, 'from Next', status)
    })
    const { headers, body, ...answer } = await site.get('/admin/collections/articles', { 'accept-language': 'ja' })
    expect(answer.status).toBe(expected)
    const instead = expected === 503
    expect(body.toString().includes('from Next')).toBe(!instead)
    expect(headers).toMatchObject(instead ? { 'retry-after': '5' } : { 'set-cookie': ['a=b'] })
    if (instead) expect(body.toString()).toContain('<html lang="ja"')
    for (const name of ['x-powered-by', ...(instead ? ['location', 'set-cookie'] : [])]) {
      expect(headers).not.toHaveProperty(name)
    }
  })

  it.each([
    [false, undefined],
    [true, 'newsroom.example'],
  ])('with trusted proxy %s the newsroom hears of host %s', async (trustProxy, host) => {
    const hosts: unknown[] = []
    site = await testSite(
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
    site = await testSite(stories, { askDatabase })
    expect((await site.get('/readyz')).status).toBe(status)
    expect((await site.get('/healthz')).status).toBe(200)
  })
})
