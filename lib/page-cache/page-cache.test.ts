import { describe, expect, it } from 'vitest'
import type { CacheTag } from '#lib/change-log/tags.ts'
import { Representation } from '#lib/http/representation.ts'
import { PageCache } from './page-cache.ts'

const page = (key: string, tags: readonly CacheTag[] = [], body = 'ق'.repeat(500)) => ({
  key,
  tags,
  representation: new Representation({
    status: 200,
    contentType: 'text/html; charset=utf-8',
    body: Buffer.from(body),
    cacheControl: 'no-cache',
  }),
})

const cacheOf = (bytes: number) => new PageCache({ bytes, missing: 2, missingMilliseconds: 1000 }, () => 0)
const keys = ['/ar/1', '/ar/2', '/ar/3', '/ar/4', '/ar/5', '/ar/6', '/ar/7', '/ar/8']

/** Bytes that hold six fresh pages of the size above, and two stale ones. */
function room(): number {
  const cache = cacheOf(1_000_000)
  cache.put(page('/ar/1'))
  return cache.size.bytes * 8
}

describe('PageCache', () => {
  it('keeps the pages that were read last', () => {
    const cache = cacheOf(room())
    for (const key of keys) {
      cache.put(page(key))
      cache.get('/ar/1')
    }
    expect(keys.filter((key) => cache.get(key))).toEqual(['/ar/1', '/ar/4', '/ar/5', '/ar/6', '/ar/7', '/ar/8'])
  })

  it('keeps, of all pages invalidated at once, the stale copies of those that were read last', () => {
    const cache = cacheOf(room())
    for (const key of keys.slice(0, 4)) cache.put(page(key))
    cache.get('/ar/2')
    cache.invalidate('everything')
    expect(keys.filter((key) => cache.stale(key))).toEqual(['/ar/2', '/ar/4'])
    expect(keys.some((key) => cache.get(key))).toBe(false)
  })

  it('invalidates by tag, and forgets the tags of pages that it no longer has', () => {
    const cache = cacheOf(room())
    cache.put(page('/ar/1', ['article:1', 'site']))
    cache.put(page('/ar/2', ['article:2', 'site']))
    cache.invalidate(['article:1'])
    expect([cache.get('/ar/1'), cache.get('/ar/2')?.key]).toEqual([undefined, '/ar/2'])
    expect(cache.size.tags).toBe(2)
    cache.put(page('/ar/2', ['article:2'], 'ق'.repeat(1_000_000)))
    expect(cache.size).toMatchObject({ pages: 1, tags: 0 })
  })

  it('counts a page again after a coding was added, whatever its tags', async () => {
    const cache = cacheOf(room())
    const one = page('/ar/1', ['article:1'])
    cache.put(one)
    const { bytes } = cache.size
    await one.representation.variant('br')
    cache.resize(one)
    expect(cache.size.bytes).toBeGreaterThan(bytes)
    cache.invalidate(['article:1'])
    expect(cache.get('/ar/1')).toBeUndefined()
  })
})
