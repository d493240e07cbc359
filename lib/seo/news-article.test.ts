import { describe, expect, it } from 'vitest'
import { editions, type Locale, locales, translationLocales } from '#lib/locales.ts'
import type { Picture } from '#lib/news/types.ts'
import { breadcrumbs } from './breadcrumbs.ts'
import { newsArticle } from './news-article.ts'
import { siteUrl, storyIn } from './story.fixture.ts'

const frame = { name: 'Warta', publisher: 'PT Warta' }
const url = (locale: Locale) => `${siteUrl}/${locale}/economy/7-port`

describe('newsArticle', () => {
  it.each(translationLocales)('%s is a translation of the original', (locale) => {
    const article = newsArticle(storyIn(locale), frame, siteUrl)
    expect(article).toMatchObject({
      '@type': 'NewsArticle',
      '@id': url(locale),
      inLanguage: editions[locale].tag,
      headline: storyIn(locale).text.headline,
      translationOfWork: { '@type': 'NewsArticle', '@id': url('id'), inLanguage: 'id' },
      isAccessibleForFree: true,
      publisher: { name: 'PT Warta' },
      author: [{ '@type': 'Person', name: 'Sari Wulandari', url: `${siteUrl}/${locale}/authors/sari-wulandari` }],
    })
    expect(article).not.toHaveProperty('workTranslation')
  })

  it('the original names the translations that exist', () => {
    expect(newsArticle(storyIn('id', {}, ['ja', 'fr']), frame, siteUrl)).toMatchObject({
      inLanguage: 'id',
      workTranslation: [
        { '@id': url('en'), inLanguage: 'en' },
        { '@id': url('zh'), inLanguage: 'zh-Hans' },
        { '@id': url('ar'), inLanguage: 'ar' },
      ],
    })
    expect(newsArticle(storyIn('id', {}, translationLocales), frame, siteUrl)).not.toHaveProperty('workTranslation')
  })

  it.each(translationLocales)('%s says nothing of its own while it shows the original', (locale) => {
    expect(newsArticle(storyIn(locale, {}, [locale]), frame, siteUrl)).toBeNull()
  })

  it('says when it was published, changed and corrected', () => {
    const { text } = storyIn('ar')
    const corrections = [{ at: '2026-11-24T09:00:00.000Z', text: 'الصواب 69000 روبية.' }]
    const story = storyIn('ar', { revisedAt: '2026-11-24T08:00:00.000Z', text: { ...text, corrections } })
    expect(newsArticle(story, frame, siteUrl)).toMatchObject({
      datePublished: '2026-11-24T05:05:00.000Z',
      dateModified: '2026-11-24T08:00:00.000Z',
      correction: [
        { '@type': 'CorrectionComment', text: 'الصواب 69000 روبية.', datePublished: '2026-11-24T09:00:00.000Z' },
      ],
    })
    expect(newsArticle(storyIn('ar'), frame, siteUrl)).toMatchObject({ dateModified: '2026-11-24T05:05:00.000Z' })
  })

  it.each([
    [1920, 1280, 1280, 853],
    [800, 1000, 800, 1000],
  ])('a picture of %i × %i is offered as %i × %i', (width, height, shownWidth, shownHeight) => {
    const picture: Picture = {
      src: '/media/0123456789abcdef0123',
      width,
      height,
      colour: '#888888',
      focus: { x: 50, y: 50 },
      alt: { text: 'رافعات', locale: 'ar' },
      caption: null,
      credit: 'Warta',
    }
    expect(newsArticle(storyIn('ar', { picture }), frame, siteUrl)?.image).toEqual({
      '@type': 'ImageObject',
      url: `${siteUrl}/media/0123456789abcdef0123-1280.webp`,
      width: shownWidth,
      height: shownHeight,
      caption: 'رافعات',
      creditText: 'Warta',
    })
  })

  it('without authors, the publisher answers for it', () => {
    expect(newsArticle(storyIn('ja', { authors: [] }), frame, siteUrl)?.author).toMatchObject({ name: 'PT Warta' })
  })
})

it.each(locales)('%s: the way from the front page to the story', (locale) => {
  const story = storyIn(locale)
  expect(breadcrumbs(story, frame, siteUrl).itemListElement).toEqual([
    { '@type': 'ListItem', position: 1, name: 'Warta', item: `${siteUrl}/${locale}` },
    { '@type': 'ListItem', position: 2, name: 'Ekonomi', item: `${siteUrl}/${locale}/economy` },
    { '@type': 'ListItem', position: 3, name: story.text.headline, item: url(locale) },
  ])
})
