// From the bytes of a file to entries, as an import reads them.
import { describe, expect, it } from 'vitest'
import type { MemoryEntry } from '../store.ts'
import type { Problem } from './entries.ts'
import { type ReadUnit, readTmx } from './read.ts'

const defaults = { origin: 'human', at: '2026-01-02T03:04:05.000Z' } as const

type Result = { entries: MemoryEntry[]; problems: string[] }

async function read(file: string | Uint8Array, size = 1000): Promise<Result> {
  const bytes = Buffer.from(file)
  async function* chunks() {
    for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
  }
  const units: ReadUnit[] = []
  for await (const unit of readTmx(chunks(), defaults)) units.push(unit)
  const sentence = ({ line, column, reason }: Problem) => `${line}:${column}: ${reason}`
  return {
    entries: units.flatMap(({ entries }) => entries),
    problems: units.flatMap(({ problems }) => problems.map(sentence)),
  }
}

const tmx = (units: string, tool = 'OmegaT') =>
  `<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header creationtool="${tool}" srclang="id"/><body>\n${units}\n</body></tmx>\n`
const variant = (language: string, segment: string, more = '') =>
  `<tuv xml:lang="${language}"${more}><seg>${segment}</seg></tuv>`
const unit = (source: string, translation: string, more = '') =>
  `<tu>${more}${variant('id', source)}${variant('ar', translation)}</tu>`

const texts = ({ entries }: Result) => entries.map(({ source, text }) => [source, text])

describe('inline elements of other tools become our tags', () => {
  it.each([
    ['pairs', '<bpt i="1">&lt;b></bpt>Kata<ept i="1">&lt;/b></ept>', '<bpt i="1"/>كلمة<ept i="1"/>', '<1>', '</1>'],
    ['other numbers', '<bpt i="7" x="3"/>Kata<ept i="7"/>', '<bpt i="2" x="3"/>كلمة<ept i="2"/>', '<1>', '</1>'],
    ['highlights', '<hi x="1" type="bold">Kata</hi>', '<hi x="1" type="bold">كلمة</hi>', '<1>', '</1>'],
    ['highlights without x', '<hi>Kata</hi>', '<hi>كلمة</hi>', '<1>', '</1>'],
    ['placeholders', '<ph x="4">{0}</ph>Kata', '<ph x="4"/>كلمة', '<1/>', ''],
    ['placeholders without x', '<ph>{0}</ph>Kata', '<ph>{0}</ph>كلمة', '<1/>', ''],
    ['halves of pairs', '<it pos="begin" x="1">&lt;b></it>Kata', '<it pos="begin" x="1"/>كلمة', '<1/>', ''],
    ['unknown codes', '<ut>{\\b</ut>Kata', '<ut>{\\b</ut>كلمة', '<1/>', ''],
  ])('%s', async (_, source, translation, open, close) => {
    const result = await read(tmx(unit(source, translation)))
    expect(result.problems).toEqual([])
    expect(texts(result)).toEqual([[`${open}Kata${close}`, `${open}كلمة${close}`]])
  })

  it('in the order of the source, wherever they stand in the translation', async () => {
    const source = 'Di <bpt i="1"/>Jakarta<ept i="1"/>, <bpt i="2"/><hi x="h">Kamis</hi><ept i="2"/><ph x="9"/>'
    const translation = '<ph x="9"/><bpt i="2"/><hi x="h">الخميس</hi><ept i="2"/> في <bpt i="1"/>جاكرتا<ept i="1"/>'
    expect(texts(await read(tmx(unit(source, translation))))).toEqual([
      ['Di <1>Jakarta</1>, <2><3>Kamis</3></2><4/>', '<4/><2><3>الخميس</3></2> في <1>جاكرتا</1>'],
    ])
  })

  it('and what only looks like our tags stays text', async () => {
    const result = await read(tmx(unit('Tag &lt;1&gt;, <![CDATA[<]]>2/> & a'.replace(' & ', ' &amp; '), 'وسم')))
    expect(texts(result)).toEqual([['Tag &lt;1>, &lt;2/> & a', 'وسم']])
  })

  it.each([
    ['<bpt i="1"/><bpt i="2"/>a<ept i="1"/><ept i="2"/>', 'b', 'the source: its inline elements are not properly'],
    ['<bpt i="1"/>a', 'b', 'the source: its inline elements are not properly closed or nested'],
    ['a<ept i="1"/>', 'b', 'the source: its inline elements are not properly closed or nested'],
    ['<ph x="1"/>a', 'b', 'inline element 1 of the source, from 1, is missing in the translation'],
    ['a', '<ph x="1"/>b', 'an inline element is not in the source, or has no number'],
    ['<ph x="1"/>a', '<ph x="1"/><ph x="1"/>b', 'inline element 1 of the source, from 1, is twice in the translation'],
    ['<hi x="1">a</hi>', '<ph x="1"/>b', 'inline element 1 of the source, from 1, stands within another one'],
    ['<bpt x="1"/>a', 'b', '<bpt> lacks the attribute i'],
    ['<b>a</b>', 'b', '<b> can not stand in <seg>'],
    ['<ph>x<sub>a</sub></ph>', 'b', 'text within a code (<sub>) is not supported'],
    ['<ph><ph/></ph>', 'b', '<ph> can not stand in <ph>'],
    ['', 'b', 'the source: there is no text'],
    ['a', ' <ph/> ', 'an inline element is not in the source, or has no number'],
    ['a', ' \n ', 'there is no text'],
  ])('or the unit is reported: %s → %s', async (source, translation, problem) => {
    const { entries, problems } = await read(tmx(unit(source, translation)))
    expect(entries).toEqual([])
    expect(problems).toEqual([expect.stringContaining(problem)])
  })
})

