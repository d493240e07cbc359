import { expect, it } from 'vitest'
import { editions, locales } from '#lib/locales.ts'
import { webManifest } from './web-manifest.ts'

const shortcuts = { latest: 'الأحدث', search: 'بحث', saved: 'المحفوظات' }
const frame = { name: 'وارتا', tagline: { text: 'أخبار', locale: 'ar' } } as const

it.each(['ar', ...locales.filter((code) => code !== 'ar')] as const)('%s is an application of its own', (locale) => {
  const manifest = webManifest(frame, locale, shortcuts, (name) => `/assets/${name}`)
  const { tag, direction } = editions[locale]
  expect(manifest).toMatchObject({ id: `/${locale}`, start_url: `/${locale}`, scope: '/', lang: tag, dir: direction })
  expect(manifest).toMatchObject({ name: 'وارتا', short_name: 'وارتا', display: 'standalone' })
  for (const colour of [manifest.background_color, manifest.theme_color]) expect(colour).toMatch(/^#[0-9a-f]{6}$/)
  for (const { src, type } of manifest.icons)
    expect([src, type]).toEqual([expect.stringMatching(/^\/assets\//), 'image/png'])
  expect(manifest.description).toBe('أخبار')
  expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
    '192x192 any',
    '512x512 any',
    '512x512 maskable',
  ])
  expect(manifest.shortcuts).toContainEqual({ name: 'بحث', url: `/${locale}/search` })
})

it('says nothing of a tagline that is not written', () => {
  const untitled = { ...frame, tagline: { text: '', locale: 'id' } } as const
  expect(webManifest(untitled, 'id', shortcuts, String)).not.toHaveProperty('description')
})
