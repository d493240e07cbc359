import { describe, expect, it } from 'vitest'
import { readRecords, type StoryText, segmentsOf } from '#lib/segments/index.ts'
import { pairKey, pairSegments } from './pairs.ts'
import { numberedTexts, removeText, replaceText } from './replace-text.ts'

const run = (text: string, format = 0) => ({
  type: 'text',
  version: 1,
  text,
  format,
  detail: 0,
  mode: 'normal',
  style: '',
})
const block = (type: string, ...children: object[]) => ({
  type,
  version: 1,
  format: '',
  indent: 0,
  direction: null,
  children,
})
const link = (url: string, ...children: object[]) => ({
  ...block('link', ...children),
  fields: { linkType: 'custom', url },
})
const quote = (text: string, by: string) => ({
  type: 'block',
  version: 2,
  format: '',
  fields: { blockType: 'pullQuote', text, by },
})
const story = (headline: string, ...children: object[]): StoryText => ({
  headline,
  body: { root: block('root', ...children) },
})

function both(original: StoryText, translation: StoryText) {
  const source = segmentsOf(original)
  const segments = segmentsOf(translation)
  const at = '2026-11-01T00:00:00.000Z'
  const sourceHashes = segments.length === source.length ? source.map(({ hash }) => hash) : null
  const records = readRecords(null, { segments, sourceHashes, origin: 'human', at }, source)
  return { original, translation, pairs: pairSegments(source, segments, records) }
}

function replaceAt(pair: ReturnType<typeof both>, key: string, text: string) {
  const there = pair.pairs.find((of) => pairKey(of) === key)
  if (!there) throw new Error(`no pair ${key}`)
  return replaceText(pair, there, text)
}

const texts = (placed: ReturnType<typeof replaceText>) =>
  placed.kind === 'placed' ? segmentsOf(placed.text).map(({ key, text }) => `${key}: ${text}`) : placed

const same = both(
  story('Judul', block('paragraph', run('Kata '), run('tebal', 1), run('.')), block('paragraph', run('Dua'))),
  story('عنوان', block('paragraph', run('كلمة '), run('غامقة', 1), run('.')), block('paragraph', run('اثنان'))),
)

describe('a text of the same structure', () => {
  it('gets other words in one place', () => {
    expect(texts(replaceAt(same, 'body.0', '<1>بخط غامق</1> كلمة.'))).toEqual([
      'headline: عنوان',
      'body.0: <1>بخط غامق</1> كلمة.',
      'body.1: اثنان',
    ])
  })
  it('keeps the emphasis and links of the original', () => {
    const pair = both(
      story('J', block('paragraph', run('Lihat '), link('https://a.example/', run('sini')))),
      story('H', block('paragraph', run('See '), link('https://a.example/', run('here')))),
    )
    const placed = replaceAt(pair, 'body.0', '<1>Look</1> now')
    expect(JSON.stringify(placed)).toContain('"url":"https://a.example/"')
  })
  it.each([
    ['a tag that is not closed', 'كلمة <1>غامقة.', { kind: 'broken' }],
    ['a tag that the original does not have', 'كلمة <1>غامقة</1> <2>x</2>', { kind: 'unknown', tag: '<2>' }],
    ['a tag that is gone', 'كلمة غامقة.', { kind: 'missing', tag: '<1>' }],
    ['a tag that stands twice', '<1>كلمة</1> <1>غامقة</1>', { kind: 'doubled', tag: '<1>' }],
  ])('refuses %s', (_, text, problem) => expect(replaceAt(same, 'body.0', text)).toEqual({ kind: 'tags', problem }))
})

describe('a text with emphasis of its own', () => {
  const own = both(
    story('J', block('paragraph', run('Lihat '), link('https://a.example/', run('sini')), run(' segera'))),
    story('H', block('paragraph', run('Now', 1), run(' see '), link('https://a.example/', run('here')))),
  )
  it('is shown with the original’s numbers, and its own after them', () => {
    expect(numberedTexts(own).get('body.0')).toBe('<2>Now</2> see <1>here</1>')
  })
  it('can be corrected without losing it', () => {
    const placed = replaceAt(own, 'body.0', '<2>At once</2> see <1>here</1>')
    expect(texts(placed)).toEqual(['headline: H', 'body.0: <1>At once</1> see <2>here</2>'])
    expect(JSON.stringify(placed)).toContain('"format":1')
  })
  it('may take up the original’s instead', () => {
    expect(texts(replaceAt(own, 'body.0', 'See <1>here</1> at once'))).toEqual([
      'headline: H',
      'body.0: See <1>here</1> at once',
    ])
  })
})

describe('what is missing', () => {
  const original = story(
    'Judul',
    block('paragraph', run('Satu')),
    block('paragraph', run('Dua '), run('tebal', 1)),
    block('list', block('listitem', run('a')), block('listitem', run('b'))),
    quote('Kutipan', 'Orang'),
  )
  const translation = story('見出し', block('paragraph', run('一')))
  const pair = () => {
    const source = segmentsOf(original)
    const segments = segmentsOf(translation)
    const known = source.filter(({ key }) => key === 'headline' || key === 'body.0')
    const records = readRecords(
      null,
      { segments, sourceHashes: known.map(({ hash }) => hash), origin: 'human', at: '2026-11-01T00:00:00.000Z' },
      source,
    )
    return { original, translation, pairs: pairSegments(source, segments, records) }
  }
  it('is put in its place, and nothing else of the original with it', () => {
    expect(texts(replaceAt(pair(), 'body.1', '二<1>太字</1>'))).toEqual([
      'headline: 見出し',
      'body.0: 一',
      'body.1: 二<1>太字</1>',
    ])
  })
  it('is put into a list by itself', () => {
    expect(texts(replaceAt(pair(), 'body.2.1', '乙'))).toEqual(['headline: 見出し', 'body.0: 一', 'body.1.0: 乙'])
  })
  it('brings a quotation without its speaker', () => {
    expect(texts(replaceAt(pair(), 'body.3.text', '引用'))).toEqual([
      'headline: 見出し',
      'body.0: 一',
      'body.1.text: 引用',
    ])
  })
  it('can’t be put into a text that has blocks of its own', () => {
    const added = both(original, story('見出し', block('paragraph', run('一')), block('paragraph', run('註'))))
    const missing = added.pairs.find(({ translated }) => !translated)
    expect(missing && replaceText(added, missing, '二')).toEqual({ kind: 'ownStructure' })
  })
})

it('takes out what the original does not have', () => {
  const pair = both(
    story('J'),
    story('H', block('paragraph', run('Satu')), block('paragraph', run('Dua '), run('x', 1))),
  )
  expect(segmentsOf(removeText(pair, 'body.1', 'Dua <1>x</1>')).map(({ key }) => key)).toEqual(['headline', 'body.0'])
})
