import { describe, expect, it } from 'vitest'
import { bodyLimits } from '#lib/content/body/schema.ts'
import { corpus } from '#lib/content/body/testing/corpus.ts'
import { type BodyFault, bodyFaults } from './body.ts'
import { isTimeZone } from './text.ts'

it.each([
  ['Asia/Jakarta', true],
  ['Asia/Makassar', true],
  ['UTC', true],
  ['Etc/GMT+7', true],
  ['Jakarta', false],
  ['+07:00', false],
  ['', false],
  [7, false],
  ['Asia/Jakarta\u0000', false],
])('time zone %j', (name, known) => expect(isTimeZone(name)).toBe(known))

/** Of lib/content/body/testing/corpus.ts, what is no body at all. */
const shapeless = [
  ...['nodes without a type', 'values that are no nodes', 'children of no shape', 'texts of no shape'],
  ...['a number', 'a text', 'an array', 'an object', 'no root', 'an array for a root', 'another root'],
  ...['a root without a type', 'children of a root that are none'],
]

describe('bodies', () => {
  const text = (value: string) => ({ type: 'text', text: value, format: 0, version: 1 })
  const body = (...children: unknown[]) => ({ root: { type: 'root', direction: 'rtl', children } })
  const link = (fields: object) => ({ type: 'paragraph', children: [{ type: 'link', fields, children: [text('a')] }] })
  const block = (fields: object) => ({ type: 'block', fields: { id: '1', ...fields } })
  const nested = (depth: number): unknown =>
    depth === 0 ? text('a') : { type: 'listitem', children: [nested(depth - 1)] }

  it.each([
    ['nothing', null],
    ['an empty body', body()],
    ['paragraphs', body({ type: 'paragraph', children: [text('Halo'), { type: 'linebreak' }, text('你好')] })],
    ['headings', body({ type: 'heading', tag: 'h2', children: [] }, { type: 'heading', tag: 'h3', children: [] })],
    ['lists', body({ type: 'list', listType: 'number', children: [{ type: 'listitem', children: [text('一')] }] })],
    ['a link', body(link({ linkType: 'custom', url: 'https://a.b/' }))],
    ['a link to a story', body(link({ linkType: 'internal', doc: { relationTo: 'articles', value: 3 } }))],
    ['blocks', body(block({ blockType: 'pullQuote', text: 'a' }), block({ blockType: 'picture', media: 1 }))],
    ['a script as text', body({ type: 'paragraph', children: [text('<script>alert(1)</script>')] })],
    ['an embed without an address yet', body(block({ blockType: 'embed', title: 'a' }))],
  ])('allows %s', (_, value) => expect(bodyFaults(value)).toEqual([]))

  it.each([
    ['text', 'wrongShape', 'Halo'],
    ['a list', 'wrongShape', []],
    ['no root', 'wrongShape', {}],
    ['another root', 'wrongShape', { root: { type: 'paragraph', children: [] } }],
    ['children of no shape', 'wrongShape', body('Halo')],
    ['children that are none', 'wrongShape', { root: { type: 'root', children: 'Halo' } }],
    ['text of no text', 'wrongShape', body({ type: 'text', text: 5 })],
    ['a node of the prototype', 'bodyContent', body({ type: 'constructor' })],
    ['an unknown node', 'bodyContent', body({ type: 'iframe', src: 'https://a.b' })],
    ['raw HTML', 'bodyContent', body({ type: 'html', html: '<script>' })],
    ['a first-level heading', 'bodyContent', body({ type: 'heading', tag: 'h1', children: [] })],
    ['a check list', 'bodyContent', body({ type: 'list', listType: 'check', children: [] })],
    ['an unknown block', 'bodyContent', body(block({ blockType: 'code' }))],
    ['a link that runs', 'linkUrl', body(link({ linkType: 'custom', url: 'javascript:alert(1)' }))],
    ['a link of another type', 'linkUrl', body(link({ linkType: 'x', url: 'javascript:alert(1)' }))],
    ['an insecure embed', 'embedUrl', body(block({ blockType: 'embed', url: 'http://a.b/' }))],
    ['NUL', 'badCharacters', body({ type: 'paragraph', children: [text('a\u0000')] })],
    ['half a character in a caption', 'badCharacters', body(block({ blockType: 'picture', caption: '\ud800' }))],
    [
      'a body too long',
      'tooLong',
      body({ type: 'paragraph', children: [text('a'.repeat(bodyLimits.characters + 1))] }),
    ],
    ['nesting without end', 'tooLong', body(nested(60))],
  ])('refuses %s', (_, fault, value) => expect(bodyFaults(value)[0]?.fault).toBe(fault))

  it('finds all that is wrong, each with the words that it stands at', () => {
    const bad = link({ linkType: 'custom', url: 'javascript:alert(1)' })
    const found = bodyFaults(body(bad, { type: 'paragraph', children: [text('Halo')] }, bad))
    expect(found.map(({ fault }) => fault)).toEqual(['linkUrl', 'linkUrl'])
    expect(bodyFaults(body(...Array.from({ length: 50 }, () => bad)))).toHaveLength(20)
  })

  const recorded: Readonly<Record<string, BodyFault>> = {
    links: 'wrongShape',
    headings: 'bodyContent',
    'odd lists': 'bodyContent',
    'editor blocks': 'embedUrl',
    'odd editor blocks': 'embedUrl',
    'unknown nodes': 'bodyContent',
    'bad characters': 'badCharacters',
    'twenty lists in one another': 'tooLong',
    'lists too deep': 'tooLong',
    'more levels than may be stored': 'tooLong',
    ...Object.fromEntries(shapeless.map((name) => [name, 'wrongShape'])),
  }
  it.each(Object.entries(corpus))('finds what is recorded in %s', (name, value) => {
    expect(bodyFaults(value)[0]?.fault ?? null).toBe(recorded[name] ?? null)
  })
})
