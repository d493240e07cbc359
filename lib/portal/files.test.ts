import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { BuiltFiles } from '#lib/http/built-files.ts'
import { page, type TestSite, testSite } from './testing/site.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'warta-files-'))
const uploads = path.join(folder, 'media')
const assets = path.join(folder, 'assets')
const chunks = path.join(folder, 'static/chunks')
const picture = '0123456789abcdef0123'
const script = `export const greeting = "${'こんにちは'.repeat(200)}"`

beforeAll(() => {
  for (const each of [uploads, assets, chunks]) mkdirSync(each, { recursive: true })
  writeFileSync(path.join(uploads, `${picture}-640.avif`), Buffer.alloc(100_000, 7))
  writeFileSync(path.join(uploads, `${picture}.jpg`), 'a picture')
  mkdirSync(path.join(uploads, `${picture}-320.webp`))
  symlinkSync(path.join(uploads, `${picture}.png`), path.join(uploads, `${picture}.png`))
  writeFileSync(path.join(folder, 'secret'), 'secret')
  symlinkSync(path.join(folder, 'secret'), path.join(assets, 'link.js'))
  writeFileSync(path.join(assets, 'elements-1a2b3c4d.js'), script)
  writeFileSync(path.join(assets, 'manifest.json'), '{}')
  writeFileSync(path.join(chunks, 'main.js.map'), '{}')
  writeFileSync(path.join(chunks, '[locale].js'), 'chunk')
})
afterAll(() => rmSync(folder, { recursive: true }))

let site: TestSite
afterEach(() => site.close())

const open = (dev = false) =>
  testSite((_url, response) => page(response, 'from Next'), {
    dev,
    uploadFolder: uploads,
    builtFiles: new BuiltFiles(
      [
        { urlPath: '/assets', folder: assets },
        { urlPath: '/_next/static', folder: path.join(folder, 'static') },
      ],
      dev,
    ),
  })

const immutable = 'public, max-age=31536000, immutable'

describe('uploaded pictures', () => {
  it.each([
    [`/media/${picture}-640.avif`, 'image/avif', 100_000],
    [`/media/${picture}.jpg`, 'image/jpeg', 9],
  ])('%s', async (url, type, length) => {
    site = await open()
    const { status, headers, body } = await site.get(url)
    expect([status, body.length, headers['content-type']]).toEqual([200, length, type])
    expect(headers['cache-control']).toBe(immutable)
    expect(headers['content-security-policy']).toContain('sandbox')
    const again = await site.get(url, { 'if-none-match': headers.etag })
    expect([again.status, again.body.length]).toEqual([304, 0])
    const head = await site.get(url, {}, 'HEAD')
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, String(length)])
  })

  it.each([
    `/media/${picture}-320.avif`,
    `/media/${picture}-320.webp`,
    `/media/${picture}.svg`,
    `/media/${picture}.html`,
    `/media/${picture.toUpperCase()}.jpg`,
    '/media/secret',
    '/media/..secret',
    '/media',
  ])('%s is not there', async (url) => {
    site = await open()
    const { status, headers } = await site.get(url)
    expect(status).toBe(404)
    expect(headers.etag).not.toBe(`"${path.basename(url)}"`)
  })

  it.each(['/media/../secret', '/media/%2e%2e/secret', '/media/..%2fsecret'])('%s is refused', async (url) => {
    site = await open()
    expect((await site.get(url)).status).toBe(400)
  })

  it.each([
    [{ range: 'bytes=2-5' }, 206, 'pict'],
    [{ range: 'bytes=2-5', 'if-range': '"another"' }, 200, 'a picture'],
    [{ range: 'bytes=100-' }, 416, ''],
    [{ 'if-match': '"another"' }, 412, ''],
  ])('%j: %i', async (headers, status, text) => {
    site = await open()
    const reply = await site.get(`/media/${picture}.jpg`, headers)
    expect([reply.status, reply.body.toString()]).toEqual([status, text])
    expect(reply.headers['content-range']).toBe({ 206: 'bytes 2-5/9', 416: 'bytes */9' }[status])
  })

  it('one that can’t be read is an error that nobody keeps', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    site = await open()
    const { status, headers } = await site.get(`/media/${picture}.png`)
    expect([status, headers['cache-control'], headers.etag]).toEqual([500, 'no-store', undefined])
    vi.restoreAllMocks()
  })

  it('a reader who leaves in the middle harms nobody', async () => {
    site = await open()
    for (let time = 0; time < 20; time += 1) {
      const leaving = new AbortController()
      const answer = await fetch(`http://127.0.0.1:${site.port}/media/${picture}-640.avif`, { signal: leaving.signal })
      leaving.abort()
      await answer.text().catch(() => {})
    }
    expect((await site.get(`/media/${picture}-640.avif`)).body).toHaveLength(100_000)
  })
})

describe('files of the build', () => {
  it('are served for good, compressed, with an entity tag', async () => {
    site = await open()
    const asked = { 'accept-encoding': 'br' }
    const { headers, body } = await site.get('/assets/elements-1a2b3c4d.js', asked)
    expect(brotliDecompressSync(body).toString()).toBe(script)
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(headers['cache-control']).toBe(immutable)
    const again = await site.get('/assets/elements-1a2b3c4d.js?x=1', { ...asked, 'if-none-match': headers.etag })
    expect(again.status).toBe(304)
  })

  it('may have any name', async () => {
    site = await open()
    expect((await site.get('/_next/static/chunks/%5Blocale%5D.js')).body.toString()).toBe('chunk')
  })

  it.each([
    '/assets/manifest.json',
    '/assets/link.js',
    '/assets/elements.js',
    '/assets',
    '/_next/static/chunks/main.js.map',
    '/_next/static/chunks',
    '/_next/server/app.js',
    '/assets/__proto__',
  ])('%s is not there', async (url) => {
    site = await open()
    expect((await site.get(url)).status).toBe(404)
  })

  it('in development: new ones are found, and Next serves its own', async () => {
    site = await open(true)
    writeFileSync(path.join(assets, 'new-1.js'), 'new')
    expect((await site.get('/assets/new-1.js')).body.toString()).toBe('new')
    expect((await site.get('/_next/static/chunks/%5Blocale%5D.js')).body.toString()).toContain('from Next')
    expect((await site.get('/id/dunia')).body.toString()).toContain('self.__next_f')
    expect((await site.get('/', { 'accept-language': 'ja' })).headers.location).toBe('/ja')
  })
})
