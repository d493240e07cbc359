import { describe, expect, it } from 'vitest'
import { locales } from '#lib/locales.ts'
import { localeOf, type Route, routeOf } from './routes.ts'

describe('routeOf', () => {
  it.each<[string, Route]>([
    ['/', { kind: 'home', search: '' }],
    ['/?utm_source=x', { kind: 'home', search: '?utm_source=x' }],
    ['/ar', { kind: 'reading', key: '/ar', locale: 'ar' }],
    ['/id?fbclid=1', { kind: 'reading', key: '/id', locale: 'id' }],
    ['/id?before=5-1', { kind: 'reading', key: '/id', locale: 'id' }],
    ['/ja/world', { kind: 'reading', key: '/ja/world', locale: 'ja' }],
    ['/ja/world?before=5-1', { kind: 'reading', key: '/ja/world?before=5-1', locale: 'ja' }],
    ['/ja/world?utm_a=%E6%97%A5&before=5-1&x', { kind: 'reading', key: '/ja/world?before=5-1', locale: 'ja' }],
    ['/en/topics/asia?before=5-1', { kind: 'reading', key: '/en/topics/asia?before=5-1', locale: 'en' }],
    ['/en/authors/a-b?before=5-1', { kind: 'reading', key: '/en/authors/a-b?before=5-1', locale: 'en' }],
    ['/en/pages/about?before=5-1', { kind: 'reading', key: '/en/pages/about', locale: 'en' }],
    ['/zh/world/7-quake?_rsc=1x&before=no', { kind: 'reading', key: '/zh/world/7-quake', locale: 'zh' }],
    ['/zh/7?before=5-1', { kind: 'reading', key: '/zh/7', locale: 'zh' }],
    ['/fr/a/b/c/d', { kind: 'reading', key: '/fr/a/b/c/d', locale: 'fr' }],
    ['/fr/not-found', { kind: 'missing', locale: 'fr' }],
    ['/fr/not-found?a', { kind: 'missing', locale: 'fr' }],
    ['/fr/latest', { kind: 'interactive', url: '/fr/latest', locale: 'fr' }],
    ['/fr/latest?before=5-1&_rsc=2', { kind: 'interactive', url: '/fr/latest?before=5-1&_rsc=2', locale: 'fr' }],
    ['/fr/search?q=%E6%97%A5', { kind: 'interactive', url: '/fr/search?q=%E6%97%A5', locale: 'fr' }],
    ['/fr/latest/more?before=5-1', { kind: 'reading', key: '/fr/latest/more?before=5-1', locale: 'fr' }],
    ['/fr/latest/less?before=5-1', { kind: 'reading', key: '/fr/latest/less', locale: 'fr' }],
    ['/robots.txt', { kind: 'reading', key: '/robots.txt', locale: 'id' }],
    ['/sitemap.xml?a=1', { kind: 'reading', key: '/sitemap.xml', locale: 'id' }],
    ['/sitemap/ar-1.xml', { kind: 'reading', key: '/sitemap/ar-1.xml', locale: 'id' }],
    ['/icon-192.png', { kind: 'reading', key: '/icon-192.png', locale: 'id' }],
    ['/wp-login.php', { kind: 'missing', locale: 'id' }],
    ['/xx/dunia', { kind: 'missing', locale: 'id' }],
    ['/jp', { kind: 'missing', locale: 'id' }],
    ['/adminx', { kind: 'missing', locale: 'id' }],
    ['/constructor', { kind: 'missing', locale: 'id' }],
    ['/admin', { kind: 'admin' }],
    ['/admin/', { kind: 'admin' }],
    ['/admin/collections/articles?depth=%FF', { kind: 'admin' }],
    ['/api/media/file/..%2F', { kind: 'api' }],
    ['/api?x', { kind: 'api' }],
    ['/media/0123-640.avif', { kind: 'media', name: '0123-640.avif' }],
    ['/media', { kind: 'missing', locale: 'id' }],
    ['/media/a/b', { kind: 'missing', locale: 'id' }],
    ['/assets/elements-1a2b.js', { kind: 'built', path: '/assets/elements-1a2b.js' }],
    ['/_next/static/chunks/a.js?dpl=1', { kind: 'built', path: '/_next/static/chunks/a.js' }],
    ['/_next/image?url=x', { kind: 'framework' }],
    ['/healthz', { kind: 'alive' }],
    ['/readyz', { kind: 'ready' }],
    ['/speculation-rules.json', { kind: 'speculationRules' }],
    ['/id/', { kind: 'moved', location: '/id' }],
    ['/ID', { kind: 'moved', location: '/id' }],
    ['/ZH/World/7-x/?a=%20b', { kind: 'moved', location: '/zh/World/7-x?a=%20b' }],
    ['/robots.txt/', { kind: 'moved', location: '/robots.txt' }],
    ['/evil.example/', { kind: 'moved', location: '/evil.example' }],
    ['//evil.example/', { kind: 'malformed', status: 400, locale: 'id' }],
    ['/ar/%00', { kind: 'malformed', status: 400, locale: 'ar' }],
    ['/ar/../admin', { kind: 'malformed', status: 400, locale: 'ar' }],
    ['/ar/world?utm=%FF', { kind: 'malformed', status: 400, locale: 'ar' }],
    ['/ar/world?before=-5-1', { kind: 'malformed', status: 400, locale: 'ar' }],
    ['/ar/world?before=', { kind: 'malformed', status: 400, locale: 'ar' }],
    ['/ar/world?before=1%27--', { kind: 'malformed', status: 400, locale: 'ar' }],
    ['/ar/world?before=1-1&before=1-1', { kind: 'malformed', status: 400, locale: 'ar' }],
    ['/ar/latest?before=x', { kind: 'malformed', status: 400, locale: 'ar' }],
    [`/ar/${'a'.repeat(3000)}`, { kind: 'malformed', status: 414, locale: 'ar' }],
    ['*', { kind: 'malformed', status: 400, locale: 'id' }],
  ])('%s', (url, route) => {
    expect(routeOf(url)).toEqual(route)
  })

  it.each(locales)('knows every edition: %s', (locale) => {
    expect(routeOf(`/${locale}`)).toEqual({ kind: 'reading', key: `/${locale}`, locale })
    expect(localeOf(`/${locale.toUpperCase()}/%FF`)).toBe(locale)
  })
})
