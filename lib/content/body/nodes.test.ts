import { describe, expect, it } from 'vitest'
import * as nodes from './nodes.ts'

describe('nodes', () => {
  it.each([
    [{}, true],
    [{ type: 'paragraph' }, true],
    [[], false],
    [null, false],
    ['paragraph', false],
    [undefined, false],
  ])('%j is one: %s', (value, is) => expect(nodes.isNode(value)).toBe(is))

  it.each([
    [{ children: ['x', null] }, ['x', null], false],
    [{}, [], false],
    [{ children: null }, [], true],
    [{ children: 'abc' }, [], true],
  ])('children of %j', (node, children, odd) => {
    expect(nodes.childrenOf(node)).toEqual(children)
    expect(nodes.hasOddChildren(node)).toBe(odd)
  })

  it.each([
    [{ root: { type: 'root' } }, { type: 'root' }],
    [{ root: {} }, {}],
    [{ root: [] }, null],
    [{}, null],
    [null, null],
    ['root', null],
  ])('root of %j', (body, root) => expect(nodes.rootOf(body)).toEqual(root))
})

describe('formats', () => {
  it.each([
    [0, false, false],
    [1, true, false],
    [2, false, true],
    [3, true, true],
    [4, false, false],
    [1024 + 3, true, true],
    ['bold', false, false],
    [undefined, false, false],
  ])('%j is bold: %s, italic: %s', (format, bold, italic) => {
    const read = nodes.formatOf({ format })
    expect([nodes.isBold(read), nodes.isItalic(read)]).toEqual([bold, italic])
  })

  it.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])('are read as they are made: bold %s, italic %s', (bold, italic) => {
    const format = nodes.formatWith({ bold, italic })
    expect([nodes.isBold(format), nodes.isItalic(format)]).toEqual([bold, italic])
  })
})

it.each([
  ['h2', 'h2', 2],
  ['h3', 'h3', 3],
  ['h1', null, 2],
  [undefined, null, 2],
])('a heading with the tag %j', (tag, stored, level) => {
  expect([nodes.headingTag({ tag }), nodes.headingLevel({ tag })]).toEqual([stored, level])
})

it.each([
  [{ listType: 'number', tag: 'ol', start: 3 }, 'number', true, 3],
  [{ listType: 'bullet', tag: 'ul', start: 1 }, 'bullet', false, 1],
  [{ listType: 'check' }, null, false, 1],
  [{ tag: 'ol', start: -1 }, null, true, 1],
  [{ start: 1.5 }, null, false, 1],
])('a list like %j', (list, type, numbered, start) => {
  expect([nodes.listTypeOf(list), nodes.isNumbered(list), nodes.startOf(list)]).toEqual([type, numbered, start])
})

it('tells what an entry says from the lists in it', () => {
  const [text, first, second] = [{ type: 'text' }, { type: 'list' }, { type: 'list', tag: 'ol' }]
  expect(nodes.entryParts({ children: [first, text, null, second] })).toEqual({
    own: [text, null],
    lists: [first, second],
  })
  expect(nodes.entryParts({ children: [text] })).toEqual({ own: [text], lists: [] })
  expect(nodes.entryParts({})).toEqual({ own: [], lists: [] })
})

it.each([
  [
    { linkType: 'custom', url: 'https://a.example' },
    { kind: 'url', url: 'https://a.example' },
  ],
  [{ url: 5 }, { kind: 'url', url: '' }],
  [
    { linkType: 'internal', url: 'https://a.example', doc: { relationTo: 'articles', value: 7 } },
    { kind: 'story', id: 7 },
  ],
  [
    { linkType: 'internal', doc: { relationTo: 'articles', value: { id: 7 } } },
    { kind: 'story', id: 7 },
  ],
  [
    { linkType: 'internal', doc: { relationTo: 'articles', value: '7' } },
    { kind: 'story', id: null },
  ],
  [
    { linkType: 'internal', doc: { relationTo: 'pages', value: 7 } },
    { kind: 'story', id: null },
  ],
  [{ linkType: 'internal' }, { kind: 'story', id: null }],
  [[], null],
  [undefined, null],
])('a link with the fields %j', (fields, link) => expect(nodes.linkOf({ fields })).toEqual(link))

it('knows two links to one place, whether the story is there by its id or as itself', () => {
  const story = (value: unknown) => ({ fields: { linkType: 'internal', doc: { relationTo: 'articles', value } } })
  expect(nodes.linkIdentity(story(7))).toEqual(nodes.linkIdentity(story({ id: 7, headline: 'Judul' })))
  expect(nodes.linkIdentity(story(7))).not.toEqual(nodes.linkIdentity(story(8)))
  expect(nodes.linkIdentity({ type: 'link' })).toEqual([])
})

it.each([
  [
    { blockType: 'pullQuote', text: 'a' },
    { type: 'pullQuote', text: 'a', by: '' },
  ],
  [
    { blockType: 'picture', media: { id: 3 }, caption: 5 },
    { type: 'picture', media: 3, caption: '', credit: '' },
  ],
  [
    { blockType: 'embed', url: 'https://a.example', title: 'b' },
    { type: 'embed', url: 'https://a.example', title: 'b' },
  ],
  [{ blockType: 'poll' }, null],
  [{ blockType: 'constructor' }, null],
  [{}, null],
  [null, null],
])('a block with the fields %j', (fields, block) => expect(nodes.editorBlockOf({ fields })).toEqual(block))
