import { describe, expect, it } from 'vitest'
import { alignedTexts, compose, sameStructure, sameWords, segmentHashes, segmentsOf, TagError } from './index.ts'

const text = (value: string, format = 0) => ({
  type: 'text',
  version: 1,
  text: value,
  format,
  detail: 0,
  mode: 'normal',
  style: '',
})
const element = (type: string, more: object, children: readonly object[]) => ({
  type,
  version: 1,
  direction: 'ltr',
  format: '',
  indent: 0,
  ...more,
  children,
})
const paragraph = (...children: object[]) => element('paragraph', { textFormat: 0 }, children)
const heading = (tag: string, ...children: object[]) => element('heading', { tag }, children)
const quote = (...children: object[]) => element('quote', {}, children)
const link = (fields: object, ...children: object[]) => element('link', { id: 'a1', fields }, children)
const list = (...children: object[]) => element('list', { listType: 'bullet', tag: 'ul', start: 1 }, children)
const entry = (...children: object[]) => element('listitem', { value: 1 }, children)
const block = (blockType: string, fields: object) => ({
  type: 'block',
  version: 2,
  fields: { blockType, id: 'b1', ...fields },
})
const body = (...children: object[]) => ({ root: element('root', {}, children) })
const lineBreak = { type: 'linebreak', version: 1 }

const internal = { linkType: 'internal', doc: { relationTo: 'articles', value: 7 } }
const story = {
  headline: 'Gempa guncang Cianjur',
  standfirst: null,
  place: 'Cianjur',
  body: body(
    paragraph(text('Satu '), link(internal, text('tautan '), text('tebal', 1)), text('.')),
    heading('h2', text('Dua')),
    paragraph(),
    list(entry(text('tiga')), entry(list(entry(text('empat')), entry(text('lima', 2)))), entry(text('enam'))),
    quote(text('baris'), lineBreak, text('dua')),
    block('pullQuote', { text: 'Kata.', by: 'Sari' }),
    block('picture', { media: 4, caption: 'Dermaga', credit: 'Antara' }),
    block('picture', { media: 5, caption: null }),
    block('embed', { url: 'https://x.y', title: 'Rapat' }),
    heading('h3', text('<1> & tujuh')),
  ),
  corrections: [{ text: 'Ralat' }, { text: null }, { text: 'Ralat lagi' }],
}

describe('segmentsOf', () => {
  it('takes a story apart in reading order', () => {
    expect(segmentsOf(story).map(({ key, kind, text: tagged }) => `${key} ${kind}: ${tagged}`)).toEqual([
      'headline headline: Gempa guncang Cianjur',
      'place place: Cianjur',
      'body.0 paragraph: Satu <1>tautan <2>tebal</2></1>.',
      'body.1 h2: Dua',
      'body.3.0 entry: tiga',
      'body.3.1.0 entry: empat',
      'body.3.1.1 entry: <1>lima</1>',
      'body.3.2 entry: enam',
      'body.4 quote: baris<1/>dua',
      'body.5.text pullQuote: Kata.',
      'body.5.by pullQuoteBy: Sari',
      'body.6.caption caption: Dermaga',
      'body.8.title embedTitle: Rapat',
      'body.9 h3: &lt;1> & tujuh',
      'corrections.0 correction: Ralat',
      'corrections.2 correction: Ralat lagi',
    ])
  })

  it.each([
    ['words in one format, however they are cut', [text('قا', 1), text('', 2), text('ل', 1)], '<1>قال</1>'],
    ['formats as a whole', [text('a', 1), text('b', 3), text('c', 8)], '<1>a</1><2>b</2><3>c</3>'],
    ['a style', [text('a'), { ...text('b'), style: 'color: red' }], 'a<1>b</1>'],
    ['a tab', [text('1.'), { ...text('\t'), type: 'tab' }, text('一')], '1. 一'],
    ['a link that has no words', [text('a'), link({})], 'a<1></1>'],
    ['what it does not know', [text('a'), { type: 'emoji' }, element('mark', {}, [text('b')])], 'a<1/><2>b</2>'],
  ])('tags %s', (_, children, tagged) => {
    expect(segmentsOf({ body: body(paragraph(...children)) })).toMatchObject([{ key: 'body.0', text: tagged }])
  })

  it.each([
    ['blanks', [text(' \u3000\n')]],
    ['a line break', [lineBreak]],
    ['a link that has no words', [link({}, text(' '))]],
  ])('leaves out a paragraph of nothing but %s', (_, children) => {
    expect(segmentsOf({ body: body(paragraph(...children)) })).toEqual([])
  })

  it('numbers the entries of several lists in one entry through', () => {
    const lists = body(list(entry(text('a'), list(entry(text('b'))), list(entry(text('c')), entry(text('d'))))))
    expect(segmentsOf({ body: lists }).map(({ key }) => key)).toEqual([
      'body.0.0',
      'body.0.0.0',
      'body.0.0.1',
      'body.0.0.2',
    ])
  })

  const nested = (wrap: (inner: object) => object, times = 10_000) => {
    let inner: object = text('dalam')
    for (let level = 0; level < times; level += 1) inner = wrap(inner)
    return body(paragraph(inner), list(entry(inner)), inner)
  }
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['text', 'text'],
    ['an array', [[]]],
    ['no root', { root: 1 }],
    [
      'no nodes',
      { root: { children: [null, 1, [], { type: 'text', text: 'x' }, { type: 'paragraph', children: 'x' }] } },
    ],
    ['no fields', { root: { children: [{ type: 'block' }, { type: 'block', fields: { blockType: 'constructor' } }] } }],
    ['numbers for texts', { root: { children: [{ type: 'paragraph', children: [{ type: 'text', text: 1 }] }] } }],
    ['lists in lists without end', nested((inner) => list(entry(inner)))],
    ['links in links without end', nested((inner) => link({}, inner))],
  ])('finds nothing in a damaged body: %s', (_, damaged) => {
    expect(segmentsOf({ body: damaged })).toEqual([])
    expect(() => compose({ body: damaged }, new Map())).not.toThrow()
  })
})

