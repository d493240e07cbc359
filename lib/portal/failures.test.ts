import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { announce } from '#lib/change-log/announce.ts'
import { addCacheTag } from '#lib/page-cache/tags.ts'
import { page, stories, type TestRender, type TestSite, testSite } from './testing/site.ts'

let site: TestSite
afterEach(() => site.close())

describe('nothing there', () => {
  it('is answered with the edition’s own page and status 404, remembered briefly', async () => {
    site = await testSite(stories)
    for (const _time of ['first', 'again']) {
      const reply = await site.get('/ar/world/404-x')
      expect(reply.status).toBe(404)
      expect(reply.body.toString()).toContain('لا توجد /ar/not-found')
    }
    expect((await site.get('/ar/world/404-y')).status).toBe(404)
    expect((await site.get('/ar/not-found')).status).toBe(404)
    expect(site.rendered).toEqual(['/ar/world/404-x', '/ar/not-found/404', '/ar/not-found', '/ar/world/404-y'])
  })

  it('is looked for again after any change', async () => {
    site = await testSite(stories)
    await site.get('/ar/world/404-x')
    announce(['article:404'])
    await site.get('/ar/world/404-x')
    expect(site.rendered.filter((url) => url.includes('404-x'))).toHaveLength(2)
  })

  it.each(['/wp-login.php', '/xx/dunia', '/_next/image?url=x'])('%s never reaches the renderer', async (url) => {
    site = await testSite(stories)
    expect((await site.get(url)).status).toBe(404)
    expect(site.rendered).not.toContain(url)
  })

  it('has a page of its own when the edition’s can’t be rendered', async () => {
    site = await testSite((_url, response) => {
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
    const render: TestRender = async (url, response) => {
      addCacheTag('front')
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
      site = await testSite(render, { renderTimeout: 100 })
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
    site = await testSite(render, { renderTimeout: 100 })
    const reply = await site.get('/ar/world')
    expect(reply.status).toBe(status)
    expect(reply.headers['retry-after']).toBeDefined()
    expect(reply.headers['cache-control']).toBe('no-store')
    expect(reply.body.toString()).toContain('<html lang="ar" dir="rtl">')
    expect(reply.body.toString()).not.toMatch(/stack|database|Error/)
    state.how = 'well'
    expect((await site.get('/ar/world')).status).toBe(200)
  })

  it('when rendering is slow, readers get the last copy meanwhile', async () => {
    const gate = Promise.withResolvers<void>()
    site = await testSite(
      async (_url, response) => {
        addCacheTag('front')
        const text = `render ${site.rendered.length}`
        if (site.rendered.length === 2) await gate.promise
        page(response, text)
      },
      { patience: 50 },
    )
    await site.get('/fr')
    announce(['front'])
    const reply = await site.get('/fr')
    expect(reply.body.toString()).toContain('render 1')
    expect(reply.headers).toHaveProperty('warning')
    gate.resolve()
    await vi.waitFor(async () => expect((await site.get('/fr')).body.toString()).toContain('render 2'))
    expect(site.rendered).toHaveLength(2)
  })

  it('when what was in the way is gone, the next reader gets a fresh page', async () => {
    errors()
    const { state, render } = breakable()
    site = await testSite(render, { pauseAfterFailure: 60_000 })
    await site.get('/ar')
    state.how = 'throws'
    announce(['front'])
    await site.get('/ar')
    state.how = 'well'
    expect((await site.get('/ar')).headers).toHaveProperty('warning')
    site.portal.site.pages.recovered()
    expect((await site.get('/ar')).headers).not.toHaveProperty('warning')
  })

  it('a withdrawn story has no last copy', async () => {
    errors()
    let how = 'there'
    site = await testSite((url, response) => {
      addCacheTag('article:7')
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
    site = await testSite(async (_url, response) => {
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
