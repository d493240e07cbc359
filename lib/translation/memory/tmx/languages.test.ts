import { expect, it } from 'vitest'
import { editions, locales } from '#lib/locales.ts'
import { editionOf } from './languages.ts'

it.each(locales.map((code) => [editions[code].tag, code]))('%s is the edition %s', (tag, code) => {
  expect(editionOf(tag)).toBe(code)
})

it.each([
  ['ar-EG', 'ar'],
  ['AR_sa', 'ar'],
  ['en-US', 'en'],
  ['EN', 'en'],
  ['fr-CA', 'fr'],
  ['zh', 'zh'],
  ['zh-CN', 'zh'],
  ['zh-Hans-SG', 'zh'],
  ['zh-TW', null],
  ['zh-Hant', null],
  ['ja-JP', 'ja'],
  ['ja-Latn', null],
  ['id-ID', 'id'],
  ['in', 'id'],
  ['ms', null],
  ['de-DE', null],
  ['*all*', null],
  ['', null],
])('%j is the edition %s', (tag, code) => {
  expect(editionOf(tag)).toBe(code)
})
