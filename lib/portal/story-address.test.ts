import { expect, it } from 'vitest'
import { storyOf } from './story-address.ts'

const site = 'https://warta.example'

it.each([
  ['/ar/7', { locale: 'ar', id: 7 }],
  ['/ja/7?utm_source=x#p4', { locale: 'ja', id: 7 }],
  ['/en/world/7-new-port', { locale: 'en', id: 7 }],
  ['/en/world/7', { locale: 'en', id: 7 }],
  ['/en/lite/7-new-port', { locale: 'en', id: 7 }],
  ['/en/7/', { locale: 'en', id: 7 }],
  ['/EN/7', { locale: 'en', id: 7 }],
  ['/en/world', null],
  ['/en/most-read/7', null],
  ['/en/pages/1', null],
  ['/en/authors/1', null],
  ['/en/topics/1-foo', null],
  ['/en/7-new-port', null],
  ['/en', null],
  ['/en/7/card-0123456789abcdef.png', null],
  ['/xx/7', null],
  ['/ar/99999999999', null],
] as const)('%s', (path, expected) => {
  expect(storyOf(site + path, site)).toEqual(expected)
})

it.each(['https://other.example/ar/7', 'javascript:alert(1)', '/ar/7', ''])('%s is no address of the site', (url) => {
  expect(storyOf(url, site)).toBeNull()
})