describe('a unit gives an entry per language', () => {
  it('of this site, by any of its tags', async () => {
    const units = `<tu>${['EN_us', 'zh-CN', 'de', 'ar-EG', 'in', 'fr', 'zh-TW']
      .map((tag) => variant(tag, `<![CDATA[${tag}]]>`))
      .join('')}</tu>`
    const { entries } = await read(tmx(units))
    expect(entries.map(({ target, source, text }) => [target, source, text])).toEqual([
      ['en', 'in', 'EN_us'],
      ['zh', 'in', 'zh-CN'],
      ['ar', 'in', 'ar-EG'],
      ['fr', 'in', 'fr'],
    ])
  })

  it('once, by its own tag if there is one', async () => {
    const units = `<tu>${variant('id-ID', 'a')}${variant('ar-EG', 'مصر')}${variant('ar', 'عام')}${variant('id', 'b')}</tu>`
    expect(texts(await read(tmx(units)))).toEqual([['b', 'عام']])
  })

  it('of older files, too', async () => {
    const units = `<tu><tuv lang="ID"><seg>a</seg></tuv><tuv lang="AR"><seg>ب</seg></tuv></tu>`
    expect(texts(await read(tmx(units)))).toEqual([['a', 'ب']])
  })

  it('with single blanks', async () => {
    expect(texts(await read(tmx(unit('\n   Satu\n   dua ', '\tواحد\r\n اثنان'))))).toEqual([['Satu dua', 'واحد اثنان']])
  })

  it('and what is wrong with one language spoils no other', async () => {
    const units = `<tu>${variant('id', 'a')}${variant('ar', 'ب')}\n${variant('fr', '')}</tu>`
    const result = await read(tmx(units))
    expect(texts(result)).toEqual([['a', 'ب']])
    expect(result.problems).toEqual(['3:1: fr: there is no text'])
  })

  it.each([
    [variant('en', 'a') + variant('ar', 'b'), 'no text in Indonesian (id); there are: en, ar'],
    [variant('id', 'a') + variant('de', 'b'), 'no text in en, zh-Hans, ja, ar, fr; there are: id, de'],
    ['', 'no text in Indonesian (id)'],
    [variant('id', 'a</seg><seg>b') + variant('ar', 'c'), 'there are two <seg> in one <tuv>'],
  ])('or is reported: %s', async (variants, problem) => {
    const { entries, problems } = await read(tmx(`<tu>${variants}</tu>`))
    expect({ entries, problems }).toEqual({ entries: [], problems: [expect.stringContaining(problem)] })
  })
})

