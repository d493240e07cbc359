// The three formats against the rules of their specifications, in every edition, with ordinary and with hostile text.
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { editions, locales, translationLocales } from '#lib/locales.ts'
import type { Block, FeedPage, FeedStory, Inline, Picture } from '#lib/news/types.ts'
import { siteUrl, storyIn } from '#lib/seo/testing/story.ts'
import { type FeedTexts, writeFeed } from './index.ts'

const texts: FeedTexts = {
  provenance: ({ availability }) => (availability.kind === 'translated' ? 'AI: ‹notice› & more' : null),
  readOriginal: 'Original',
  corrections: 'Corrections',
}
const frame = { name: 'Warta', tagline: { text: 'Berita', locale: 'id' }, publisher: 'PT Warta' } as const

const picture: Picture = {
  src: '/media/0123456789abcdef0123',
  width: 1920,
  height: 1280,
  colour: '#888888',
  focus: { x: 50, y: 50 },
  alt: { text: 'Derek & kapal', locale: 'id' },
  caption: { text: 'الرصيف', locale: 'ar' },
  credit: 'Warta',
}
const words = (text: string, form: { bold?: boolean; italic?: boolean } = {}): Inline => ({
  kind: 'text',
  text,
  bold: form.bold ?? false,
  italic: form.italic ?? false,
})
const modifiedAt = '2026-11-24T07:00:00.000Z'

const pageOf = (stories: readonly Partial<FeedStory>[], locale = locales[0]): FeedPage => ({
  subject: null,
  path: `/${locale}`,
  stories: stories.map((changes) => ({ ...storyIn(locale), modifiedAt, ...changes })),
})

const write = (
  page: FeedPage,
  format: 'rss' | 'atom' | 'json',
  locale = locales[0],
  feedText: 'excerpt' | 'full' = 'full',
) => writeFeed(page, format, { locale, frame, feedText, texts, siteUrl })

/** Element names, attributes and text of a document. @throws where it is not well-formed (XML 1.0) */
function elements(xml: string) {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = []
  const open: typeof found = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' }
    open.push(element)
    found.push(element)
  })
  const said = (text: string) => {
    const last = open.at(-1)
    if (last) last.text += text
  }
  parser.on('text', said)
  parser.on('cdata', said)
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  return found
}

const within = (xml: string, name: string) => elements(xml).filter((element) => element.name === name)

const hostile = [
  ['the end of a CDATA section', 'قبل ]]> بعد ]]]]>> <![CDATA[ x'],
  ['markup', '<script>alert("1")</script> & <b>نص</b> &amp; &#0; <!-- x'],
  ['control characters', 'a\u0000b\u0001c\u000bd\u001fe\u007ff\u0085g\ufffeh\uffff'],
  ['halves of characters', '前\ud83d後\ude00終'],
  ['emoji', '👩‍👩‍👧 🇮🇩 𝔘'],
  ['other line ends', 'a\r\nb\rc\u2028d\u2029e'],
  ['right-to-left overrides', 'abc\u202edef\u2066ghi'],
] as const

/** What XML can say of it. */
const legible = (text: string) =>
  text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')

