import { describe, expect, it } from 'vitest'
import type { Locale } from '#lib/locales.ts'
import type { SearchHit, SearchResults, StoryCard } from '#lib/news/types.ts'
import { render, visibleText } from '../testing/render.tsx'
import { arabicStory } from '../testing/story.ts'
import { type FoundLabels, FoundStories } from './FoundStories.tsx'

const { section, picture, publishedAt } = arabicStory

const card = (id: number, headline: string, textLocale: Locale): StoryCard => ({
  id,
  path: `/ar/economy/${id}-x`,
  headline,
  standfirst: null,
  textLocale,
  kind: 'news',
  section,
  publishedAt,
  picture,
})

const hit = (id: number, parts: readonly [string, string, string], textLocale: Locale = 'ar'): SearchHit => ({
  card: card(id, parts.join(''), textLocale),
  headline: parts.map((text, index) => ({ text, hit: index === 1 })),
  excerpt: [{ text: 'a <b> & ', hit: false }],
  original: textLocale !== 'ar',
})

const results: SearchResults = { hits: [], next: null, total: 0, suggestion: null, asked: true, cut: false }

const words = ['original', 'start', 'meant', 'originals', 'originalsNote', 'nothing', 'cut', 'broken'] as const
const labels = { ...Object.fromEntries(words.map((word) => [word, `[${word}]`])), kinds: {} } as unknown as FoundLabels

const found = (pages: Partial<SearchResults>[], text = 'ميناء') =>
  render(
    <FoundStories
      asked={{ text, section: 3, after: 't1-20' }}
      path="/ar/search"
      pages={pages.map((page) => ({ ...results, ...page }))}
      locale="ar"
      timeZone="Asia/Jakarta"
      labels={labels}
      waysOn={<a href="/ar/latest">[ways]</a>}
    />,
  )

describe('what was found', () => {
  const own = hit(1, ['', 'ميناء', ' جديد'])
  const original = hit(2, ['Pelabuhan ', 'baru', ''], 'id')

  it('has the hits marked, and nothing of the text taken for markup', () => {
    const html = found([{ hits: [own] }])
    expect(html).toContain('<mark>ميناء</mark>')
    expect(html).toContain('a &lt;b&gt; &amp; ')
    expect(html).not.toContain('[originals]')
  })

  it('has originals last, under a heading and in their own language, wherever they came', () => {
    const html = found([{ hits: [own, original] }, { hits: [hit(3, ['', 'الميناء', ''])] }])
    expect(visibleText(html)).toMatch(/ميناء جديد.*الميناء.*\[originals\].*Pelabuhan baru/)
    expect(html).toMatch(/<h3[^>]* lang="id" dir="ltr"[^>]*><a href="\/ar\/economy\/2-x" hrefLang="id">/)
    expect(html.match(/<h3[^>]*lang=/g)).toHaveLength(1)
  })

  it('shows a story once that two pages have', () => {
    expect(found([{ hits: [own] }, { hits: [own] }]).match(/<article/g)).toHaveLength(1)
  })
})

describe('where nothing was found', () => {
  it.each([
    ['there was nothing to look for yet', '', { asked: false }, '[start]'],
    ['no story has it', 'س', {}, '[nothing]'],
  ])('says that %s, and has ways on', (_what, text, page, told) => {
    expect(visibleText(found([page], text))).toBe(`${told} [ways]`)
  })

  it('leaves it to the line of results to say that there was no word in it', () => {
    expect(visibleText(found([{ asked: false }], '-""'))).toBe('[ways]')
  })

  it('offers what may have been meant, from the first result and within the same section', () => {
    expect(found([{ suggestion: 'مطار' }])).toContain(
      '<a href="/ar/search?q=%D9%85%D8%B7%D8%A7%D8%B1&amp;section=3"><bdi>مطار</bdi></a>',
    )
  })

  it('says what was left out of a long query', () => {
    expect(found([{ cut: true }])).toContain('[cut]')
  })
})
