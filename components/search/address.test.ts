import { expect, it } from 'vitest'
import { searchAddress } from './address.ts'

it.each([
  [{ text: '' }, '/ar/search'],
  [{ text: 'جاكرتا "نص"' }, '/ar/search?q=%D8%AC%D8%A7%D9%83%D8%B1%D8%AA%D8%A7+%22%D9%86%D8%B5%22'],
  [{ text: 'a&b=c#d', section: 3, from: '2026-01-01' }, '/ar/search?q=a%26b%3Dc%23d&section=3&from=2026-01-01'],
  [{ text: '', to: '2026-01-01', after: 't1-20' }, '/ar/search?to=2026-01-01&after=t1-20'],
] as const)('%o has the address %s', (asked, address) => {
  expect(searchAddress('/ar/search', asked)).toBe(address)
})