describe('who wrote it, and when', () => {
  const prop = (name: string, value: string) => `<prop type="x-warta-${name}">${value}</prop>`
  const ours = (at = '2026-11-24T08:00:00.123456Z') =>
    prop('origin', 'machine') + prop('engine', 'openai') + prop('article', '7') + prop('at', at)
  const from = async (units: string) => {
    const { entries, problems } = await read(tmx(units))
    expect(problems).toEqual([])
    return entries.map(({ origin, engine, article, at }) => ({ origin, engine, article, at }))[0]
  }

  it('is what we said', async () => {
    const units = `<tu>${ours()}${variant('id', 'a')}${variant('ar', 'ب', ' changedate="20261124T080000Z"')}</tu>`
    const expected = { origin: 'machine', engine: 'openai', article: 7, at: '2026-11-24T08:00:00.123456Z' }
    expect(await from(units)).toEqual(expected)
  })

  it('is a person, if the text was changed since in another tool', async () => {
    const units = `<tu changedate="20261124T080000Z">${ours()}${variant('id', 'a')}${variant('ar', 'ب', ' changedate="20261125T101010Z"')}</tu>`
    expect(await from(units)).toEqual({ origin: 'human', engine: null, article: 7, at: '2026-11-25T10:10:10Z' })
  })

  it.each([
    [
      'of the language',
      '<tu creationdate="20200101T000000Z">',
      ' creationdate="20210101T000000Z"',
      '2021-01-01T00:00:00Z',
    ],
    ['of its change', '<tu>', ' creationdate="20210101T000000Z" changedate="20220101T000000Z"', '2022-01-01T00:00:00Z'],
    ['of the unit', '<tu creationdate="20200101T000000Z">', '', '2020-01-01T00:00:00Z'],
    ['of the file, if it has none that exists', '<tu changedate="20200231T000000Z">', '', defaults.at],
  ])('is the date %s', async (_, start, attributes, at) => {
    const units = `${start}${variant('id', 'a')}${variant('ar', 'ب', attributes)}</tu>`
    expect(await from(units)).toEqual({ origin: 'human', engine: null, article: null, at })
  })

  it.each([
    [prop('origin', 'alien'), 'x-warta-origin "alien" is neither machine nor human'],
    [prop('at', '24/11/2026'), 'x-warta-at "24/11/2026" is no time like'],
  ])('must make sense: %s', async (props, problem) => {
    expect(await read(tmx(unit('a', 'ب', props)))).toEqual({
      entries: [],
      problems: [expect.stringContaining(problem)],
    })
  })

  it('an article that no story can have is none', async () => {
    expect(await from(unit('a', 'ب', prop('article', '99999999999')))).toMatchObject({ article: null })
  })
})

describe('one bad unit is reported with its place, the others are read', () => {
  const good = (name: string) => unit(name, `${name} عربي`)
  it.each([
    [
      'a control character',
      unit('a\u0001', 'b'),
      '3:30: a character that XML does not allow, or that can not be decoded',
    ],
    ['a control character, as a reference', unit('a&#1;', 'b'), '3:33: a reference to a character that XML'],
    ['half a character', unit('a&#xD800;', 'b'), '3:37: a reference to a character that XML'],
    ['an entity that is not defined', unit('a &nbsp; b', 'b'), '3:36: an entity that is not defined; only &amp;'],
    ['a bare ampersand', unit('Tom & Jerry', 'b'), '3:33: this is no XML: & must be written &amp;'],
    ['crossed elements', '<tu><tuv xml:lang="id"></seg></tuv></tu>', 'this is no XML: unexpected close tag'],
    ['a missing end', `<tu>${variant('id', 'a')}`, 'this is no XML: unclosed tag: tu'],
    ['a unit without content', '<tu/>', 'no text in Indonesian'],
    ['elements without end', `<tu>${'<a>'.repeat(5000)}</tu>`, 'elements are nested too deeply'],
    ['another element', '<unit>a</unit>', '3:1: this is no unit: "<unit>a</unit>"'],
    ['capitals', unit('a', 'b').replaceAll('tu>', 'TU>'), '3:1: this is no unit: "<TU><tuv xml:lang='],
    ['too much', unit('a', 'x'.repeat(5 * 1024 * 1024)), '3:1: the unit is longer than 4 million characters'],
  ])('%s', async (_, bad, problem) => {
    const result = await read(tmx([good('satu'), bad, good('dua')].join('\n')), 65_536)
    expect(result.problems).toEqual([expect.stringContaining(problem)])
    expect(result.entries.map(({ source }) => source)).toEqual(['satu', 'dua'])
  })

  it('bytes that are no text', async () => {
    const [before = '', after = ''] = tmx([good('satu'), unit('a#', 'b'), good('dua')].join('\n')).split('#')
    const result = await read(Buffer.concat([Buffer.from(before), Buffer.from([0xc3, 0x28]), Buffer.from(after)]))
    expect(result.problems).toEqual(['3:30: a character that XML does not allow, or that can not be decoded'])
    expect(result.entries.map(({ source }) => source)).toEqual(['satu', 'dua'])
  })

  it('however the bytes arrive', async () => {
    const file = tmx([good('東京'), '<!-- <tu> </tu> -->', unit('a\u0001', 'b'), '\n<tu >', good('مياه')].join('\n'))
    const whole = await read(file)
    expect(whole.problems).toHaveLength(2)
    expect(whole.entries).toHaveLength(2)
    for (const size of [1, 2, 3, 5, 8, 13, 21, 64]) expect(await read(file, size)).toEqual(whole)
  })
})

