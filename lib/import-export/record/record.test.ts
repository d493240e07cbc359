import { describe, expect, it } from 'vitest'
import { parseRecord } from './record.ts'
import { RecordError } from './record-error.ts'

const story = {
  ref: 'wire:1',
  section: 'world',
  publishedAt: '2026-11-24T08:00:00+07:00',
  texts: { id: { headline: 'Gempa guncang Cianjur', paragraphs: ['Satu.', 'Dua.'] } },
}
const parse = (record: unknown) => parseRecord(JSON.stringify(record))
const withText = (locale: string, text: object) => ({ ...story, texts: { ...story.texts, [locale]: text } })

describe('a story', () => {
  it('is read with its moments in UTC, plain paragraphs and Markdown alike', () => {
    const run = (text: string) => ({ text, bold: false, italic: false, link: null })
    expect(parse(withText('ar', { headline: '  زلزال\nيضرب ', body: 'واحد **اثنان**' }))).toMatchObject({
      type: 'story',
      publishedAt: '2026-11-24T01:00:00.000Z',
      texts: {
        id: { content: [{ content: [run('Satu.')] }, { content: [run('Dua.')] }] },
        ar: { headline: 'زلزال يضرب', content: [{ content: [run('واحد '), { ...run('اثنان'), bold: true }] }] },
      },
    })
  })

  it('clears with null and the empty string, and leaves alone what it does not mention', () => {
    const { texts } = parse(withText('ja', { headline: '地震', standfirst: null, place: '' })) as never
    expect(texts).toMatchObject({ ja: { standfirst: null, place: null } })
    expect(texts).toHaveProperty('ja.content', undefined)
    expect(texts).not.toHaveProperty('id.standfirst')
  })

  it('takes a paragraph for text, whatever Markdown would make of it', () => {
    const record = parse(withText('en', { headline: 'a', paragraphs: ['# *Not* [a](b) <b>'] }))
    expect(record).toMatchObject({ texts: { en: { content: [{ content: [{ text: '# *Not* [a](b) <b>' }] }] } } })
  })
})

describe('what can not be read', () => {
  it.each<[unknown, string]>([
    [withText('jp', { headline: 'a' }), 'locale "jp" is not an edition; did you mean "ja"?'],
    [withText('zh-Hans', { headline: 'a' }), 'locale "zh-Hans" is not an edition; did you mean "zh"?'],
    [withText('klingon', {}), 'locale "klingon" is not an edition (there are: id, en, zh, ja, ar, fr)'],
    [{ ...story, texts: undefined }, 'texts is missing'],
    [{ ...story, sections: 'world' }, 'unknown key "sections"; did you mean "section"?'],
    [withText('en', { headlin: 'a' }), 'texts.en.headline is missing'],
    [withText('en', { headline: 'a', pace: 'b' }), 'texts.en: unknown key "pace"; did you mean "place"?'],
    [withText('en', { headline: 'x'.repeat(10_000_000) }), 'texts.en.headline: has 10000000 characters, at most 300'],
    [withText('en', { headline: ' \n ' }), 'texts.en.headline: is empty'],
    [withText('en', { headline: '\u3164\u00ad' }), 'texts.en.headline: is empty'],
    [withText('en', { headline: '<seg id="4">a</seg>' }), 'texts.en.headline: holds markup, <seg id="4">'],
    [{ ...story, publishedAt: '2026-06-31T08:00:00Z' }, 'there is no day 2026-06-31'],
    [withText('en', { headline: 'a', body: 'b', paragraphs: [] }), 'give body or paragraphs, not both'],
    [withText('en', { headline: 'a', body: 'b\n\n![c](d)' }), 'texts.en.body: line 3: pictures are written'],
    [withText('en', { headline: 'a', body: 'x'.repeat(200_001) }), 'texts.en.body: has 200001 characters'],
    [withText('en', { headline: 'a\0b' }), 'texts.en.headline: contains a NUL character in place 2'],
    [withText('en', { headline: 'a', origin: 'robot' }), 'texts.en.origin: "robot" is none of machine, human'],
    [withText('id', { headline: 'a', origin: 'human' }), 'texts.id: unknown key "origin"'],
    [{ ...story, kind: 'newz' }, 'kind: "newz" is none of news, feature'],
    [{ ...story, publishedAt: '2026-11-24' }, 'publishedAt: "2026-11-24" is no time with its zone'],
    [{ ...story, publishedAt: '2026-13-24T00:00:00Z' }, 'is no time with its zone'],
    [{ ...story, ref: 'a b' }, 'ref: must be a name without spaces'],
    [{ ...story, ref: undefined }, 'ref is missing'],
    [{ ...story, authors: 'Sari' }, 'authors: '],
    [{ ...story, image: 7 }, 'image: is neither a name nor'],
    [{ ...story, image: { alt: { id: 'a' } } }, 'image: needs a file or a hash'],
    [{ ...story, type: 'storey' }, 'unknown type "storey"; did you mean "story"?'],
    [{ type: 'topic', slug: 'Bakau!' }, 'slug: must be lower-case ASCII'],
    [{ type: 'site', timeZone: 'Mars/Olympus' }, 'timeZone: is no time zone'],
    [{ type: 'page', slug: 'about', body: { fr: '![a](b)' } }, 'body.fr: line 1: pictures are written'],
    [[], 'the line is no JSON object'],
    [null, 'the line is no JSON object'],
    [JSON.parse(`${'{"a":'.repeat(100)}1${'}'.repeat(100)}`), 'the line is nested too deeply'],
  ])('%#: says why', (record, reason) => {
    expect(() => parse(record)).toThrow(RecordError)
    expect(() => parse(record)).toThrow(reason)
  })

  it.each([
    ['{', 'the line is not JSON'],
    ['{"ref":"a"}\r{"ref":"b"}', 'it holds CR line ends'],
    ['{"ref":"a","texts":{"id":{"place":"a","place":"b"}}}', 'the key "texts.id.place" stands twice'],
    ['['.repeat(1_000_000), 'the line is not JSON'],
    [
      JSON.stringify(story).replace('Gempa', '\\ud800'),
      'texts.id.headline: contains half of a character (a lone surrogate) in place 1',
    ],
  ])('%#: says why', (line, reason) => {
    expect(() => parseRecord(line)).toThrow(reason)
  })

  it('names three problems of a line and counts the rest', () => {
    expect(() => parse({ ...story, a: 1, kind: 'x', status: 'y', publishedAt: 'z', ref: '' })).toThrow(/and \d more$/)
  })
})