describe.each(locales)('%s', (locale) => {
  const page = pageOf([{}, { picture, id: 8, shortPath: `/${locale}/8` }], locale)
  const { tag, direction } = editions[locale]

  it('RSS has what its specification requires, and the language', () => {
    const { body, type } = write(page, 'rss', locale)
    expect(type).toBe('application/rss+xml; charset=utf-8')
    const [root] = elements(body)
    expect(root).toMatchObject({ name: 'rss', attributes: { version: '2.0' } })
    // "Required channel elements", and what RSS Advisory Board's profile asks for: a link to itself.
    const feed = parseRssFeed(body)
    expect(feed).toMatchObject({
      title: 'Warta',
      link: `${siteUrl}/${locale}`,
      description: 'Berita',
      language: tag,
      lastBuildDate: 'Tue, 24 Nov 2026 07:00:00 GMT',
      ttl: 5,
    })
    expect(feed.atom?.links).toEqual([
      { href: `${siteUrl}/${locale}/feed.xml`, rel: 'self', type: 'application/rss+xml' },
    ])
    expect(feed.items).toHaveLength(2)
    expect(feed.items?.[0]).toMatchObject({
      title: storyIn(locale).text.headline,
      link: `${siteUrl}/${locale}/economy/7-port`,
      guid: { value: `${siteUrl}/${locale}/7`, isPermaLink: true },
      pubDate: 'Tue, 24 Nov 2026 05:05:00 GMT',
      dc: { creators: ['Sari Wulandari'] },
      categories: [{ name: 'Ekonomi' }, { name: 'Pelayaran' }],
    })
    // Every time in RFC 822's form, with a four-digit year.
    for (const { text } of ['pubDate', 'lastBuildDate'].flatMap((name) => within(body, name))) {
      expect(text).toMatch(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/)
    }
    expect(within(body, 'item').map(({ attributes }) => attributes['xml:lang'])).toEqual([tag, tag])
    expect(within(body, 'media:content')[0]?.attributes).toMatchObject({ type: 'image/webp', medium: 'image' })
    expect(within(body, 'enclosure')).toEqual([])
  })

  it('Atom has what RFC 4287 requires, and the language', () => {
    const { body, type } = write(page, 'atom', locale)
    expect(type).toBe('application/atom+xml; charset=utf-8')
    const [root] = elements(body)
    expect(root).toMatchObject({ name: 'feed', attributes: { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': tag } })
    const feed = parseAtomFeed(body)
    // Section 4.1.1: exactly one id, title and updated; an author; a link to itself.
    expect(feed).toMatchObject({ id: `${siteUrl}/${locale}`, title: { value: 'Warta' }, updated: modifiedAt })
    expect(feed.authors).toHaveLength(1)
    expect(feed.links?.map(({ rel, href }) => [rel, href])).toEqual([
      ['self', `${siteUrl}/${locale}/atom.xml`],
      ['alternate', `${siteUrl}/${locale}`],
    ])
    for (const entry of feed.entries ?? []) {
      // Section 4.1.2: id, title, updated; at most one alternate link per type and language (4.1.2).
      expect([entry.id, entry.title?.value, entry.updated]).not.toContain(undefined)
      expect(entry.links?.filter(({ rel }) => rel === 'alternate')).toEqual([
        { href: `${siteUrl}/${locale}/economy/7-port`, rel: 'alternate', type: 'text/html', hreflang: tag },
      ])
      // Section 3.3: RFC 3339 with upper-case T and Z.
      expect([entry.published, entry.updated].join()).toMatch(/^(?:\d{4}-\d\d-\d\dT[\d:.]+Z,?){2}$/)
    }
    const ids = (feed.entries ?? []).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { attributes } of [...within(body, 'content'), ...within(body, 'summary')]) {
      expect(attributes).toEqual({ type: 'html' })
    }
  })

  it('JSON Feed has what version 1.1 requires, and the language', () => {
    const { body, type } = write(page, 'json', locale)
    expect(type).toBe('application/feed+json; charset=utf-8')
    const feed = JSON.parse(body)
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Warta',
      home_page_url: `${siteUrl}/${locale}`,
      feed_url: `${siteUrl}/${locale}/feed.json`,
      language: tag,
    })
    for (const item of feed.items) {
      expect(item).toMatchObject({ id: expect.any(String), content_html: expect.any(String), language: tag })
      expect(item.date_published).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    }
    expect(parseJsonFeed(feed).items).toHaveLength(2)
  })

  it('holds the text in its language and direction', () => {
    expect(JSON.parse(write(page, 'json', locale).body).items[0].content_html).toContain(
      `<div lang="${tag}" dir="${direction}">`,
    )
  })
})

describe.each(translationLocales)('a translation into %s', (locale) => {
  it.each(['full', 'excerpt'] as const)('says that it is one, and leads to the original (%s)', (feedText) => {
    const page = pageOf([{}], locale)
    const notice = '<em>AI: ‹notice› &amp; more</em> '
    const link = `<a href="${siteUrl}/id/economy/7-port" hreflang="id">Original</a>`
    const item = JSON.parse(write(page, 'json', locale, feedText).body).items[0]
    expect(item.content_html).toContain(notice + link)
    expect(item._translation).toMatchObject({ by: 'machine', reviewed: false, original_language: 'id' })
    const related = { href: `${siteUrl}/id/economy/7-port`, rel: 'related', hreflang: 'id' }
    const atom = parseAtomFeed(write(page, 'atom', locale, feedText).body).entries?.[0]
    expect(atom?.links).toContainEqual(expect.objectContaining(related))
    expect(atom?.summary?.value).toContain(notice)
    const rss = parseRssFeed(write(page, 'rss', locale, feedText).body).items?.[0]
    expect(rss?.atom?.links).toEqual([expect.objectContaining(related)])
    expect(rss?.description).toContain(notice)
  })
})

it('the original says nothing of translations', () => {
  for (const format of ['rss', 'atom', 'json'] as const) {
    expect(write(pageOf([{}]), format).body).not.toMatch(/notice|related|_translation/)
  }
})

it('excerpts hold the summary and not the text', () => {
  const body: Block[] = [{ kind: 'paragraph', anchor: 'p1', content: [words('Rahasia isi berita.')] }]
  const page = pageOf([{ text: { ...storyIn('id').text, standfirst: 'Ringkasan.', body } }])
  for (const format of ['rss', 'atom', 'json'] as const) {
    expect(write(page, format, 'id', 'excerpt').body).toContain('Ringkasan.')
    expect(write(page, format, 'id', 'excerpt').body).not.toContain('Rahasia')
    expect(write(page, format, 'id', 'full').body).toContain('Rahasia isi berita.')
  }
})

