// Bodies for every reader of them, ordinary and odd. What each reader makes of them is recorded beside its test: a
// change of the schema, or of how it is read, shows there.
import { block, body, entry, link, list, node, paragraph, storyLink, text } from './bodies.ts'

const lineBreak = { type: 'linebreak', version: 1 }
const tab = { type: 'tab', version: 1, text: '\t', format: 1, style: '' }
const withList = (...lists: unknown[]) => entry(...lists)
const wrapped = (times: number, wrap: (inner: unknown) => unknown, inner: unknown): unknown =>
  times === 0 ? inner : wrap(wrapped(times - 1, wrap, inner))

export const corpus: Readonly<Record<string, unknown>> = {
  'one paragraph': body(paragraph(text('Kapal berangkat.'))),
  'several scripts': body(
    paragraph(text('غادرت أول سفينة فجرًا.')),
    paragraph(text('大阪へ直行する。')),
    paragraph(text('港口 👩🏽‍🚒 e\u0301')),
  ),
  emphasis: body(
    paragraph(text('biasa '), text('tebal', 1), text('miring', 2), text('keduanya', 3), text(' dicoret', 4)),
    paragraph(text('bit tinggi', 1024 + 1), text('pecahan', 1.5), text('negatif', -1), text('kata', 'bold')),
    paragraph({ ...text('merah'), style: 'color: red' }, { ...text(' merah lagi'), style: 'color: red' }, text('.')),
  ),
  'breaks and tabs': body(paragraph(text('satu'), lineBreak, text('dua'), tab, text('tiga\nempat\r\nlima'))),
  'what looks like tags': body(paragraph(text('a < b, <1>bukan</1> &lt;2/> '), text('<3/>', 1))),
  links: body(
    paragraph(
      link('https://example.org/a?b=1#c', text('laman '), text('tebal', 1)),
      text(', '),
      storyLink(12, text('kisah')),
    ),
    paragraph(storyLink({ id: 12 }, text('kisah')), storyLink(13, text('belum terbit')), storyLink('12', text('teks'))),
    paragraph(storyLink(2 ** 40, text('besar')), storyLink(1.5, text('pecahan')), storyLink(null, text('kosong'))),
    paragraph(node('autolink', [text('example.org')], { fields: { url: 'https://example.org/' } })),
    paragraph(node('link', [text('tanpa tujuan')]), node('link', [text('larik')], { fields: [] })),
    paragraph(
      node('link', [text('koleksi lain')], {
        fields: { linkType: 'internal', doc: { relationTo: 'pages', value: 12 } },
      }),
    ),
    paragraph(link(' https://example.org/ ', text('berspasi')), link('mailto:a@b.example', text('surat'))),
    paragraph(
      link('javascript:alert(1)', text('skrip')),
      link('java\nscript:x', text('samar')),
      link(7, text('angka')),
    ),
    paragraph(link('https://user:secret@example.org/', text('sandi')), link('//example.org', text('separuh'))),
    paragraph(link('https://example.org/', link('https://example.com/', text('dalam')), text(' luar'))),
    paragraph(link('https://example.org/'), link('https://example.org/', text('  '))),
  ),
  headings: body(
    ...['h2', 'h3', 'h1', 'h4', 3].map((tag) => node('heading', [text(`Judul ${tag}`)], { tag })),
    node('heading', [text('dua'), lineBreak, text('baris')], { tag: 'h2' }),
  ),
  quotes: body(node('quote', [text('Kata '), text('dia', 2)]), node('quote', [])),
  lists: body(
    { ...list('bullet', entry(text('satu')), entry(text('dua', 1))), tag: 'ul', start: 1 },
    { ...list('number', { ...entry(text('tiga')), value: 3 }, entry()), tag: 'ol', start: 3 },
    list('bullet', entry(text('a')), withList(list('number', entry(text('b')), entry(text('c')))), entry(text('d'))),
    list('bullet', entry(text('a'), list('number', entry(text('b'))), text('c'), list('bullet', entry(text('e'))))),
    list('bullet', withList(list('bullet', entry(text('pertama'))))),
    list('bullet', entry(text(' ')), entry(text('a')), withList(list('bullet', entry(text(' '))))),
  ),
  'odd lists': body(
    node('list', [entry(text('centang'))], { listType: 'check' }),
    node('list', [entry(text('tanpa jenis'))], { tag: 'ol' }),
    node('list', [entry(text('berlawanan'))], { listType: 'bullet', tag: 'ol', start: -1 }),
    node('list', [paragraph(text('bukan butir')), null, 'teks', { children: [text('tanpa jenis')] }], {
      listType: 'number',
    }),
    node('list', [], { listType: 'number', start: 1.5 }),
    { type: 'list', listType: 'bullet', children: entry(text('bukan larik')) },
  ),
  'editor blocks': body(
    block('pullQuote', { id: '1', text: ' Kita harus pulang. ', by: 'Sari' }),
    block('pullQuote', { text: 'Tanpa nama.', by: null }),
    block('picture', { media: 3, caption: 'Fajar', credit: 'Warta' }),
    block('picture', { media: { id: 3, alt: 'a' }, caption: '', credit: null }),
    block('picture', { media: 4 }),
    block('embed', { url: 'https://www.youtube.com/watch?v=1', title: 'Video' }),
    block('embed', { url: 'http://example.org/a' }),
  ),
  'odd editor blocks': body(
    block('pullQuote', { by: 'Sari' }),
    block('pullQuote', { text: 5, by: ['x'] }),
    block('picture', { media: '3', caption: 'teks' }),
    block('picture', { media: 2 ** 40, caption: 'besar' }),
    block('embed', { url: 'javascript:alert(1)', title: 'x' }),
    block('embed', { url: 5, title: 'angka' }),
    block('embed', { title: 'belum beralamat' }),
    block('poll', { text: 'x', caption: 'y', title: 'z' }),
    block('constructor', { text: 'x' }),
    block('__proto__', { text: 'x' }),
    { type: 'block' },
    { type: 'block', fields: [{ blockType: 'pullQuote', text: 'larik' }] },
    { type: 'block', fields: null },
  ),
  'unknown nodes': body(
    node('horizontalrule', []),
    node('table', [node('tablerow', [text('sel')])]),
    paragraph(node('mark', [text('dalam yang '), node('mark', [text('tak dikenal', 1)])]), node('emoji', [])),
    paragraph({ type: 'emoji', text: '🙂' }, text('.')),
    node('constructor', [text('a')]),
    text('teks di akar'),
    link('https://example.org/', text('tautan di akar')),
    entry(text('butir di akar')),
    tab,
    node('root', [paragraph(text('akar di akar'))]),
    paragraph(paragraph(text('dalam paragraf')), list('bullet', entry(text('daftar dalam paragraf')))),
    node('quote', [list('bullet', entry(text('daftar dalam kutipan'))), text('kutipan')]),
  ),
  'nodes without a type': body(
    { children: [text('tanpa jenis')] },
    { type: 7, children: [text('jenis angka')] },
    paragraph({ text: 'teks' }, { children: [text('dalam')] }, { type: null, children: [] }, text('.')),
    list('bullet', entry({ children: [text('x')] }, text('y'))),
  ),
  'values that are no nodes': body(
    null,
    3,
    'x',
    [],
    [paragraph(text('dalam larik'))],
    undefined,
    paragraph(null, 'x', [], text('a')),
  ),
  'children of no shape': body(
    { type: 'paragraph' },
    { type: 'paragraph', children: null },
    { type: 'paragraph', children: 'x' },
    { type: 'paragraph', children: { 0: text('x') } },
    paragraph({ ...text('teks dengan anak'), children: [text('anak')] }, { ...lineBreak, children: [] }),
  ),
  'texts of no shape': body(
    paragraph(text(5), text(null), text(['x']), { type: 'text' }, text('')),
    paragraph(text('  '), lineBreak),
  ),
  'bad characters': body(
    paragraph(text('nol \0')),
    paragraph(text('separuh \ud83d')),
    block('picture', { media: 3, caption: '\ude00' }),
  ),
  'twenty lists in one another': body(
    wrapped(20, (inner) => list('bullet', entry(text('luar')), withList(inner)), list('bullet', entry(text('dalam')))),
  ),
  'lists too deep': body(
    wrapped(21, (inner) => list('bullet', entry(text('luar')), withList(inner)), list('bullet', entry(text('dalam')))),
  ),
  'links as deep as can be read': body(
    paragraph(wrapped(20, (inner) => link('https://example.org/', text('a'), inner), text('dalam'))),
  ),
  'links too deep': body(
    paragraph(wrapped(21, (inner) => link('https://example.org/', text('a'), inner), text('dalam'))),
  ),
  'more levels than may be stored': body(wrapped(41, (inner) => node('quote', [inner]), text('dalam'))),
  nothing: null,
  'a number': 7,
  'a text': 'Halo',
  'an array': [],
  'an object': {},
  'no root': { root: null },
  'an array for a root': { root: [paragraph(text('a'))] },
  'another root': { root: paragraph(text('a')) },
  'a root without a type': { root: { children: [paragraph(text('a'))] } },
  'children of a root that are none': { root: { type: 'root', children: 'Halo' } },
}

/** Results as they are recorded: one line of JSON for each body. */
export const linesOf = (results: readonly unknown[]): string =>
  results.map((result) => `${JSON.stringify(result)}\n`).join('')
