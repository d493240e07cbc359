import { describe, expect, it } from 'vitest'
import { paragraphsBody } from '#lib/content/body/write.ts'
import { onThisMachine } from '#lib/runtime/testing/slowness.ts'
import { compareLines, fold, type LineChange, type Piece } from './compare.ts'
import { type BodyNames, bodyLines, textOfLine } from './lines.ts'

const names: BodyNames = {
  pictures: new Map([
    [1, 'Kapal di pelabuhan'],
    [2, 'Nelayan'],
  ]),
  stories: new Map([[7, 'Harga beras naik']]),
  unknown: '(tidak ada lagi)',
}

/** As it is read: [-gone-] {+new+} <bold:…>. */
const piece = ({ text, change, looks }: Piece) => {
  const said = change === 'removed' ? `[-${text}-]` : change === 'added' ? `{+${text}+}` : text
  return looks ? `<${looks.map(({ is }) => is).join(',')}:${said}>` : said
}
const read = (change: LineChange): string => {
  if (change.is !== 'changed') return `${change.is}: ${textOfLine(change.line)}`
  const was = change.was ? `${change.was}→${change.line.kind} ` : ''
  return was + change.pieces.map(piece).join('')
}
const compare = (before: readonly string[], after: readonly string[], tag = 'id') =>
  compareLines(bodyLines(paragraphsBody(before), names), bodyLines(paragraphsBody(after), names), tag).map(read)

const node = (type: string, children: unknown[], more: object = {}) => ({ type, version: 1, children, ...more })
const text = (words: string, format = 0) => ({ type: 'text', text: words, format, version: 1 })
const link = (url: string, words: string) => node('link', [text(words)], { fields: { linkType: 'custom', url } })
const block = (fields: object) => ({ type: 'block', version: 2, fields })
const body = (...children: unknown[]) => ({ root: node('root', children) })
const compareBodies = (before: unknown, after: unknown) =>
  compareLines(bodyLines(before, names), bodyLines(after, names), 'id').map(read)

describe('words', () => {
  it.each([
    [
      'id',
      'Kapal tiba Senin pagi.',
      'Kapal berangkat Senin sore.',
      'Kapal [-tiba-]{+berangkat+} Senin [-pagi-]{+sore+}.',
    ],
    ['ja', '船が月曜日に港に到着した。', '船が火曜日に港に到着した。', '船が[-月曜日-]{+火曜日+}に港に到着した。'],
    ['zh', '货轮星期一抵达港口。', '货轮星期二抵达港口。', '货轮[-星期一-]{+星期二+}抵达港口。'],
    [
      'ar',
      'وصلت السفينة إلى الميناء اليوم',
      'وصلت السفينة إلى الميناء أمس',
      'وصلت السفينة إلى الميناء [-اليوم-]{+أمس+}',
    ],
  ])('of %s', (tag, before, after, expected) => expect(compare([before], [after], tag)).toEqual([expected]))

  it('in a row are one change, with what stands between them', () =>
    expect(compare(['Menteri itu berkata begini kemarin.'], ['Menteri itu pergi ke sana kemarin.'])).toEqual([
      'Menteri itu [-berkata begini-]{+pergi ke sana+} kemarin.',
    ]))
})

describe('paragraphs', () => {
  const [a, b, c] = ['Paragraf pertama tentang beras.', 'Nelayan pulang lebih awal.', 'Cuaca diperkirakan cerah.']
  it('inserted', () => expect(compare([a, c], [a, b, c])).toEqual([`same: ${a}`, `added: ${b}`, `same: ${c}`]))
  it('removed', () => expect(compare([a, b], [a])).toEqual([`same: ${a}`, `removed: ${b}`]))
  it('moved', () =>
    expect(compare([a, b, c], [b, c, a])).toEqual([`movedAway: ${a}`, `same: ${b}`, `same: ${c}`, `movedHere: ${a}`]))
  it('changed beside an inserted one', () =>
    expect(compare([a, c], [a, b, 'Cuaca diperkirakan hujan.'])).toEqual([
      `same: ${a}`,
      `added: ${b}`,
      'Cuaca diperkirakan [-cerah-]{+hujan+}.',
    ]))
})

