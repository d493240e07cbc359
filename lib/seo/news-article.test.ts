import { describe, expect, it } from 'vitest'
import { editions, type Locale, locales, translationLocales } from '#lib/locales.ts'
import type { Picture } from '#lib/news/types.ts'
import { breadcrumbs } from './breadcrumbs.ts'
import { newsArticle } from './news-article.ts'
import { siteUrl, storyIn } from './testing/story.ts'

const tagline = { text: 'Berita', locale: 'id' } as const
const frame = { name: 'Warta', tagline, publisher: 'PT Warta', indexMachineTranslations: true }
const reviewed = { role: 'Redaktur bahasa', at: '2026-11-24T06:00:00.000Z' }
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

  it.each([
    ['ar', null, false],
    ['ar', null, true],
    ['ja', reviewed, false],
    ['fr', reviewed, true],
  ] as const)('%s: a machine’s text says so, who answers for it, and what it was made from', (locale, by, behind) => {
    const availability = { kind: 'translated', by: 'machine', reviewed: by, behind } as const
    expect(newsArticle(storyIn(locale, { availability }), frame, siteUrl)).toMatchObject({
      translator: { '@type': 'NewsMediaOrganization', name: 'PT Warta' },
      isBasedOn: url('id'),
      translationOfWork: { '@id': url('id') },
      digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
    })
  })

  it.each(translationLocales)('%s: a person’s translation, like the original, says nothing of a machine', (locale) => {
    const availability = { kind: 'translated', by: 'human', reviewed: null, behind: false } as const
    for (const story of [storyIn(locale, { availability }), storyIn('id')]) {
      const article = newsArticle(story, frame, siteUrl)
      for (const name of ['translator', 'isBasedOn', 'digitalSourceType']) expect(article).not.toHaveProperty(name)
    }
    expect(newsArticle(storyIn(locale, { availability }), frame, siteUrl)).toHaveProperty('translationOfWork')
  })

  it('the original does not lead search engines to translations that are kept from them', () => {
    const story = storyIn('id', { unreviewed: ['ar', 'ja'] }, ['fr'])
    const article = newsArticle(story, { ...frame, indexMachineTranslations: false }, siteUrl)
    expect(article).toMatchObject({ workTranslation: [{ inLanguage: 'en' }, { inLanguage: 'zh-Hans' }] })
  })

  it('says when it was published, changed and corrected', () => {
    const { text } = storyIn('ar')
    const corrections = [{ at: '2026-11-24T09:00:00.000Z', text: 'الصواب 69000 روبية.' }]
    const story = storyIn('ar', { modifiedAt: '2026-11-24T08:00:00.000Z', text: { ...text, corrections } })
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
    expect(newsArticle(storyIn('ar', { picture }), frame, siteUrl)?.image).toMatchObject([
      {
        '@type': 'ImageObject',
        url: `${siteUrl}/media/0123456789abcdef0123-1280.webp`,
        width: shownWidth,
        height: shownHeight,
        caption: 'رافعات',
        creditText: 'Warta',
      },
      { url: expect.stringMatching(/\/ar\/7\/card-[0-9a-f]{16}\.png$/), width: 1200, height: 630 },
    ])
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
