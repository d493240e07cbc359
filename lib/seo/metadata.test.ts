import { describe, expect, it } from 'vitest'
import { editions, locales, translationLocales } from '#lib/locales.ts'
import { hasCards, storyCardPath } from '#lib/sharing/card.ts'
import { pageMetadata, storyMetadata } from './metadata.ts'
import { siteUrl, storyIn } from './testing/story.ts'

const frame = { name: 'Warta', tagline: { text: 'أخبار', locale: 'ar' }, indexMachineTranslations: true } as const

describe('storyMetadata', () => {
  it.each(locales)('%s: Open Graph names its own language and the others', (locale) => {
    const { openGraph, robots } = storyMetadata(storyIn(locale), frame, siteUrl)
    expect(openGraph).toMatchObject({
      type: 'article',
      url: `${siteUrl}/${locale}/economy/7-port`,
      locale: editions[locale].ogLocale,
      alternateLocale: locales.filter((code) => code !== locale).map((code) => editions[code].ogLocale),
      publishedTime: '2026-11-24T05:05:00.000Z',
      authors: [`${siteUrl}/${locale}/authors/sari-wulandari`],
    })
    expect(robots).not.toHaveProperty('index', false)
  })

  it.each(translationLocales)('%s as a fallback is not indexed, and says that its text is Indonesian', (locale) => {
    const metadata = storyMetadata(storyIn(locale, {}, [locale]), frame, siteUrl)
    expect(metadata.robots).toEqual({ index: false, follow: true })
    expect(metadata.alternates).toMatchObject({ canonical: `${siteUrl}/id/economy/7-port`, languages: {} })
    expect(metadata.openGraph).toMatchObject({ url: `${siteUrl}/${locale}/economy/7-port`, locale: 'id_ID' })
  })

  it.each(translationLocales)('%s: machine translations may be kept from search engines, one by one', (locale) => {
    const kept = { ...frame, indexMachineTranslations: false }
    const metadata = storyMetadata(storyIn(locale), kept, siteUrl)
    expect(metadata.robots).toEqual({ index: false, follow: true })
    expect(metadata.alternates).toMatchObject({ canonical: `${siteUrl}/${locale}/economy/7-port`, languages: {} })
    for (const story of [storyIn(locale, { unreviewed: [] }), storyIn('id')]) {
      expect(storyMetadata(story, kept, siteUrl).robots).not.toHaveProperty('index', false)
    }
  })

  it('isolates an Arabic headline that names a Latin word, wherever it is shown', () => {
    const { title, openGraph, twitter } = storyMetadata(storyIn('ar'), frame, siteUrl)
    const isolated = '\u2067ميناء جديد يفتح خطًا مباشرًا إلى Osaka\u2069'
    expect(title).toEqual({ absolute: `${isolated} — \u2066Warta\u2069` })
    expect(openGraph?.title).toBe(isolated)
    expect(twitter?.title).toBe(isolated)
  })

  it.each(locales.filter(hasCards))('%s: shows its card, and says where it may be embedded from', (locale) => {
    const story = storyIn(locale)
    const { openGraph, twitter, alternates } = storyMetadata(story, frame, siteUrl)
    const image = { url: siteUrl + storyCardPath(story, frame), width: 1200, height: 630, type: 'image/png' }
    expect(openGraph).toMatchObject({ images: [image] })
    expect(twitter).toMatchObject({ card: 'summary_large_image', images: [image] })
    const embedded = `/oembed?format=json&url=${encodeURIComponent(siteUrl + story.path)}`
    expect(alternates?.types).toMatchObject({ 'application/json+oembed': [{ url: siteUrl + embedded }] })
  })
})

describe('pageMetadata', () => {
  const page = { locale: 'ar', paths: storyIn('ar').paths, siteUrl, frame, title: 'عن', description: null } as const

  it('names all editions unless it is told otherwise', () => {
    expect(Object.keys(pageMetadata(page).alternates?.languages ?? {})).toHaveLength(locales.length + 1)
    expect(pageMetadata(page).robots).toBeUndefined()
  })

  it('leads feed readers to the feeds of what it shows, where there are any', () => {
    expect(pageMetadata(page).alternates).not.toHaveProperty('types')
    expect(pageMetadata({ ...page, feedsOf: '/ar/topics/x' }).alternates?.types).toEqual({
      'application/rss+xml': [{ url: `${siteUrl}/ar/topics/x/feed.xml`, title: 'عن' }],
      'application/atom+xml': [{ url: `${siteUrl}/ar/topics/x/atom.xml`, title: 'عن' }],
      'application/feed+json': [{ url: `${siteUrl}/ar/topics/x/feed.json`, title: 'عن' }],
    })
  })

  it('is not indexed where it only shows the original', () => {
    const metadata = pageMetadata({ ...page, existing: ['id', 'en'] })
    expect(metadata.robots).toEqual({ index: false, follow: true })
    expect(metadata.alternates).toMatchObject({ canonical: `${siteUrl}/id/economy/7-port`, languages: {} })
    expect(metadata.openGraph).toMatchObject({ locale: 'id_ID' })
  })
})