it('every block has its form, with whole addresses', () => {
  const body: Block[] = [
    { kind: 'heading', level: 2, anchor: 'h1', content: [words('Judul')] },
    {
      kind: 'paragraph',
      anchor: 'p1',
      content: [
        words('tebal', { bold: true, italic: true }),
        { kind: 'break' },
        { kind: 'link', href: '/id/dunia/9-x', external: false, children: [words('berita')] },
        { kind: 'link', href: 'javascript:alert(1)', external: true, children: [words('jahat')] },
      ],
    },
    {
      kind: 'list',
      ordered: true,
      entries: [
        {
          content: [words('satu')],
          children: { kind: 'list', ordered: false, entries: [{ content: [words('dua')], children: null }] },
        },
      ],
    },
    { kind: 'quote', content: [words('kutipan')] },
    { kind: 'pullQuote', text: 'petikan', by: 'Sari' },
    { kind: 'picture', picture, caption: null, credit: null },
    { kind: 'embed', url: 'https://video.example/1?a=1&b=2', host: 'video.example', title: 'Video <1>' },
  ]
  const corrections = [{ at: '2026-11-24T09:00:00.000Z', text: 'Salah & benar' }]
  const page = pageOf([{ text: { ...storyIn('id').text, body, corrections } }])
  expect(JSON.parse(write(page, 'json').body).items[0].content_html).toBe(
    [
      '<div lang="id" dir="ltr"><p><small>Ambon</small></p>',
      '<h2>Judul</h2>',
      `<p><strong><em>tebal</em></strong><br><a href="${siteUrl}/id/dunia/9-x">berita</a>jahat</p>`,
      '<ol><li>satu<ul><li>dua</li></ul></li></ol>',
      '<blockquote><p>kutipan</p></blockquote>',
      '<blockquote><p>petikan</p><footer>Sari</footer></blockquote>',
      `<figure><img src="${siteUrl}/media/0123456789abcdef0123-1280.webp" width="1280" height="853" alt="Derek &amp; kapal">` +
        '<figcaption><span lang="ar" dir="rtl">الرصيف</span> <small><bdi>Warta</bdi></small></figcaption></figure>',
      '<p><a href="https://video.example/1?a=1&amp;b=2"><bdi>Video &lt;1&gt;</bdi></a></p>',
      '<h2>Corrections</h2><ul><li><time datetime="2026-11-24T09:00:00.000Z">2026-11-24</time> Salah &amp; benar</li></ul></div>',
    ].join('\n'),
  )
})

describe.each(hostile)('%s', (_what, text) => {
  const story = {
    text: {
      headline: text,
      standfirst: text,
      place: text,
      body: [{ kind: 'paragraph', anchor: 'p1', content: [words(text)] }] as Block[],
      corrections: [],
    },
    authors: [{ id: 1, name: text, path: '/ar/authors/x' }],
    topics: [{ id: 2, name: { text, locale: 'ar' as const }, path: '/ar/topics/x' }],
    picture: { ...picture, alt: { text, locale: 'ar' as const }, credit: text },
  }
  const page = pageOf([story], 'ar')

  it('breaks no document, and reads back', () => {
    for (const format of ['rss', 'atom'] as const) {
      const { body } = write(page, format, 'ar')
      // A line end is a line end to a parser (XML 1.0, section 2.11).
      const titles = within(body, 'title').map((title) => title.text.trim())
      expect(titles[1]).toBe(legible(text).replace(/\r\n?/g, '\n').trim())
      expect(elements(body).map(({ name }) => name)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(?:script|b)$/)]),
      )
      // What is read as HTML says it as text.
      for (const { text: html } of [
        ...within(body, 'description'),
        ...within(body, 'summary'),
        ...within(body, 'content'),
      ]) {
        expect(html).not.toMatch(/<(?:script|b)\b/)
      }
    }
    const item = JSON.parse(write(page, 'json', 'ar').body).items[0]
    expect(item.title).toBe(text.toWellFormed())
    expect(item.content_html).not.toMatch(/<script|<b>/)
  })
})

it('an empty feed is a feed', () => {
  const page: FeedPage = { ...pageOf([], 'ja'), subject: { name: { text: '港', locale: 'ja' }, description: null } }
  expect(JSON.parse(write(page, 'json', 'ja').body)).toMatchObject({ items: [], title: '港 — Warta' })
  expect(parseAtomFeed(write(page, 'atom', 'ja').body)).toMatchObject({ updated: '1970-01-01T00:00:00.000Z' })
  expect(parseRssFeed(write(page, 'rss', 'ja').body)).toMatchObject({ description: '港 — Warta' })
})

it('the same stories make the same bytes', () => {
  for (const format of ['rss', 'atom', 'json'] as const) {
    expect(write(pageOf([{}]), format).body).toBe(write(pageOf([{}]), format).body)
  }
})
