import { describe, expect, it } from 'vitest'
import { editions, type Locale, locales } from '#lib/locales.ts'
import { alternates, storyAlternates } from './alternates.ts'
import { siteUrl, storyIn } from './testing/story.ts'

const all = { indexMachineTranslations: true }
const someHidden = { indexMachineTranslations: false }

const url = (locale: Locale) => `${siteUrl}/${locale}/economy/7-port`

describe('storyAlternates', () => {
  it.each(locales)('%s, translated into everything, names all six editions and the original as default', (locale) => {
    expect(storyAlternates(storyIn(locale), all, siteUrl)).toEqual({
      canonical: url(locale),
      languages: {
        id: url('id'),
        en: url('en'),
        'zh-Hans': url('zh'),
        ja: url('ja'),
        ar: url('ar'),
        fr: url('fr'),
        'x-default': url('id'),
      },
    })
  })

  it.each([['ar'], ['ar', 'ja'], ['en', 'zh', 'ja', 'ar', 'fr']] as Locale[][])(
    'without %s, nobody names the missing, and everyone named names everyone back',
    (...missing) => {
      const existing = locales.filter((locale) => !missing.includes(locale))
      const tags = [...existing.map((locale) => editions[locale].tag), 'x-default']
      for (const locale of existing) {
        expect(Object.keys(storyAlternates(storyIn(locale, {}, missing), all, siteUrl).languages)).toEqual(tags)
      }
      for (const locale of missing) {
        expect(storyAlternates(storyIn(locale, {}, missing), all, siteUrl)).toEqual({
          canonical: url('id'),
          languages: {},
        })
      }
    },
  )

  it('names no text that is kept from search engines, and lets such a text name none', () => {
    const unreviewed = ['ar', 'zh'] as const
    for (const locale of ['id', 'en', 'ja', 'fr'] as const) {
      expect(Object.keys(storyAlternates(storyIn(locale, { unreviewed }), someHidden, siteUrl).languages)).toEqual([
        'id',
        'en',
        'ja',
        'fr',
        'x-default',
      ])
    }
    for (const locale of unreviewed) {
      const own = { canonical: url(locale), languages: {} }
      expect(storyAlternates(storyIn(locale, { unreviewed }), someHidden, siteUrl)).toEqual(own)
    }
    const fallback = { canonical: url('id'), languages: {} }
    expect(storyAlternates(storyIn('ar', {}, ['ar']), someHidden, siteUrl)).toEqual(fallback)
  })

  it('believes what is shown, not a list that says otherwise', () => {
    const story = storyIn('ar', { translations: ['ar'] }, ['ar'])
    expect(storyAlternates(story, all, siteUrl)).toEqual({ canonical: url('id'), languages: {} })
  })
})

it('keeps the order of the language switcher', () => {
  const paths = storyIn('id').paths
  expect(Object.keys(alternates(paths, 'ja', ['fr', 'ja', 'id'], siteUrl).languages)).toEqual([
    'id',
    'ja',
    'fr',
    'x-default',
  ])
})