describe('segmentHashes', () => {
  const short = { headline: 'Judul', body: body(paragraph(text('Kalimat é.'))) }
  it.each([
    ['blanks', { ...short, headline: ' Judul\n' }],
    ['decomposed letters', { ...short, body: body(paragraph(text('Kalimat é.'.normalize('NFD')))) }],
    ['text in more nodes', { ...short, body: body(paragraph(text('Kali'), text('mat é.'))) }],
    ['an empty standfirst', { ...short, standfirst: '' }],
    ['an empty paragraph', { ...short, body: body(paragraph(), paragraph(text('Kalimat é.'))) }],
  ])('%s make no difference', (_, other) => expect(segmentHashes(other)).toEqual(segmentHashes(short)))

  it.each([
    ['a word', { ...short, headline: 'Judul baru' }],
    ['emphasis', { ...short, body: body(paragraph(text('Kalimat ', 1), text('é.'))) }],
    ['a place', { ...short, place: 'Jakarta' }],
    ['a block more', { ...short, body: body(paragraph(text('Kalimat é.')), paragraph(text('Lagi.'))) }],
    ['a correction', { ...short, corrections: [{ text: 'Ralat' }] }],
  ])('%s makes a difference', (_, other) => expect(segmentHashes(other)).not.toEqual(segmentHashes(short)))
})

describe('compose', () => {
  it('puts other words into the same structure', () => {
    const arabic = compose(
      story,
      new Map([
        ['headline', 'زلزال يضرب'],
        ['body.0', '<1><2>غامق</2> رابط</1> واحد.'],
        ['body.3.1.1', 'خمسة<1></1>'],
        ['body.4', 'سطر<1/>اثنان'],
        ['body.5.by', 'ساري'],
        ['body.6.caption', 'رصيف & <b>'],
        ['body.9', '&lt;1> سبعة'],
        ['corrections.2', 'تصحيح آخر'],
        ['body.1', ''],
        ['body.3.0', ' \n'],
        ['body.2', 'not a segment'],
        ['body.77', 'nowhere'],
      ]),
    )
    expect(arabic).toMatchObject({ headline: 'زلزال يضرب', standfirst: null, place: 'Cianjur' })
    expect(arabic.corrections).toEqual([{ text: 'Ralat' }, { text: '' }, { text: 'تصحيح آخر' }])
    const undirected = (node: object, children: readonly object[]) => ({ ...node, direction: null, children })
    const blocks = story.body.root.children
    const root = arabic.body?.root
    expect({ ...root, children: [] }).toEqual(undirected(story.body.root, []))
    expect(root?.children[0]).toEqual(
      undirected(paragraph(), [undirected(link(internal), [text('غامق', 1), text(' رابط')]), text(' واحد.')]),
    )
    expect(root?.children[1]).toEqual(undirected(heading('h2'), [text('Dua')]))
    expect(root?.children[2]).toEqual(undirected(paragraph(), []))
    expect(root?.children[3]).toEqual(
      undirected(list(), [
        undirected(entry(), [text('tiga')]),
        undirected(entry(), [
          undirected(list(), [undirected(entry(), [text('empat')]), undirected(entry(), [text('خمسة')])]),
        ]),
        undirected(entry(), [text('enam')]),
      ]),
    )
    expect(root?.children[4]).toEqual(undirected(quote(), [text('سطر'), lineBreak, text('اثنان')]))
    expect(root?.children.slice(5, 9)).toEqual([
      block('pullQuote', { text: 'Kata.', by: 'ساري' }),
      block('picture', { media: 4, caption: 'رصيف & <b>', credit: 'Antara' }),
      ...blocks.slice(7, 9),
    ])
    expect(root?.children[9]).toEqual(undirected(heading('h3'), [text('<1> سبعة')]))
  })

  it.each([
    ['body.0', 'بلا وسوم', { kind: 'missing', tag: '<1>' }, 'segment body.0: tag <1> is missing'],
    ['body.0', '<1>一<2>二</1></2>', { kind: 'broken' }, 'segment body.0: its tags are not properly closed'],
    [
      'body.0',
      '<2>一<1>二</1></2>',
      { kind: 'misplaced', tag: '<2>' },
      'segment body.0: tag <2> stands in another tag',
    ],
    ['headline', '<1>Judul</1>', { kind: 'unknown', tag: '<1>' }, 'segment headline: tag <1> is unknown'],
    ['body.4', 'a<1/>b<1/>c', { kind: 'doubled', tag: '<1/>' }, 'segment body.4: tag <1/> is doubled'],
  ])('refuses %s as %j', (key, tagged, problem, message) => {
    const composing = () => compose(story, new Map([[key, tagged]]))
    expect(composing).toThrow(message)
    expect(composing).toThrow(expect.objectContaining({ key, problem }))
    expect(composing).toThrow(TagError)
  })
})

