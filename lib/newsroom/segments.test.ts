import { expect, it } from 'vitest'
import { segmentHashes, segmentsOf } from './segments.ts'

const text = (value: string, format = 0) => ({ type: 'text', text: value, format })
const paragraph = (...children: object[]) => ({ type: 'paragraph', children })
const body = (...children: object[]) => ({ root: { type: 'root', children } })

it('takes a story apart in reading order', () => {
  const segments = segmentsOf({
    headline: 'زلزال  يضرب ',
    standfirst: null,
    body: body(
      paragraph(text('Satu '), { type: 'link', fields: { url: 'https://a.b' }, children: [text('tautan', 1)] }),
      { type: 'heading', tag: 'h2', children: [text('見出し')] },
      paragraph(),
      {
        type: 'list',
        children: [
          { type: 'listitem', children: [text('一')] },
          { type: 'listitem', children: [{ type: 'list', children: [{ type: 'listitem', children: [text('二')] }] }] },
        ],
      },
      { type: 'quote', children: [text('baris'), { type: 'linebreak' }, text('dua')] },
      { type: 'block', fields: { blockType: 'pullQuote', text: 'Kata.', by: 'Sari' } },
      { type: 'block', fields: { blockType: 'picture', media: 4 } },
      { type: 'block', fields: { blockType: 'embed', url: 'https://x.y', title: 'Vidéo' } },
    ),
    corrections: [{ text: 'Ralat' }, { text: null }],
  })
  expect(segments.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    'headline: زلزال يضرب',
    'paragraph: Satu tautan',
    'h2: 見出し',
    'entry: 一',
    'entry: 二',
    'quote: baris dua',
    'pullQuote: Kata. Sari',
    'embed: Vidéo',
    'correction: Ralat',
  ])
})

const story = { headline: 'Judul', body: body(paragraph(text('Kalimat é.'))) }

it.each([
  ['emphasis', { ...story, body: body(paragraph(text('Kalimat ', 1), text('é.'))) }],
  ['spaces', { ...story, headline: ' Judul\n' }],
  ['decomposed letters', { ...story, body: body(paragraph(text('Kalimat é.'.normalize('NFD')))) }],
  ['an empty standfirst', { ...story, standfirst: '' }],
])('%s make no difference', (_, other) => expect(segmentHashes(other)).toEqual(segmentHashes(story)))

it.each([
  ['a word', { ...story, headline: 'Judul baru' }],
  ['a block more', { ...story, body: body(paragraph(text('Kalimat é.')), paragraph(text('Lagi.'))) }],
  [
    'a heading of a paragraph',
    { ...story, body: body({ type: 'heading', tag: 'h2', children: [text('Kalimat é.')] }) },
  ],
  ['a correction', { ...story, corrections: [{ text: 'Ralat' }] }],
])('%s makes a difference', (_, other) => expect(segmentHashes(other)).not.toEqual(segmentHashes(story)))

it.each([undefined, null, 'text', [], { root: 1 }, { root: { children: [null, 1, { type: 'text' }] } }])(
  'finds nothing in a body of %j',
  (damaged) => expect(segmentsOf({ body: damaged })).toEqual([]),
)
