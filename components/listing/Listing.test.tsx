import { describe, expect, it } from 'vitest'
import { locales } from '#lib/locales.ts'
import type { ListingPage } from '#lib/news/types.ts'
import { render, visibleText } from '../testing/render.tsx'
import { arabicStory, frame, picture } from '../testing/story.ts'
import { Listing } from './Listing.tsx'

const { id, path, text, textLocale, kind, section, publishedAt } = arabicStory
const card = { id, path, headline: text.headline, standfirst: null, textLocale, kind, section, publishedAt, picture }

const listing: ListingPage = {
  id: 2,
  kind: 'topic',
  name: { text: 'الملاحة', locale: 'ar' },
  description: { text: 'Pelabuhan dan kapal.', locale: 'id' },
  portrait: null,
  path: '/ar/topics/shipping?before=1-2',
  paths: Object.fromEntries(locales.map((code) => [code, `/${code}/topics/shipping`])) as ListingPage['paths'],
  list: { cards: [card], next: '/ar/topics/shipping?before=1-1' },
}

const page = (changes: Partial<ListingPage> = {}, first = false) =>
  render(<Listing listing={{ ...listing, ...changes }} frame={frame} locale="ar" first={first} />)

describe('a list', () => {
  it('leads to its next page, its first and its feed by plain links', () => {
    const html = page()
    expect(html).toContain('<a href="/ar/topics/shipping?before=1-1" rel="next">')
    expect(html).toContain('<a href="/ar/topics/shipping">')
    expect(html).toContain('href="/ar/topics/shipping/feed.xml"')
  })

  it('tells the element what to say, in the reader’s language', () => {
    const [element = ''] = /<more-stories[^>]*>/.exec(page()) ?? []
    for (const name of ['loading', 'loaded', 'failed', 'retry']) {
      expect(element).toMatch(new RegExp(`${name}="[^"]*\\p{Script=Arabic}`, 'u'))
    }
    expect(page()).toContain('<span role="status"')
  })

  it('tags a description in Indonesian as such', () => {
    expect(page()).toContain('<bdi lang="id" dir="ltr">Pelabuhan dan kapal.</bdi>')
  })

  it('says that it is empty, with a way on', () => {
    const html = page({ list: { cards: [], next: null } }, true)
    expect(html).not.toContain('<more-stories')
    expect(html).toContain('href="/ar/latest"')
    expect(visibleText(html)).toContain('لا أخبار هنا بعد.')
  })
})
