import { describe, expect, it } from 'vitest'
import type { Locale } from '#lib/locales.ts'
import { availabilityFor, textFor } from './text-for.ts'

const original = 'Pelabuhan baru di Makassar'

describe.each<[Locale, string]>([
  ['ar', 'ميناء جديد في ماكاسار'],
  ['ja', 'マカッサルの新港'],
  ['zh', '望加锡新港口'],
  ['fr', 'Nouveau port à Makassar'],
  ['en', 'New port in Makassar'],
])('the edition %s', (locale, own) => {
  it('shows its own text', () => {
    expect(textFor(locale, own, original)).toEqual({ availability: 'translated', text: own, locale })
    expect(availabilityFor(locale, true)).toMatchObject({ availability: 'translated', locale })
  })

  it('falls back to the original, and says in which language that is', () => {
    for (const nothing of [null, undefined]) {
      expect(textFor(locale, nothing, original)).toEqual({ availability: 'fallback', text: original, locale: 'id' })
    }
    expect(availabilityFor(locale, false)).toMatchObject({ availability: 'fallback', locale: 'id' })
  })

  it('has nothing where neither is there', () => {
    expect(textFor(locale, null, null)).toMatchObject({ text: null })
  })
})

it('the edition of the original shows it, whatever else there is', () => {
  const shown = { availability: 'original', text: original, locale: 'id' }
  expect(textFor('id', null, original)).toEqual(shown)
  expect(textFor('id', 'x', original)).toEqual(shown)
  expect(availabilityFor('id', false)).toMatchObject({ availability: 'original', locale: 'id' })
})
