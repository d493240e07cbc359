import { describe, expect, it } from 'vitest'
import { bodyLimits } from '#lib/content/body/schema.ts'
import { bodyFault } from './body.ts'
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
  ])('allows %s', (_, value) => expect(bodyFault(value)).toBeNull())

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
  ])('refuses %s', (_, fault, value) => expect(bodyFault(value)).toBe(fault))
})
