import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeText, parseTagged, plainText, tagProblem, tagsIn } from './tags.ts'

const text = (value: string) => ({ kind: 'text', text: value })
const tag = (number: number, ...children: object[]) => ({ kind: 'tag', number, children })
const empty = (number: number) => ({ kind: 'empty', number })

describe('escapeText', () => {
  it.each([
    ['قال <1> ثم <2/> ثم </3>', 'قال &lt;1> ثم &lt;2/> ثم &lt;/3>'],
    ['写成 &lt;1> 的标签', '写成 &amp;lt;1> 的标签'],
    ['&amp;lt;/12>', '&amp;amp;lt;/12>'],
    ['<<1>', '<&lt;1>'],
    [
      'Tom & Jerry, 3 < 5 &lt; 7 > 2 &amp; <b> <0> </1/> < 1 >',
      'Tom & Jerry, 3 < 5 &lt; 7 > 2 &amp; <b> <0> </1/> < 1 >',
    ],
  ])('writes %j as %j', (raw, escaped) => {
    expect(escapeText(raw)).toBe(escaped)
    expect(plainText(escaped)).toBe(raw)
  })

  it('makes any text one without tags, which says the same', () => {
    const part = fc.constantFrom(
      '<',
      '>',
      '/',
      '&',
      'amp;',
      'lt;',
      '1',
      '0',
      '12',
      '<1>',
      '</2>',
      '<3/>',
      'ن',
      '👩🏽‍🚒',
      ' ',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(part).map((parts) => parts.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (raw) => {
          const escaped = escapeText(raw)
          expect(tagsIn(escaped)).toEqual([])
          expect(plainText(escaped)).toBe(raw)
          expect(parseTagged(escaped)).toEqual(raw === '' ? [] : [text(raw)])
        },
      ),
    )
  })
})

describe('parseTagged', () => {
  it.each([
    ['', []],
    ['كلمة', [text('كلمة')]],
    ['اقرأ <1>التقرير <2>الآن</2></1>.', [text('اقرأ '), tag(1, text('التقرير '), tag(2, text('الآن'))), text('.')]],
    ['一<2/>二<1></1>', [text('一'), empty(2), text('二'), tag(1)]],
    ['&lt;1> & <1>&amp;lt;2></1>', [text('<1> & '), tag(1, text('&lt;2>'))]],
    ['satu <1>dua', null],
    ['satu </1>dua', null],
    ['<1>satu <2>dua</1> tiga</2>', null],
  ])('reads %j', (tagged, nodes) => expect(parseTagged(tagged)).toEqual(nodes))

  it('reads nothing that is nested without end', () => {
    expect(parseTagged('<1>'.repeat(100_000) + '</1>'.repeat(100_000))).toBeNull()
  })
})

it.each([
  ['<1>أحمر</1> <2/><3>أزرق', ['<1>', '</1>', '<2/>', '<3>'], 'أحمر \nأزرق'],
  ['&lt;1> <b>', [], '<1> <b>'],
  ['&lt;<1>1></1>', ['<1>', '</1>'], '&lt;1>'],
])('finds the tags and the words of %j', (tagged, tags, words) => {
  expect(tagsIn(tagged)).toEqual(tags)
  expect(plainText(tagged)).toBe(words)
})

describe('tagProblem', () => {
  const source = 'Baca <1>laporan <2>penuh</2></1><3/>di <4>sini</4>'
  it.each([
    ['هنا <4>اقرأ</4><3/><1><2>كامل</2> التقرير</1>', null],
    ['<1>阅读<2></2></1><3></3><4>这里</4>', null],
    ['<1>阅读<2>全文</2></1><3/><4>这里', { kind: 'broken' }],
    ['<1>阅读<2>全文</1></2><3/><4>这里</4>', { kind: 'broken' }],
    ['<1>阅读<2>全文</2></1><3/>这里', { kind: 'missing', tag: '<4>' }],
    ['<1>阅读<2>全文</2></1><4>这里</4>', { kind: 'missing', tag: '<3/>' }],
    ['<1>阅读<2>全文</2></1><3/><4>这</4><4>里</4>', { kind: 'doubled', tag: '<4>' }],
    ['<1>阅读<2>全文</2></1><3/><4>这</4><5>里</5>', { kind: 'unknown', tag: '<5>' }],
    ['<1>阅读</1><2>全文</2><3/><4>这里</4>', { kind: 'misplaced', tag: '<2>' }],
    ['<1>阅读<2>全文</2></1><3/><4/>这里', { kind: 'misplaced', tag: '<4>' }],
    ['<1>阅读<2>全文</2></1><3>在</3><4>这里</4>', { kind: 'misplaced', tag: '<3/>' }],
  ])('of %j is %j', (translation, problem) => expect(tagProblem(source, translation)).toEqual(problem))
})
