// What is exported comes back as it was.
import { Readable, Writable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'
import { escapeText, textHash } from '#lib/segments/index.ts'
import { exportTmx, importTmx, type MemoryEntry, storeEntries } from '../index.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database?.drop())
beforeEach(() => forget())

const forget = () => pool().query('TRUNCATE translation_memory')
const rows = async () => (await pool().query('SELECT *, at::text FROM translation_memory ORDER BY 1, 2, 3, 4')).rows

async function exported(target?: TranslationLocale): Promise<string> {
  const parts: string[] = []
  const out = new Writable({
    decodeStrings: false,
    highWaterMark: 1,
    write(chunk: string, _, done) {
      parts.push(chunk)
      setImmediate(done)
    },
  })
  const client = await pool().connect()
  try {
    await client.query('BEGIN')
    await exportTmx(client, out, { target })
    await client.query('COMMIT')
  } finally {
    client.release()
  }
  return parts.join('')
}

async function imported(file: string, dryRun = false) {
  const problems: string[] = []
  const counts = await importTmx(pool(), Readable.from([Buffer.from(file)]), {
    report: ({ line, column, reason }) => problems.push(`${line}:${column}: ${reason}`),
    defaults: { origin: 'human', at: '2026-01-01T00:00:00Z' },
    dryRun,
  })
  return { counts, problems }
}

const entry = (more: Partial<MemoryEntry>): MemoryEntry => ({
  target: 'ar',
  origin: 'machine',
  source: 'Kata',
  text: 'كلمة',
  engine: 'openai',
  article: null,
  at: '2026-11-24T08:00:00.123Z',
  ...more,
})

it('writes TMX 1.4b', async () => {
  const tagged = 'Di <1>Jakarta & <2/>Bogor</1>'
  await storeEntries(pool(), [
    entry({ source: tagged, text: 'في <1>جاكرتا <2/>وبوغور</1>', article: 7 }),
    entry({ target: 'zh', origin: 'human', text: '词 "<"', engine: null }),
  ])
  expect(await exported()).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="warta" creationtoolversion="1" segtype="block" o-tmf="warta" adminlang="en" srclang="id" datatype="unknown"/>
<body>
<tu tuid="ar-${textHash(tagged)}-machine">
<prop type="x-warta-origin">machine</prop>
<prop type="x-warta-engine">openai</prop>
<prop type="x-warta-article">7</prop>
<prop type="x-warta-at">2026-11-24T08:00:00.123000Z</prop>
<tuv xml:lang="id"><seg>Di <bpt i="1" x="1"/>Jakarta &amp; <ph x="2"/>Bogor<ept i="1"/></seg></tuv>
<tuv xml:lang="ar" changedate="20261124T080000Z"><seg>في <bpt i="1" x="1"/>جاكرتا <ph x="2"/>وبوغور<ept i="1"/></seg></tuv>
</tu>
<tu tuid="zh-${textHash('Kata')}-human">
<prop type="x-warta-origin">human</prop>
<prop type="x-warta-at">2026-11-24T08:00:00.123000Z</prop>
<tuv xml:lang="id"><seg>Kata</seg></tuv>
<tuv xml:lang="zh-Hans" changedate="20261124T080000Z"><seg>词 &quot;&lt;&quot;</seg></tuv>
</tu>
</body>
</tmx>
`)
})

describe('what was exported', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('<1>', '&lt;1>', '</1>', '<2/>', '&amp;', ']]>', '\r\n', '\t', '\u0001', '\uFFFD', '\uFFFE', '  '),
    fc.constantFrom('قرار المحكمة', '東京都', '雅加达', 'l’État', '\u2067عربي\u2069'),
  )
  const { text: tagged } = fc.letrec<{ text: string; part: string }>((tie) => ({
    text: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
    part: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      word.map((text) => escapeText(text.replaceAll('\u0000', ''))),
      fc.tuple(fc.integer({ min: 1, max: 12 }), tie('text')).map(([number, text]) => `<${number}>${text}</${number}>`),
      fc.integer({ min: 1, max: 12 }).map((number) => `<${number}/>`),
    ),
  }))
  const memory = fc.array(
    fc.record({
      target: fc.constantFrom(...translationLocales),
      origin: fc.constantFrom('machine' as const, 'human' as const),
      source: tagged.map((text) => `S${text}`),
      text: tagged.map((text) => `T${text}`),
      engine: fc.option(fc.string({ minLength: 1, maxLength: 8 }).map((name) => `e${name.replaceAll('\u0000', '')}e`)),
      article: fc.option(fc.integer({ min: 1, max: 2 ** 31 - 1 })),
      at: fc
        .tuple(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), fc.nat(999))
        .map(([at, micros]) => at.toISOString().replace('Z', `${String(micros).padStart(3, '0')}Z`)),
    }),
    { maxLength: 12 },
  )

  it('comes back as it was, whatever the texts', async () => {
    await fc.assert(
      fc.asyncProperty(memory, async (entries) => {
        await forget()
        await storeEntries(pool(), entries)
        const [before, file] = [await rows(), await exported()]
        await forget()
        expect(await imported(file)).toMatchObject({ problems: [], counts: { created: before.length } })
        expect(await rows()).toEqual(before)
        expect(await exported()).toBe(file)
        expect((await imported(file)).counts).toMatchObject({ created: 0, updated: 0, unchanged: before.length })
      }),
      { numRuns: 60 },
    )
  })

  it('is everything, also when it is more than is read at once', async () => {
    const entries = Array.from({ length: 1203 }, (_, index) =>
      entry({ source: `Kata ${index}`, target: translationLocales[index % 5] ?? 'ar', text: `نص ${index}` }),
    )
    await storeEntries(pool(), entries)
    expect((await exported()).match(/<tu /g)).toHaveLength(1203)
    const french = await exported('fr')
    expect(french.match(/<tu /g)).toHaveLength(240)
    expect(french).not.toContain('xml:lang="ar"')
  })

  it('is the same without anything in it', async () => {
    const file = await exported()
    expect(await imported(file)).toMatchObject({ problems: [], counts: { units: 0 } })
  })
})

describe('an import', () => {
  const unit = (source: string, text: string, more = '') =>
    `<tu${more}><tuv xml:lang="id"><seg>${source}</seg></tuv><tuv xml:lang="ar"><seg>${text}</seg></tuv></tu>`
  const tmx = (...units: string[]) => `<tmx version="1.4"><header/><body>${units.join('\n')}</body></tmx>`

  it('counts what it did, and says the same before it does it', async () => {
    await storeEntries(pool(), [entry({ source: 'satu', text: 'قديم', origin: 'human', at: '2020-01-01T00:00:00Z' })])
    await storeEntries(pool(), [entry({ source: 'dua', text: 'أحدث', origin: 'human', at: '2027-01-01T00:00:00Z' })])
    const file = tmx(unit('satu', 'واحد'), unit('dua', 'اثنان'), unit('tiga', 'ثلاثة'), unit('', 'x'))
    const before = await rows()
    const expected = { counts: { units: 4, created: 1, updated: 1, unchanged: 1, failed: 1 } }
    expect(await imported(file, true)).toMatchObject(expected)
    expect(await rows()).toEqual(before)
    expect(await imported(file)).toMatchObject(expected)
    const texts = (await rows()).map(({ source, text, engine }) => [source, text, engine]).sort()
    expect(texts).toEqual([
      ['dua', 'أحدث', 'openai'],
      ['satu', 'واحد', null],
      ['tiga', 'ثلاثة', null],
    ])
  })

  it('stops when it is told to', async () => {
    const stopping = new AbortController()
    const units = Array.from({ length: 2000 }, (_, index) => unit(`Kata ${index}`, `نص ${index}`))
    const counts = await importTmx(pool(), Readable.from([Buffer.from(tmx(...units))]), {
      report: () => undefined,
      progress: () => stopping.abort(),
      defaults: { origin: 'machine', at: '2026-01-01T00:00:00Z' },
      signal: stopping.signal,
    })
    expect(counts.created).toBe((await rows()).length)
    expect(counts.created).toBeLessThan(2000)
  })
})
