import { describe, expect, it } from 'vitest'
import { storySlug } from './story-slug.ts'

describe('storySlug', () => {
  const english = 'Quake hits Cianjur'
  const original = 'Gempa guncang Cianjur'
  it.each([
    ['id', { own: original }, 'gempa-guncang-cianjur'],
    ['fr', { own: 'Séisme à Cianjur', english, original }, 'seisme-a-cianjur'],
    ['ar', { own: 'زلزال 5.6 يضرب', english, original }, 'quake-hits-cianjur'],
    ['zh', { own: '5G 地震', english, original }, 'quake-hits-cianjur'],
    ['ja', { own: '地震', original }, 'gempa-guncang-cianjur'],
    ['fr', { own: '…', original }, 'gempa-guncang-cianjur'],
    ['ar', { own: 'زلزال', english: '地震', original: '…' }, 'story'],
  ] as const)('%s %j', (locale, headlines, slug) => expect(storySlug(locale, headlines)).toBe(slug))
})
