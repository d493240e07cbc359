import { describe, expect, it } from 'vitest'
import { locales } from '#lib/locales.ts'
import type { Story as StoryView } from '#lib/news/types.ts'
import { render, visibleText } from '../testing/render.tsx'
import { arabicStory, fallbackStory, frame, paragraph, words } from '../testing/story.ts'
import { Story } from './Story.tsx'

const show = (story: StoryView) =>
  render(
    <Story
      story={story}
      frame={frame}
      locale={story.locale}
      shortUrl={`https://warta.example${story.shortPath}`}
      listen="/assets/listen.js"
    />,
  )

const attack = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\'\u2028'

describe('a translated story', () => {
  const html = show(arabicStory)

  it('reads in order: section, headline, standfirst, byline, notice, body, share', () => {
    const order = [
      'الاقتصاد',
      'ميناء جديد',
      'تقصر الرحلة',
      'بقلم',
      'data-notice="machine"',
      'رصيف الحاويات',
      'id="p1"',
      'المواضيع',
      '>شارك<',
    ]
    const places = order.map((part) => html.indexOf(part))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('has one headline, and no language of its own where it is the page’s', () => {
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toMatch(/<div class="title"><h1>/)
    expect(html).toMatch(/<keep-place><original-paragraphs [^>]*><div class="body">/)
  })

  it('lists the authors as Arabic lists names, each isolated', () => {
    expect(visibleText(html)).toContain('بقلم Sari Wulandari و Yosef Latumeten')
    expect(html).toContain('<bdi lang="id">Sari Wulandari</bdi>')
  })

  it('shares the short link of the language being read', () => {
    expect(html).toContain('<copy-link url="https://warta.example/ar/7"')
    const encoded = encodeURIComponent('https://warta.example/ar/7')
    expect(html.match(new RegExp(encoded, 'g'))?.length).toBe(6)
  })

  it('says nothing of corrections where there are none', () => {
    expect(html).not.toContain('corrections')
  })
})

describe('a fallback', () => {
  const html = show(fallbackStory)

  it('tags the whole text as Indonesian, and nothing of the interface', () => {
    expect(html).toMatch(/<div class="title" lang="id" dir="ltr"><h1>Pelabuhan baru/)
    expect(html).toMatch(/<keep-place lang="id" dir="ltr">/)
    expect(html).toContain('<bdi lang="id" dir="ltr">Ambon</bdi>')
    const notice = html.slice(0, html.indexOf('data-notice="fallback"'))
    expect(notice.lastIndexOf('</div>')).toBeGreaterThan(notice.lastIndexOf('lang="id" dir="ltr"><h1'))
  })
})

describe('a corrected story', () => {
  it('says so above the text and below it, in the language of the text', () => {
    const corrections = [{ at: '2026-11-24T06:10:00.000Z', text: 'Harga yang benar Rp69.000.' }]
    const html = show({ ...fallbackStory, text: { ...fallbackStory.text, corrections } })
    expect(html).toContain('<a href="#corrections">يتضمن تصحيحًا</a>')
    expect(html).toMatch(/<section[^>]* id="corrections"/)
    expect(html).toContain('<p lang="id" dir="ltr">Harga yang benar Rp69.000.</p>')
  })
})

it.each(locales)('%s: a text can do nothing but be read', (locale) => {
  const html = show({
    ...arabicStory,
    locale,
    textLocale: locale,
    authors: [{ id: 1, name: attack, path: '/x' }],
    topics: [{ id: 1, name: { text: attack, locale }, path: '/x' }],
    section: { id: 1, name: { text: attack, locale }, path: '/x' },
    text: {
      headline: attack,
      standfirst: attack,
      place: attack,
      corrections: [{ at: arabicStory.publishedAt, text: attack }],
      body: [
        paragraph(1, words(attack)),
        { kind: 'pullQuote', text: attack, by: attack },
        { kind: 'embed', url: `https://example.org/${attack}`, host: attack, title: attack },
      ],
    },
  })
  expect(html).not.toMatch(/<script|<img src=x/)
  expect(visibleText(html).split('</script><script>alert(1)</script>').length).toBeGreaterThan(9)
})
