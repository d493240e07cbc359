import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeText, plainText, tagsIn } from '#lib/segments/index.ts'
import type { Term } from '../types.ts'
import { fromMarkup, toMarkup, untranslatedElements } from './markup.ts'
import { protect, restore } from './protect.ts'

const term = (text: string, more: Partial<Term> = {}): Term => ({
  id: 1,
  term: text,
  rendering: null,
  caseSensitive: false,
  partOfSpeech: null,
  note: null,
  ...more,
})

const keptIn = (text: string, terms: readonly Term[] = []) => [...protect(text, terms).kept.values()]

describe('protect', () => {
  it.each<[string, string[]]>([
    ['Baca di https://warta.example/berita/1?a=b#c.', ['https://warta.example/berita/1?a=b#c']],
    ['(www.warta.example/id), lalu HTTP://WARTA.EXAMPLE!', ['www.warta.example/id', 'HTTP://WARTA.EXAMPLE']],
    ['Menurut detik.com dan setkab.go.id, harga naik', ['detik.com', 'setkab.go.id']],
    ['Surat ke redaksi@warta.example atau a.b+c@kantor.co.id.', ['redaksi@warta.example', 'a.b+c@kantor.co.id']],
    ['Akun @jokowi dan @Kemenkes_RI.', ['@jokowi', '@Kemenkes_RI']],
    ['قال @jokowi في https://warta.example/ar', ['@jokowi', 'https://warta.example/ar']],
    ['東京の@nhk_newsとhttps://例え.example/日本', ['https://例え.example/日本']],
    ['Tom & Jerry, 3 > 2, 5.000 orang, pukul 07.30, Rp1,5 miliar.', []],
    ['Selesai.Tetapi belum. dr. Budi, S.H., M.Kom.', []],
    ['Tag <1>tebal</1> tetap', []],
    ['Tulis &lt;1> atau &amp;lt; atau <b> atau &copy;', ['<1>', '&amp;lt;', '<b>', '&copy;']],
  ])('takes out of %j', (text, expected) => {
    expect(keptIn(text)).toEqual(expected)
  })

  it.each<[string, Term[], string[]]>([
    ['KPK memeriksa KPK-nya, bukan KPKX', [term('KPK')], ['KPK', 'KPK']],
    ['Tempo bukan tempo', [term('Tempo', { caseSensitive: true })], ['Tempo']],
    ['Tempo dan tempo', [term('tempo')], ['Tempo', 'tempo']],
    ['Bank Indonesia dan Indonesia', [term('Indonesia'), term('Bank Indonesia')], ['Bank Indonesia', 'Indonesia']],
    ['C++ (beta)? C', [term('C++ (beta)')], ['C++ (beta)']],
    ['بنك Mandiri في جاكرتا', [term('Mandiri')], ['Mandiri']],
    ['gubernur', [term('gubernur', { rendering: 'محافظ' })], []],
  ])('keeps terms of the glossary: %j', (text, terms, expected) => {
    expect(keptIn(text, terms)).toEqual(expected)
  })

  it('numbers above the tags that are there', () => {
    const { text, kept } = protect('<1>Lihat <3>detik.com</3></1><2/>', [])
    expect(text).toBe('<1>Lihat <3><4>detik.com</4></3></1><2/>')
    expect([...kept]).toEqual([[4, 'detik.com']])
  })

  it('leaves broken tags alone', () => {
    expect(protect('<1>detik.com', [])).toEqual({ text: '<1>detik.com', kept: new Map() })
    expect(restore('</4>detik.com', new Map([[4, 'detik.com']]))).toBe('</4>detik.com')
  })
})

describe('restore', () => {
  const kept = new Map([
    [4, 'detik.com'],
    [5, '<1>'],
  ])
  it.each([
    ['اقرأ <4>detik.com</4> الآن', 'اقرأ detik.com الآن'],
    ['在 <4>底提克网</4> 上', '在 detik.com 上'],
    ['<4/>を読む', 'detik.comを読む'],
    ['<1><4>x</4></1>', '<1>detik.com</1>'],
    ['Écrivez <5>&lt;1></5> !', 'Écrivez &lt;1> !'],
    ['nothing of it', 'nothing of it'],
  ])('puts back into %j', (text, expected) => {
    expect(restore(text, kept)).toBe(expected)
  })
})

/** Texts of all sorts, with addresses, handles and what looks like markup. */
const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    'berita',
    ' ',
    'https://warta.example/a?b=<c>',
    '@jokowi',
    'redaksi@warta.example',
    'KPK',
    '<1>',
    '</2>',
    '&lt;1>',
    '&amp;',
    '&',
    '<',
    '>',
    '<t1>',
    'خبر',
    '新闻',
  ),
)
const raw = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
const tagged = fc.tuple(raw, raw, raw, raw).map(([a, b, c, d]) => {
  const [before, bold, link, after] = [escapeText(a), escapeText(b), escapeText(c), escapeText(d)]
  // A tag that encloses nothing does not occur.
  return `${before}<1>${bold}<2>kata ${link}</2></1><3/>${after}`
})
const terms = [term('KPK'), term('berita', { caseSensitive: true })]

describe('for any text', () => {
  it('taking out and putting back changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(tagged, raw.map(escapeText)), (text) => {
        const { text: sent, kept } = protect(text, terms)
        const back = restore(sent, kept)
        expect(plainText(back)).toBe(plainText(text))
        expect(tagsIn(back)).toEqual(tagsIn(text))
      }),
    )
  })

  it.each<[string, (markup: string) => string]>([
    ['XML that comes back as it went', (markup) => markup],
    ['HTML whose entities come back as what they stand for', unescaped],
  ])('neither does %s', (_, service) => {
    fc.assert(
      fc.property(fc.oneof(tagged, raw.map(escapeText)), (text) => {
        const { text: sent, kept } = protect(text, terms)
        const back = restore(fromMarkup(service(toMarkup(sent, kept))), kept)
        // Our own element names as literal text are what no service can tell from ours.
        fc.pre(!/<\/?[tk]\d/.test(plainText(text)))
        expect(plainText(back)).toBe(plainText(text))
        expect(tagsIn(back)).toEqual(tagsIn(text))
      }),
    )
  })
})

/** As LibreTranslate does after it has put the page together again. */
function unescaped(markup: string): string {
  return markup
    .replace(/<(t\d+)\/>/g, '<$1></$1>')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}

describe('markup', () => {
  it('is XML, with what must stay in elements of its own', () => {
    const { text, kept } = protect('AT&T <1>di <2>detik.com</2></1><3/>', [])
    const markup = toMarkup(text, kept)
    expect(markup).toBe('AT&amp;T <t1>di <t2><k4 translate="no">detik.com</k4></t2></t1><t3/>')
    expect(untranslatedElements([kept, new Map(), kept])).toEqual(['k4'])
  })

  it.each([
    ['<t1>خبر</t1>', '<1>خبر</1>'],
    ['<T1 class="x">新闻</T1><t2></t2><t3 />', '<1>新闻</1><2/><3/>'],
    ['a &lt;1> &amp; &#39;b&#x27; &quot;c&quot; &hellip;', 'a &lt;1> & \'b\' "c" &hellip;'],
    ['<b>tebal</b> <p>', '<b>tebal</b> <p>'],
    ['<t1>rusak', '<1>rusak'],
    ['&#0; &#99999999;', '&#0; &#99999999;'],
  ])('reads %j', (markup, expected) => {
    expect(fromMarkup(markup)).toBe(expected)
  })
})
