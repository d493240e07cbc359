import { describe, expect, it } from 'vitest'
import { isEmbedUrl, isLinkUrl, safeUrl, safeWebUrl } from './urls.ts'

describe('what may be stored', () => {
  it.each([
    'https://example.org/a?b=1#c',
    'http://مثال.إختبار/صفحة',
    'https://例え.jp/',
    'mailto:redaksi@warta.example',
    'tel:+62%2021%20555-0123',
  ])('allows %s', (url) => expect(isLinkUrl(url)).toBe(true))
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://example.org/',
    'https://',
    'https:\\\\example.org',
    'https://user:password@example.org/',
    'mailto:',
    'tel:',
    'tel:abc',
    'mailto:%zz',
    '//example.org',
    '/id/dunia',
    'example.org',
    '',
    null,
    {},
    'https://a.b/\u0000',
  ])('refuses %j', (url) => expect(isLinkUrl(url)).toBe(false))
  it.each([
    ['https://www.youtube.com/watch?v=1', true],
    ['http://www.youtube.com/watch?v=1', false],
    ['mailto:a@b.c', false],
    ['javascript:alert(1)', false],
  ])('embeds %s: %s', (url, allowed) => expect(isEmbedUrl(url)).toBe(allowed))
})

describe('what may be shown', () => {
  it.each([
    ['https://example.org/a?b=c#d', true, true],
    ['http://example.org', true, true],
    [' https://例え.jp/ニュース ', true, true],
    ['https://ar.wikipedia.org/wiki/القاهرة', true, true],
    ['mailto:redaksi@example.org', true, false],
    ['javascript:alert(1)', false, false],
    ['JaVaScRiPt:alert(1)', false, false],
    ['java\nscript:alert(1)', false, false],
    ['\u0001javascript:alert(1)', false, false],
    ['https://example.org/\tjavascript:', false, false],
    ['https:\\\\example.org', false, false],
    ['data:text/html,<script>', false, false],
    ['vbscript:x', false, false],
    ['file:///etc/passwd', false, false],
    ['//example.org', false, false],
    ['/id/dunia', false, false],
    ['#p3', false, false],
    ['example.org', false, false],
    ['', false, false],
    [null, false, false],
    [{ url: 'https://example.org' }, false, false],
  ])('%j', (address, isLink, isPage) => {
    const trimmed = typeof address === 'string' ? address.trim() : null
    expect(safeUrl(address)).toBe(isLink ? trimmed : null)
    expect(safeWebUrl(address)).toBe(isPage ? trimmed : null)
  })
})
