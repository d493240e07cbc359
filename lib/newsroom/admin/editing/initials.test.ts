import { expect, it } from 'vitest'
import { hueOf, initialsOf } from './initials.ts'

it.each([
  ['Sari Dewi Lestari', 'SL'],
  ['sari', 'S'],
  ['  Ny. Ani  ', 'NA'],
  ['山田太郎', '山'],
  ['ليلى حسن', 'لح'],
  ['Émile Zola', 'ÉZ'],
  ['E\u0301mile', 'E\u0301'],
  ['👩🏽‍🚀 Uji', '👩🏽‍🚀U'],
  ['', ''],
])('%s: %s', (name, initials) => expect(initialsOf(name)).toBe(initials))

it('gives a name one hue, and names different ones', () => {
  expect(hueOf('Sari')).toBe(hueOf('Sari'))
  expect(new Set(['Sari', 'Budi', 'Ani', 'Editor Uji', 'ليلى'].map(hueOf)).size).toBe(5)
  for (const name of ['', 'Sari', '👩🏽‍🚀']) expect(hueOf(name)).toBeLessThan(360)
})