describe('an earlier translation', () => {
  const to = (url: string, ...children: object[]) => link({ linkType: 'custom', url }, ...children)
  const original = {
    body: body(
      paragraph(),
      paragraph(to('https://a.b', text('laporan')), text(' dan '), to('https://c.d', text('peta', 1))),
    ),
  }
  const inArabic = (...children: object[]) => ({ body: body(paragraph(...children)) })
  const keys = new Map([['body.1', 'body.0']])

  it.each([
    [
      'links in another order',
      [to('https://c.d', text('خريطة', 1)), text(' و'), to('https://a.b', text('تقرير'))],
      '<2><3>خريطة</3></2> و<1>تقرير</1>',
    ],
    [
      'a link that leads elsewhere',
      [to('https://c.d', text('خريطة', 1)), to('https://x.y', text('تقرير'))],
      '<2><3>خريطة</3></2><1>تقرير</1>',
    ],
    [
      'emphasis of another sort',
      [to('https://a.b'), to('https://c.d', text('خريطة', 2))],
      '<1></1><2><3>خريطة</3></2>',
    ],
    ['fewer links', [to('https://c.d', text('خريطة'))], '<2>خريطة</2>'],
    [
      'more emphasis',
      [text('هنا', 1), to('https://c.d', text('خريطة', 1), text('!', 3))],
      '<4>هنا</4><2><3>خريطة</3><5>!</5></2>',
    ],
    ['a line break more', [text('هنا'), lineBreak, text('<1>')], 'هنا<4/>&lt;1>'],
  ])('is read with the numbers of the original: %s', (_, children, tagged) => {
    const earlier = { translation: inArabic(...children), keys }
    expect([...alignedTexts(original, earlier)]).toEqual([['body.1', tagged]])
  })

  it('stands as it is where it is a person’s', () => {
    const own = [text('هنا', 1), { ...to('https://ar.b', text('خريطة')), direction: null }]
    const translation = inArabic(...own)
    const composed = compose(original, new Map([['body.1', 'no tags']]), { translation, keys })
    expect(composed.body?.root.children[1]).toMatchObject({ type: 'paragraph', children: own })
  })
})

describe('sameStructure', () => {
  it.each([
    ['other words', { headline: 'عنوان', body: body(paragraph(text('نص'))) }, true],
    ['other emphasis', { headline: 'عنوان', body: body(paragraph(text('نص', 1))) }, true],
    ['a heading of a paragraph', { headline: 'عنوان', body: body(heading('h2', text('نص'))) }, false],
    ['a block more', { headline: 'عنوان', body: body(paragraph(text('نص')), paragraph(text('نص'))) }, false],
    ['no headline', { body: body(paragraph(text('نص'))) }, false],
  ])('compares texts with %s', (_, other, same) => {
    expect(sameStructure({ headline: 'Judul', body: body(paragraph(text('Teks'))) }, other)).toBe(same)
  })
})

describe('sameWords', () => {
  it.each([
    ['emphasis and links', { body: body(paragraph(text('قال ', 1), link(internal, text('الوزير')))) }, true],
    ['a heading of a paragraph', { body: body(heading('h2', text('قال الوزير'))) }, true],
    ['blanks', { body: body(paragraph(text(' قال  الوزير'))) }, true],
    ['another word', { body: body(paragraph(text('قال الرئيس'))) }, false],
    ['a paragraph divided', { body: body(paragraph(text('قال')), paragraph(text('الوزير'))) }, false],
  ])('compares texts with %s', (_, other, same) => {
    expect(sameWords({ body: body(paragraph(text('قال الوزير'))) }, other)).toBe(same)
  })
})
