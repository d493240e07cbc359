import { describe, expect, it } from 'vitest'
import { block, body, entry, link, list, node, paragraph, storyLink, text } from '#lib/content/body/testing/bodies.ts'
import type { Picture } from '../types.ts'
import { type BodyContext, bodyBlocks, bodyReferences } from './body.ts'

const picture: Picture = {
  src: '/media/abc',
  width: 1600,
  height: 1000,
  colour: '#334455',
  focus: { x: 50, y: 50 },
  alt: { text: 'Pelabuhan', locale: 'id' },
  caption: null,
  credit: null,
}

/** Story 12 is published, picture 3 exists. */
const context: BodyContext = {
  storyPath: (id) => (id === 12 ? '/ar/world/12-harbour' : null),
  picture: (id) => (id === 3 ? picture : null),
}

const plain = (words: string) => ({ kind: 'text', text: words, bold: false, italic: false })

describe('blocks', () => {
  it.each([
    [
      'a paragraph',
      paragraph(text('آخر الأخبار')),
      [{ kind: 'paragraph', anchor: 'p1', content: [plain('آخر الأخبار')] }],
    ],
    [
      'a heading',
      node('heading', [text('見出し')], { tag: 'h3' }),
      [{ kind: 'heading', level: 3, anchor: 'h1', content: [plain('見出し')] }],
    ],
    [
      'any other heading',
      node('heading', [text('标题')], { tag: 'h1' }),
      [{ kind: 'heading', level: 2, anchor: 'h1', content: [plain('标题')] }],
    ],
    ['a quote', node('quote', [text('« Oui »')]), [{ kind: 'quote', content: [plain('« Oui »')] }]],
    [
      'a numbered list',
      list('number', entry(text('satu')), entry(text('dua'))),
      [
        {
          kind: 'list',
          ordered: true,
          entries: [
            { content: [plain('satu')], children: null },
            { content: [plain('dua')], children: null },
          ],
        },
      ],
    ],
    [
      'a list within a list, under the entry before it',
      list('bullet', entry(text('a')), entry(list('number', entry(text('b'))))),
      [
        {
          kind: 'list',
          ordered: false,
          entries: [
            {
              content: [plain('a')],
              children: { kind: 'list', ordered: true, entries: [{ content: [plain('b')], children: null }] },
            },
          ],
        },
      ],
    ],
    ['a list without text', list('bullet', entry(), entry(text(' '))), []],
    [
      'a pull quote',
      block('pullQuote', { text: ' Kita harus pulang. ', by: '' }),
      [{ kind: 'pullQuote', text: 'Kita harus pulang.', by: null }],
    ],
    ['a pull quote without text', block('pullQuote', { by: 'Sari' }), []],
    [
      'a picture',
      block('picture', { media: 3, caption: 'Fajar', credit: '' }),
      [{ kind: 'picture', picture, caption: 'Fajar', credit: null }],
    ],
    [
      'a picture that Payload has filled in',
      block('picture', { media: { id: 3 } }),
      [{ kind: 'picture', picture, caption: null, credit: null }],
    ],
    ['a picture that is gone', block('picture', { media: 4 }), []],
    ['a picture with an impossible id', block('picture', { media: 2 ** 40 }), []],
    [
      'an embed',
      block('embed', { url: 'https://www.youtube.com/watch?v=1', title: 'Video' }),
      [{ kind: 'embed', url: 'https://www.youtube.com/watch?v=1', host: 'youtube.com', title: 'Video' }],
    ],
    [
      'an embed without title',
      block('embed', { url: 'https://example.org/a' }),
      [{ kind: 'embed', url: 'https://example.org/a', host: 'example.org', title: 'example.org' }],
    ],
    ['an embed that is no page', block('embed', { url: 'mailto:a@example.org', title: 'x' }), []],
    ['an embed that is code', block('embed', { url: 'javascript:alert(1)', title: 'x' }), []],
    ['a block nobody knows', block('poll', { text: 'x' }), []],
    ['a node nobody knows', node('horizontalrule', []), []],
    ['an empty paragraph', paragraph(), []],
    ['a paragraph of blanks and breaks', paragraph(text('  '), { type: 'linebreak' }), []],
  ])('%s', (_, stored, blocks) => {
    expect(bodyBlocks(body(stored), context)).toEqual(blocks)
  })
})