describe('a file', () => {
  it('may have comments, sections and processing instructions with tags in them', async () => {
    const inner = unit('<![CDATA[</tu>]]>', 'ب<!-- </tu><tu> -->', '<note>x</note>')
    const file = tmx(`<!-- ${unit('x', 'y')} -->\n<?tool <x> ?>\n${inner}`).replace('<body>', '<!-- <body> --><body >')
    expect(await read(file, 10)).toEqual({
      entries: [expect.objectContaining({ source: '</tu>', text: 'ب' })],
      problems: [],
    })
  })

  it('may have a document type; its entities are not known, so none grows', async () => {
    const laughs = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
      .map((name, index, all) => `<!ENTITY ${name} "${index ? `&${all[index - 1]};`.repeat(10) : 'ha'}">`)
      .join('\n')
    const declaration = `<!DOCTYPE tmx SYSTEM "file:///etc/passwd" [\n${laughs}\n<!ENTITY % x SYSTEM "http://127.0.0.1:1/x">\n]>`
    const units = [unit('satu', 'واحد'), unit('&h;', 'ب')].join('\n')
    const { entries, problems } = await read(tmx(units).replace('<tmx', `${declaration}<tmx`))
    expect(entries.map(({ source }) => source)).toEqual(['satu'])
    expect(problems).toEqual([expect.stringContaining('an entity that is not defined')])
  })

  it('in UTF-16 is read', async () => {
    const file = `\uFEFF${tmx(unit('satu', 'واحد')).replace('UTF-8', 'UTF-16')}`
    expect(texts(await read(Buffer.from(file, 'utf16le'), 3))).toEqual([['satu', 'واحد']])
  })

  it.each([
    ['', '1:1: there is no <body>: this is no TMX file'],
    ['<html><body><p>Not found</p></body></html>', '1:1: the file is <html>, not <tmx>'],
    ['{"units": []}', '1:1: there is no <body>: this is no TMX file'],
    ['<tmx><header><body>', '1:20: the file ends without </body>; it may be cut off'],
    ['<tmx version=1><body></body>', '1:14: this is no XML: unquoted attribute value'],
    ['<?xml version="1.0" encoding="KLINGON"?><tmx>', '1:1: the encoding "KLINGON" is unknown; save the file as UTF-8'],
  ])('that is none is reported: %s', async (file, problem) => {
    expect(await read(file)).toEqual({ entries: [], problems: [problem] })
  })

  it('that is cut off is reported, and what is whole is read', async () => {
    const file = tmx(`${unit('satu', 'واحد')}\n${unit('dua', 'اثنان')}`)
    const cut = await read(file.slice(0, file.indexOf('dua') + 9))
    expect(texts(cut)).toEqual([['satu', 'واحد']])
    expect(cut.problems).toEqual(['3:1: the file ends within this unit; it may be cut off'])
    const between = await read(file.slice(0, file.indexOf('</body>')))
    expect(texts(between)).toHaveLength(2)
    expect(between.problems).toEqual(['4:1: the file ends without </body>; it may be cut off'])
  })

  it('that never gets to a unit is given up', async () => {
    const endless = `<tmx><!--${'x'.repeat(5 * 1024 * 1024)}`
    expect((await read(endless, 65_536)).problems).toEqual([expect.stringContaining('this is no TMX file')])
    const comment = tmx(`<!--${'x'.repeat(5 * 1024 * 1024)}--><tu/>`)
    expect((await read(comment, 65_536)).problems).toEqual(['2:1: a comment is longer than 4 million characters'])
  })
})
