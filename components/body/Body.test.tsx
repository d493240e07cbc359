import { describe, expect, it } from 'vitest'
import type { Block, Inline } from '#lib/news/types.ts'
import { render, visibleText } from '../testing/render.tsx'
import { paragraph, picture, words } from '../testing/story.ts'
import { Body } from './Body.tsx'

const arabic = (...blocks: Block[]) => render(<Body blocks={blocks} locale="ar" textLocale="ar" />)
const link = (href: string, external = true): Inline => ({ kind: 'link', href, external, children: [words('هنا')] })

describe('Body', () => {
  it('gives every paragraph the anchor that it has in all editions', () => {
    expect(arabic(paragraph(1, words('أول')), paragraph(2, words('ثان')))).toMatch(
      /<p id="p1">أول<\/p><p id="p2">ثان<\/p>/,
    )
  })

  it('ends each paragraph, and nothing else, in what is asked for it', () => {
    const heading: Block = { kind: 'heading', level: 2, anchor: 'h1', content: [words('العنوان')] }
    const blocks = [paragraph(1, words('أول')), heading, paragraph(2, words('ثان'))]
    const html = render(<Body blocks={blocks} locale="ar" textLocale="ar" tool={(anchor) => <i data-of={anchor} />} />)
    expect(html).toContain(
      '<p id="p1">أول<i data-of="p1"></i></p><h2 id="h1">العنوان</h2><p id="p2">ثان<i data-of="p2"></i></p>',
    )
  })

  it('keeps emphasis, line breaks and nested lists', () => {
    const list: Block = {
      kind: 'list',
      ordered: true,
      entries: [
        {
          content: [words('شبكة', { bold: true, italic: true })],
          children: { kind: 'list', ordered: false, entries: [{ content: [words('غصن')], children: null }] },
        },
      ],
    }
    const html = arabic(list, paragraph(1, words('سطر'), { kind: 'break' }, words('آخر')))
    expect(html).toMatch(/<ol[^>]*><li><strong><em>شبكة<\/em><\/strong><ul[^>]*><li>غصن<\/li><\/ul><\/li><\/ol>/)
    expect(html).toContain('سطر<br/>آخر')
  })

  it.each([
    [2, 'h2'],
    [3, 'h3'],
  ] as const)('sets headings of level %i as %s', (level, tag) => {
    expect(arabic({ kind: 'heading', level, anchor: 'h3', content: [words('العنوان')] })).toContain(
      `<${tag} id="h3">العنوان</${tag}>`,
    )
  })

  it('says who is quoted', () => {
    const html = arabic({ kind: 'pullQuote', text: 'البحر لا يحتاج إلى معلّم', by: 'سوهارتيني' })
    expect(html).toMatch(/<blockquote><p>البحر لا يحتاج إلى معلّم<\/p><\/blockquote><figcaption>سوهارتيني</)
    expect(arabic({ kind: 'pullQuote', text: 'البحر', by: null })).not.toContain('figcaption')
  })

  it('shows a picture with this story’s caption, else its own', () => {
    const own = arabic({ kind: 'picture', picture, caption: null, credit: null })
    expect(visibleText(own)).toBe('رصيف الحاويات عند الفجر الصورة: Warta')
    expect(own).toMatch(/<img(?=[^>]* alt="Derek di pelabuhan")[^>]* lang="id" dir="ltr"/)
    const other = arabic({ kind: 'picture', picture, caption: 'أحواض', credit: 'Antara' })
    expect(visibleText(other)).toBe('أحواض الصورة: Antara')
  })

  it.each([
    ['https://www.youtube.com/watch?v=1', 'youtube.com', 'شاهد على YouTube'],
    ['https://mastodon.social/@a/1', 'mastodon.social', 'اطّلع على المنشور على Mastodon'],
    ['https://example.org/1', 'example.org', 'افتح في example.org'],
  ])('an embed of %s is a plain link that says where it leads', (url, host, action) => {
    const html = arabic({ kind: 'embed', url, host, title: 'Big Buck Bunny' })
    expect(html).toContain(`<a class="embed" href="${url}" rel="noopener">`)
    expect(html).not.toMatch(/<(iframe|img|script|video)\b/)
    expect(visibleText(html)).toContain(`Big Buck Bunny ${action}`)
  })

  it('marks the interface’s words inside a text in another language', () => {
    const embed: Block = { kind: 'embed', url: 'https://youtu.be/1', host: 'youtu.be', title: 'Video' }
    const html = render(
      <Body
        blocks={[embed, { kind: 'picture', picture, caption: 'Tambak', credit: 'Warta' }]}
        locale="ar"
        textLocale="id"
      />,
    )
    expect(html).toMatch(/<span[^>]* lang="ar" dir="rtl">شاهد على/)
    expect(html).toMatch(/<span[^>]* lang="ar" dir="rtl">الصورة:/)
    expect(html).not.toMatch(/<bdi[^>]*>Tambak/)
  })
})

describe('links', () => {
  it.each([
    ['https://example.org/a?b=1&c=2', true, 'href="https://example.org/a?b=1&amp;c=2" rel="noopener"'],
    ['mailto:redaksi@warta.example', true, 'href="mailto:redaksi@warta.example" rel="noopener"'],
    ['/ar/world/13-reefs', false, 'href="/ar/world/13-reefs"'],
  ])('follows %s', (href, external, expected) => {
    expect(arabic(paragraph(1, link(href, external)))).toContain(`<a ${expected}>هنا</a>`)
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example/a',
    '/\\evil.example/a',
    '/\t/evil.example/a',
    'not an address',
    '',
  ])('keeps the words of a link to %j, and drops the link', (href) => {
    const html = arabic(paragraph(1, words('اقرأ '), link(href)))
    expect(html).toContain('<p id="p1">اقرأ هنا</p>')
    expect(arabic({ kind: 'embed', url: href, host: 'evil.example', title: 'x' })).not.toContain('<a')
  })
})
