import { expect, it } from 'vitest'
import { safeUrl, safeWebUrl } from './urls.ts'

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
