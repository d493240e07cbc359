import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTarget } from './target.ts'

describe('parseTarget', () => {
  it.each<[string, string[], string]>([
    ['/', [], '/'],
    ['/id', ['id'], '/id'],
    ['/id/dunia/7-gempa', ['id', 'dunia', '7-gempa'], '/id/dunia/7-gempa'],
    ['/id/dun%69a', ['id', 'dunia'], '/id/dunia'],
    ['/zh/%E4%B8%96%e7%95%8c', ['zh', '世界'], '/zh/%E4%B8%96%E7%95%8C'],
    ['/ar/%D8%B9%D8%A7%D9%84%D9%85', ['ar', 'عالم'], '/ar/%D8%B9%D8%A7%D9%84%D9%85'],
    ['/id/..foo', ['id', '..foo'], '/id/..foo'],
    ['/id/a%25b', ['id', 'a%b'], '/id/a%25b'],
    ["/id/a'b", ['id', "a'b"], "/id/a'b"],
  ])('%s', (url, segments, path) => {
    expect(parseTarget(url)).toMatchObject({ kind: 'target', segments, path, trailingSlash: false })
  })

  it.each([
    ['/id/', '/id'],
    ['/id/dunia/?a=1', '/id/dunia'],
  ])('%s has a slash at the end', (url, path) => {
    expect(parseTarget(url)).toMatchObject({ kind: 'target', path, trailingSlash: true })
  })

  it.each<[string, [string, string][]]>([
    ['/id?before=5-1', [['before', '5-1']]],
    ['/id?', []],
    ['/id?&&a&b=', [['a', ''], ['b', '']]], // biome-ignore format: one line per case
    ['/id?q=a+b%20c&q=%E6%97%A5', [['q', 'a b c'], ['q', '日']]], // biome-ignore format: one line per case
    ['/id?a=b=c?d', [['a', 'b=c?d']]],
  ])('query of %s', (url, query) => {
    expect(parseTarget(url)).toMatchObject({ kind: 'target', query })
  })

  it.each<[string, [string, string][], string]>([
    ['/id?promo=hemat25%', [['promo', 'hemat25%']], '?promo=hemat25%25'],
    ['/id?%&q=%zz%4', [['%', ''], ['q', '%zz%4']], '?%25=&q=%25zz%254'], // biome-ignore format: one line per case
    ['/id?q=a+%F0%9F%8C', [['q', 'a \uFFFD']], '?q=a%20%EF%BF%BD'],
    ['/id?q=%C4%E3&a=%E6%97%A5', [['q', '\uFFFD\uFFFD'], ['a', '日']], '?q=%EF%BF%BD%EF%BF%BD&a=%E6%97%A5'], // biome-ignore format: one line per case
    ['/id?q=%00', [['q', '\uFFFD']], '?q=%EF%BF%BD'],
    ['/id?q=\xe6\x97\xa5', [['q', '日']], '?q=%E6%97%A5'],
    ['/id?q=\u0001\\', [['q', '\u0001\\']], '?q=%01%5C'],
    ['/id?a+b=c%20d', [['a b', 'c d']], '?a+b=c%20d'],
  ])('reads the query of %j, however broken', (url, query, search) => {
    expect(parseTarget(url)).toMatchObject({ kind: 'target', path: '/id', query, search })
  })

  it('encodes a broken query so that it reads the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'%&=+aF09Ez日\xff\ud800'), maxLength: 40 }), (text) => {
        const target = parseTarget(`/id?${text}`)
        if (target.kind !== 'target') throw new Error(target.kind)
        expect(parseTarget(`/id${target.search}`)).toEqual(target)
        expect(() => new Headers({ location: target.search })).not.toThrow()
      }),
    )
  })

  it.each([
    '',
    '*',
    'http://example.org/id',
    '//evil.example',
    '//evil.example/',
    '/id//dunia',
    '/id/dunia//',
    '/id/..',
    '/id/../admin',
    '/id/./dunia',
    '/id/%2e%2E/admin',
    '/id/%2Fdunia',
    '/id/a%5cb',
    '/id/a\\b',
    '/id/%00',
    '/id/a%0Ab',
    '/id/a%7F',
    '/id/%',
    '/id/%zz',
    '/id/%FF',
    '/id/%C0%AF',
    '/id/%ED%A0%80',
    '/id/日本',
    '/id/a b',
    '/id#top',
  ])('refuses %j', (url) => {
    expect(parseTarget(url)).toEqual({ kind: 'malformed' })
  })

  it.each([
    [2048, 'target'],
    [2049, 'tooLong'],
  ])('a target of %i characters is %s', (length, kind) => {
    expect(parseTarget(`/${'a'.repeat(length - 1)}`).kind).toBe(kind)
  })
})
