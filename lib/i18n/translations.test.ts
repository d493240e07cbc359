import { expect, it } from 'vitest'
import { translations } from './translations.ts'

it.each([
  [2, 'قراءة في دقيقتين'],
  [3, 'قراءة في 3 دقائق'],
  [11, 'قراءة في 11 دقيقة'],
])('fills values in, and chooses the plural of the edition: %d', (minutes, expected) => {
  expect(translations('ar', 'reading')('minutes', { minutes })).toBe(expected)
})

it('keeps editions and namespaces apart', () => {
  expect(translations('ar', 'search')('title')).not.toBe(translations('id', 'search')('title'))
  expect(translations('fr', 'search')('title')).toBe(translations('fr')('search.title'))
  expect(translations('fr', 'search')('title')).not.toBe(translations('fr', 'saved')('title'))
})

it('makes each translator once', () => {
  expect(translations('ja', 'nav')).toBe(translations('ja', 'nav'))
})