describe('inline content', () => {
  const anchor = { kind: 'link', href: 'https://example.org/', external: true, children: [plain('tautan')] }
  it.each([
    [
      'bold and italic',
      [text('a', 1), text('b', 2), text('c', 3)],
      [
        { kind: 'text', text: 'a', bold: true, italic: false },
        { kind: 'text', text: 'b', bold: false, italic: true },
        { kind: 'text', text: 'c', bold: true, italic: true },
      ],
    ],
    ['other formats are plain', [text('a', 8), text('b', 'bold')], [plain('a'), plain('b')]],
    ['a line break', [text('a'), { type: 'linebreak' }, text('b')], [plain('a'), { kind: 'break' }, plain('b')]],
    ['a tab', [text('a'), { type: 'tab', text: '\t' }, text('b')], [plain('a'), plain(' '), plain('b')]],
    ['a link', [link('https://example.org/', text('tautan'))], [anchor]],
    [
      'a link made by the editor',
      [node('autolink', [text('tautan')], { fields: { url: 'https://example.org/' } })],
      [anchor],
    ],
    [
      'a link to a story',
      [storyLink(12, text('ميناء'))],
      [{ kind: 'link', href: '/ar/world/12-harbour', external: false, children: [plain('ميناء')] }],
    ],
    [
      'a link to a story that Payload has filled in',
      [storyLink({ id: 12 }, text('a'))],
      [{ kind: 'link', href: '/ar/world/12-harbour', external: false, children: [plain('a')] }],
    ],
    ['a link to a story that is not published', [storyLink(13, text('besok'))], [plain('besok')]],
    [
      'a link to a story that cannot be',
      [storyLink(2 ** 31, text('a')), storyLink('12', text('b')), storyLink(-1, text('c'))],
      [plain('a'), plain('b'), plain('c')],
    ],
    [
      'a link to something else',
      [node('link', [text('a')], { fields: { linkType: 'internal', doc: { relationTo: 'users', value: 12 } } })],
      [plain('a')],
    ],
    ['a link that runs code', [link('javascript:alert(1)', text('klik'))], [plain('klik')]],
    ['a link without address', [node('link', [text('klik')])], [plain('klik')]],
    ['a link without text', [text('a'), link('https://example.org/')], [plain('a')]],
    ['a node nobody knows around text', [node('mark', [text('a')])], [plain('a')]],
    ['text that is none', [text(7), text(null), text('a')], [plain('a')]],
  ])('%s', (_, children, content) => {
    expect(bodyBlocks(body(paragraph(...children)), context)).toEqual([{ kind: 'paragraph', anchor: 'p1', content }])
  })
})

it('numbers the paragraphs and the headings that can be read, whatever stands between them', () => {
  const stored = body(
    paragraph(text('一')),
    node('heading', [text('题')]),
    paragraph(text(' ')),
    paragraph(text('二')),
    block('pullQuote', { text: 'x' }),
    node('heading', [text(' ')]),
    paragraph(text('三')),
    node('heading', [text('问')], { tag: 'h3' }),
  )
  const anchors = bodyBlocks(stored, context).flatMap((found) => ('anchor' in found ? [found.anchor] : []))
  expect(anchors).toEqual(['p1', 'h1', 'p2', 'p3', 'h2'])
})

it.each([
  ['nothing', null],
  ['no value', undefined],
  ['text', 'Lorem'],
  ['a number', 7],
  ['a list', [paragraph(text('a'))]],
  ['no root', {}],
  ['a root of text', { root: 'a' }],
  ['children that are none', { root: { children: 'a' } }],
  [
    'children of every kind',
    { root: { children: [null, 1, 'a', [], {}, { type: 3 }, { type: 'list', children: [null] }] } },
  ],
  ['fields that are none', { root: { children: [{ type: 'block', fields: null }, { type: 'block' }] } }],
])('has no blocks for %s', (_, stored) => {
  expect(bodyBlocks(stored, context)).toEqual([])
})

it('survives a body that is nested to do harm', () => {
  const wrap = (type: string) => {
    let inner: unknown = text('a')
    for (let depth = 0; depth < 100_000; depth++) inner = { type, children: [inner] }
    return inner
  }
  const nestedLists = () => {
    let inner: unknown = entry(text('a'))
    for (let depth = 0; depth < 100_000; depth++) inner = entry(list('bullet', inner))
    return list('bullet', inner)
  }
  expect(bodyBlocks(body(paragraph(text('a'), wrap('mark'))), context)).toHaveLength(1)
  expect(() => bodyBlocks(body(nestedLists()), context)).not.toThrow()
})

it('names what it refers to, each once', () => {
  const stored = body(
    paragraph(storyLink(12, text('a')), storyLink(14, text('b')), storyLink(12, text('c'))),
    list('bullet', entry(storyLink(15, text('d')))),
    block('picture', { media: 3 }),
    block('picture', { media: 9 }),
    block('picture', { media: 3 }),
    paragraph(storyLink(2 ** 40, text('e'))),
  )
  expect(bodyReferences(stored)).toEqual({ stories: [12, 14, 15], media: [3, 9] })
})
