import { describe, expect, it } from 'vitest'
import type { Locale } from '#lib/locales.ts'
import type { StoryCard as Card, Picture } from '#lib/news/types.ts'
import { render } from '../testing/render.tsx'
import { type CardForm, type CardLabels, StoryCard } from './StoryCard.tsx'

const labels: CardLabels = { original: 'بالإندونيسية', kinds: { opinion: 'رأي' } }

const picture: Picture = {
  src: '/media/0123456789abcdef0123',
  width: 1920,
  height: 1280,
  colour: '#27374d',
  focus: { x: 30, y: 60 },
  alt: { text: 'رافعات عند الفجر', locale: 'ar' },
  caption: null,
  credit: 'Warta',
}

const translated: Card = {
  id: 12,
  path: '/ar/economy/12-harbour',
  headline: 'ميناء بقيمة 2.5 تريليون روبية',
  standfirst: 'تصل التونة في تسعة أيام.',
  textLocale: 'ar',
  kind: 'news',
  section: { id: 3, name: { text: 'الاقتصاد', locale: 'ar' }, path: '/ar/economy' },
  publishedAt: '2026-11-24T05:05:00.000Z',
  picture,
}
const fallback: Card = {
  ...translated,
  headline: 'Pelabuhan Rp2,5 triliun',
  standfirst: 'Tuna tiba dalam sembilan hari.',
  textLocale: 'id',
}

const cardOf = (card: Card, form: CardForm = 'row', locale: Locale = 'ar') =>
  render(<StoryCard card={card} form={form} locale={locale} timeZone="Asia/Jakarta" labels={labels} />)

describe('a card in its edition’s language', () => {
  it('tags nothing and labels nothing', () => {
    const html = cardOf(translated)
    expect(html).not.toMatch(/lang=|dir=|hrefLang|hreflang/i)
    expect(html).not.toContain(labels.original)
  })

  it('has one link, the headline', () => {
    expect(cardOf(translated).match(/<a /g)).toHaveLength(1)
    expect(cardOf(translated)).toMatch(
      /<h2[^>]*><a href="\/ar\/economy\/12-harbour">ميناء بقيمة 2\.5 تريليون روبية<\/a>/,
    )
  })

  it('says what kind of story it is, unless it is news', () => {
    expect(cardOf({ ...translated, kind: 'opinion' })).toContain('رأي')
    expect(cardOf(translated)).not.toContain('رأي')
  })
})

describe('a card shown in the Indonesian original', () => {
  it.each(['row', 'lead', 'second', 'text'] as const)('tags headline and standfirst (%s) and says so', (form) => {
    const html = cardOf(fallback, form)
    expect(html).toMatch(/<h2[^>]* lang="id" dir="ltr"[^>]*><a [^>]*hrefLang="id"[^>]*>Pelabuhan Rp2,5 triliun<\/a>/)
    expect(html).toMatch(/<p[^>]* lang="id" dir="ltr"[^>]*>Tuna tiba/)
    expect(html).toContain(labels.original)
  })

  it('isolates a section name that has no translation', () => {
    const html = cardOf({ ...translated, section: { ...translated.section, name: { text: 'Ekonomi', locale: 'id' } } })
    expect(html).toContain('<bdi lang="id" dir="ltr">Ekonomi</bdi>')
  })
})

describe('its picture', () => {
  it('offers every width made at upload, AVIF first, and keeps its place', () => {
    const html = cardOf(translated, 'lead')
    expect(html).toMatch(/<source type="image\/avif" srcSet="[^"]*\/media\/0123456789abcdef0123-640\.avif 640w/)
    expect(html).toMatch(/<img[^>]* width="1920" height="1280"/)
    expect(html).toContain('object-position:30% 60%')
    expect(html).toContain('background-color:#27374d')
    expect(html).toContain('fetchPriority="high"')
    expect(html).not.toContain('/_next/image')
  })

  it('is named where it is large, and silent where it repeats the headline', () => {
    expect(cardOf(translated, 'lead')).toContain('alt="رافعات عند الفجر"')
    expect(cardOf(translated, 'row')).toContain('alt=""')
    expect(cardOf(translated, 'row')).toContain('loading="lazy"')
  })

  it.each(['text', 'brief'] as const)('is left out of a card in words (%s)', (form) => {
    expect(cardOf(translated, form)).not.toContain('<img')
  })
})
