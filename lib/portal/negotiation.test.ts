import { describe, expect, it } from 'vitest'
import { matchingEntityTag } from '#lib/http/conditional.ts'
import { brotli, gzipped, isCompressible, preferredEncoding } from '#lib/http/encoding.ts'

describe('preferredEncoding', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['X-GZIP', 'gzip'],
    ['BR;q=0.5, gzip;q=0.8', 'gzip'],
    ['br;q=0.5,gzip;q=0.5', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['br;q=0, *;q=0.5', 'gzip'],
    ['identity', 'identity'],
    ['identity;q=1, gzip;q=0.5', 'identity'],
    ['identity;q=0.5, gzip;q=1', 'gzip'],
    ['deflate', 'identity'],
    ['identity;q=0', 'identity'],
    ['br;q=zebra', 'identity'],
    [';q=1,,', 'identity'],
  ])('%j: %s', (header, encoding) => {
    expect(preferredEncoding(header)).toBe(encoding)
    expect(preferredEncoding(header)).toBe(encoding)
  })
})

describe('isCompressible', () => {
  it.each([
    ['text/html; charset=utf-8', 5000, true],
    ['text/html', 100, false],
    ['application/ld+json', 5000, true],
    ['application/rss+xml; charset=utf-8', 5000, true],
    ['application/javascript', 5000, true],
    ['application/speculationrules+json', 5000, true],
    ['image/svg+xml', 5000, true],
    ['image/avif', 5000, false],
    ['font/woff2', 5000, false],
  ])('%s of %i bytes: %s', (type, length, expected) => {
    expect(isCompressible(type, length)).toBe(expected)
  })
})

describe('matchingEntityTag', () => {
  const known = ['"abc"', '"abc-br"', '"abc-gzip"']
  it.each([
    ['"abc-br"', '"abc-br"'],
    ['W/"abc-br"', '"abc-br"'],
    ['"old", W/"abc-gzip"', '"abc-gzip"'],
    ['"a,b", "abc"', '"abc"'],
    ['*', '"abc"'],
    [' * ', '"abc"'],
    ['"old"', null],
    ['abc', null],
    ['', null],
    ['"abc', null],
  ])('%s', (header, tag) => {
    expect(matchingEntityTag(header, known)).toBe(tag)
  })
})

describe('compressed bytes', () => {
  const body = Buffer.from('Pelabuhan Rp2,5 triliun di timur '.repeat(2000))

  it.each([
    ['Brotli', () => brotli(body, 7)],
    ['gzip', () => gzipped(body)],
  ])('of %s take the memory that they count for', async (_, compress) => {
    const made = await compress()
    expect(made.length).toBeLessThan(body.length / 10)
    expect(made.buffer.byteLength).toBe(made.length)
  })
})
