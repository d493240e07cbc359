import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { serviceWorker } from './service-worker.ts'
import { stories, type TestSite, testSite } from './testing/site.ts'

let site: TestSite | undefined
afterEach(async () => {
  await site?.close()
  site = undefined
})

const folder = mkdtempSync(path.join(tmpdir(), 'warta-worker-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('/sw.js', () => {
  it('is the built worker, asked for anew each time, for the whole site, and may ask this site only', async () => {
    const file = path.join(folder, 'service-worker.js')
    writeFileSync(file, 'self.سلام=1')
    site = await testSite(stories, { serviceWorker: () => serviceWorker(file) })
    const { status, headers, body } = await site.get('/sw.js?utm_source=x')
    expect([status, body.toString()]).toEqual([200, 'self.سلام=1'])
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
      'service-worker-allowed': '/',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; connect-src 'self'",
    })
    expect(site.rendered).toEqual([])
    const again = await site.get('/sw.js', { 'if-none-match': headers.etag ?? '' })
    expect([again.status, again.body.length]).toEqual([304, 0])
  })

  it.each(['POST', 'PUT', 'DELETE'])('does not take %s', async (method) => {
    site = await testSite(stories)
    expect((await site.get('/sw.js', {}, method)).status).toBe(405)
  })

  it('names the file that is not there', () => {
    expect(() => serviceWorker('/nowhere/service-worker.js')).toThrow('/nowhere/service-worker.js')
  })

  it('of a site that wants none takes over at once, deletes every cache and undoes itself', async () => {
    site = await testSite(stories)
    const { body } = await site.get('/sw.js')
    const listeners = new Map<string, (event: { waitUntil: (work: Promise<unknown>) => void }) => void>()
    const kept = new Set(['pages-1', 'saved-2:/ar/world/7-x', 'anything'])
    const did: string[] = []
    let work: Promise<unknown> = Promise.resolve()
    runInNewContext(body.toString(), {
      addEventListener: (name: string, listener: Parameters<typeof listeners.set>[1]) => listeners.set(name, listener),
      skipWaiting: () => did.push('skipWaiting'),
      caches: { keys: async () => [...kept], delete: async (name: string) => kept.delete(name) },
      registration: { unregister: async () => did.push(`unregister with ${kept.size} kept`) },
    })
    const event = {
      waitUntil: (what: Promise<unknown>) => {
        work = what
      },
    }
    listeners.get('install')?.(event)
    listeners.get('activate')?.(event)
    await work
    expect(did).toEqual(['skipWaiting', 'unregister with 0 kept'])
    // It answers nothing: pages come from the network.
    expect([...listeners.keys()]).toEqual(['install', 'activate'])
  })
})
