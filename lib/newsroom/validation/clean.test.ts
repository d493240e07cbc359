import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { corpus } from '#lib/content/body/testing/corpus.ts'
import { isEmbedUrl, isLinkUrl } from '#lib/content/body/urls.ts'
import { bodyFaults } from './body.ts'
import { cleanBody, embedAddress, linkTarget, storable } from './clean.ts'

const site = 'https://warta.example'

describe('the address of a link', () => {
  it.each([
    ['kompas.com', 'https://kompas.com'],
    ['www.antaranews.com/berita?x=1#y', 'https://www.antaranews.com/berita?x=1#y'],
    ['  https://a.example/x y ', 'https://a.example/x%20y'],
    ['https://a.exam\nple/x', 'https://a.example/x'],
    ['\u200bhttps://a.example/', 'https://a.example/'],
    ['//cdn.example/x', 'https://cdn.example/x'],
    ['contoh.例え.jp', 'https://contoh.例え.jp'],
    ['redaksi@warta.example', 'mailto:redaksi@warta.example'],
    ['mailto:redaksi@warta.example', 'mailto:redaksi@warta.example'],
    ['tel:+62 21 555 0123', 'tel:+62%2021%20555%200123'],
    ['whatsapp://send?phone=+62812000111&text=Halo%20redaksi', 'https://wa.me/62812000111?text=Halo%20redaksi'],
    ['whatsapp://send?text=Halo', 'https://wa.me/?text=Halo'],
    ['/id/latest?page=2', `${site}/id/latest?page=2`],
    [`${site}/ar/topics/laut`, `${site}/ar/topics/laut`],
    ['/id/topics/17-agustus', `${site}/id/topics/17-agustus`],
    ['/id/a/b/12-x', `${site}/id/a/b/12-x`],
  ])('%j leads to %s', (typed, url) => {
    expect(linkTarget(typed, site)).toEqual({ url })
    expect(isLinkUrl(url)).toBe(true)
  })

  it.each([
    '/id/ekonomi/12-pelabuhan',
    '/ar/world/12',
    '/ja/12',
    `${site}/id/ekonomi/12-pelabuhan?utm=x`,
    '/id/lite/12-x',
  ])('%s is a story', (typed) => expect(linkTarget(typed, site)).toEqual({ story: 12 }))

  it.each([
    '#_ftn1',
    '#',
    'javascript:alert(1)',
    ' JavaScript:x',
    'java\tscript:x',
    'data:text/html,x',
    'file:///C:/a.docx',
  ])('%j leads nowhere', (typed) => expect(linkTarget(typed, site)).toBeNull())

  it.each(['harga beras', 'http://', 'mailto:', 'a.b c'])('%j stays for its author to mend', (typed) => {
    const target = linkTarget(typed, site)
    expect(target).toHaveProperty('url')
    expect(isLinkUrl((target as { url: string }).url)).toBe(false)
  })

  it('is never one that runs', () => {
    const scheme = fc.constantFrom(
      'javascript:',
      'JAVASCRIPT:',
      'data:',
      'vbscript:',
      'java\nscript:',
      '\u0001javascript:',
    )
    fc.assert(
      fc.property(scheme, fc.string(), (start, rest) => {
        const target = linkTarget(start + rest, site)
        expect(target === null || ('url' in target && /^(?:https?|mailto|tel):/.test(target.url))).toBe(true)
      }),
    )
  })

  it('is understood the same the second time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.domain(), fc.string()), (typed) => {
        const once = linkTarget(typed, site)
        if (once && 'url' in once && once.url) expect(linkTarget(once.url, site)).toEqual(once)
      }),
    )
  })
})

it.each([
  [
    '<iframe width="560" src="https://www.youtube.com/embed/a?x=1&amp;y=2" title="Laut"></iframe>',
    'https://www.youtube.com/embed/a?x=1&y=2',
  ],
  ["<IFRAME allow='x' src='//player.vimeo.com/video/1'></IFRAME>", 'https://player.vimeo.com/video/1'],
  ['http://www.youtube.com/watch?v=a', 'https://www.youtube.com/watch?v=a'],
  ['youtu.be/a', 'https://youtu.be/a'],
  [' https://youtu.be/a ', 'https://youtu.be/a'],
])('an embed of %j is one of %s', (pasted, address) => {
  expect(embedAddress(pasted)).toBe(address)
  expect(isEmbedUrl(address)).toBe(true)
})

describe('a body', () => {
  const text = (words: string) => ({ type: 'text', text: words, format: 0, version: 1 })
  const link = (url: string, ...children: unknown[]) => ({
    type: 'link',
    fields: { linkType: 'custom', url, newTab: false },
    children,
  })
  const body = (...children: unknown[]) => ({ root: { type: 'root', children: [{ type: 'paragraph', children }] } })

  it('keeps the words of a link that leads nowhere', () => {
    const pasted = body(text('Lihat '), link('#_ftn1', text('[1]')), text('.'))
    expect(cleanBody(pasted, site)).toMatchObject(body(text('Lihat '), text('[1]'), text('.')))
  })

  it('links a story of this site by its number', () => {
    expect(cleanBody(body(link('/id/dunia/7-x', text('di sini'))), site)).toMatchObject(
      body({
        type: 'link',
        fields: { linkType: 'internal', newTab: false, doc: { relationTo: 'articles', value: 7 } },
      }),
    )
  })

  it('has the headings and lists that stories have', () => {
    const pasted = (tag: string, listType: string) => ({
      root: {
        type: 'root',
        children: [
          { type: 'heading', tag, children: [] },
          { type: 'list', listType, children: [] },
        ],
      },
    })
    expect(bodyFaults(cleanBody(pasted('h1', 'check'), site))).toEqual([])
    expect(cleanBody(pasted('h5', 'check'), site)).toMatchObject(pasted('h3', 'bullet'))
  })

  it.each(Object.entries(corpus))(
    'is the same the second time, and untouched where nothing is to be cleaned: %s',
    (_, value) => {
      const once = cleanBody(value, site)
      expect(cleanBody(once, site)).toEqual(once)
      if (bodyFaults(value).length === 0) expect(bodyFaults(once)).toEqual([])
    },
  )
})

it('leaves out what can not be stored, wherever it stands', () => {
  const at = new Date()
  expect(storable({ a: ['x\0y', { b: '\ud83d' }], at, n: null, c: '港🏝' })).toEqual({
    a: ['xy', { b: '\ufffd' }],
    at,
    n: null,
    c: '港🏝',
  })
})