describe('form', () => {
  it('bold and italic', () =>
    expect(
      compareBodies(
        body(node('paragraph', [text('Harga beras naik')])),
        body(node('paragraph', [text('Harga '), text('beras', 1), text(' '), text('naik', 2)])),
      ),
    ).toEqual(['Harga <boldOn:beras> <italicOn:naik>']))
  it('a link’s address', () =>
    expect(
      compareBodies(
        body(node('paragraph', [text('Lihat '), link('https://satu.example/', 'data ini')])),
        body(node('paragraph', [text('Lihat '), link('https://dua.example/', 'data ini')])),
      ),
    ).toEqual(['Lihat <linkChanged:data ini>']))
  it('the level of a heading, and a paragraph that became one', () => {
    const [one, two] = ['h2', 'h3'].map((tag) => body(node('heading', [text('Di pasar')], { tag })))
    expect(compareBodies(one, two)).toEqual(['h2→h3 Di pasar'])
    expect(compareBodies(body(node('paragraph', [text('Di pasar')])), one)).toEqual(['paragraph→h2 Di pasar'])
  })
  it('pictures and embeds by what people call them', () =>
    expect(
      compareBodies(
        body(block({ blockType: 'picture', media: 1, caption: 'Kapal tiba' })),
        body(
          block({ blockType: 'picture', media: 2, caption: 'Kapal pergi' }),
          block({ blockType: 'embed', url: 'https://video.example/1', title: 'Video' }),
        ),
      ),
    ).toEqual([
      'removed: Kapal di pelabuhan',
      'added: Nelayan',
      'Kapal [-tiba-]{+pergi+}',
      'added: https://video.example/1',
      'added: Video',
    ]))
  it('is none where the editor only wrote it down otherwise', () =>
    expect(
      compareBodies(
        body(node('paragraph', [text('satu '), text('dua')], { direction: null })),
        body(node('paragraph', [text('satu dua')], { direction: 'ltr' })),
      ),
    ).toEqual(['same: satu dua']))
})

it('folds long stretches that stayed', () => {
  const many = Array.from({ length: 10 }, (_, n) => `Paragraf nomor ${n}.`)
  const lines = bodyLines(paragraphsBody(many), names)
  const changed = bodyLines(paragraphsBody([...many, 'Baru sama sekali.']), names)
  const folded = fold(compareLines(lines, changed, 'id'))
  expect(folded.map((part) => ('folded' in part ? part.folded.length : part.is))).toEqual([9, 'same', 'added'])
})

describe('ends in time', () => {
  const words = (salt: string, count: number) => Array.from({ length: count }, (_, n) => `${salt}${n % 977}`).join(' ')
  it.each([
    ['20,000 words in 200 paragraphs, each changed', 200, 100, true],
    ['20,000 words in one paragraph', 1, 20_000, true],
    ['20,000 paragraphs of a word', 20_000, 1, false],
    ['20,000 words in 9 paragraphs that have everything and nothing in common', 9, 2_300, false],
  ])('%s', (_, paragraphs, count, isKept) => {
    const text = (salt: string) =>
      Array.from(
        { length: paragraphs },
        (_, n) => `${isKept ? 'tetap' : salt} ${words(n % 2 ? salt : 'x', count)} ${salt}`,
      )
    const [before, after] = [text('a'), text('b')].map((each) => bodyLines(paragraphsBody(each), names))
    const begun = performance.now()
    compareLines(before ?? [], after ?? [], 'id')
    const taken = performance.now() - begun
    expect(taken).toBeLessThan(onThisMachine(3_000))
  })
})
