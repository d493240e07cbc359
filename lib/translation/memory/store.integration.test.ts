import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { textHash } from '#lib/segments/index.ts'
import { findMatches, type MemoryEntry, storeAndCount, storeEntries } from './store.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database?.drop())
beforeEach(async () => {
  await pool().query('TRUNCATE translation_memory')
})

const source = 'Gempa <1>mengguncang</1> Cianjur.'

function entry(more: Partial<MemoryEntry> = {}): MemoryEntry {
  const words = { target: 'ar', source, text: 'زلزال <1>يهز</1> سيانجور.' } as const
  const provenance = { origin: 'machine', engine: 'openai', article: 7, at: '2026-11-24T08:00:00.123Z' } as const
  return { ...words, ...provenance, ...more }
}

const person = (more: Partial<MemoryEntry> = {}) =>
  entry({ origin: 'human', engine: null, text: 'هزة <1>تضرب</1> سيانجور.', ...more })

/** What is recalled for the segment in Arabic. */
const recalled = async () => (await findMatches(pool(), 'ar', [textHash(source)])).get(textHash(source))
const rows = async () => (await pool().query('SELECT * FROM translation_memory ORDER BY target, origin')).rows

describe('findMatches', () => {
  it('gives what was remembered for the language, by hash', async () => {
    await storeEntries(pool(), [
      entry(),
      entry({ target: 'fr', text: 'Séisme' }),
      entry({ source: 'Lain', text: 'آخر' }),
    ])
    const hashes = [textHash(source), textHash('Lain'), textHash('Tak dikenal'), textHash(source)]
    expect(await findMatches(pool(), 'ar', hashes)).toEqual(
      new Map([
        [textHash(source), { text: entry().text, origin: 'machine', engine: 'openai', at: '2026-11-24T08:00:00.123Z' }],
        [textHash('Lain'), expect.objectContaining({ text: 'آخر' })],
      ]),
    )
    expect(await findMatches(pool(), 'ja', hashes)).toEqual(new Map())
    expect(await findMatches(pool(), 'ar', [])).toEqual(new Map())
  })

  it('gives a person’s text before a machine’s, whichever is newer', async () => {
    await storeEntries(pool(), [person({ at: '2020-01-01T00:00:00Z' }), entry()])
    expect(await recalled()).toMatchObject({ origin: 'human', engine: null, text: person().text })
  })

  it('knows a segment by its words, whatever its blanks', async () => {
    await storeEntries(pool(), [entry({ source: '  Gempa\n<1>mengguncang</1>   Cianjur. ' })])
    expect(await recalled()).toMatchObject({ text: entry().text })
  })
})

describe('storeEntries', () => {
  it.each([
    ['machine', entry()],
    ['human', person()],
  ] as const)('replaces an older text of the same origin: %s', async (_, first) => {
    await storeEntries(pool(), [first])
    await storeEntries(pool(), [{ ...first, text: 'أحدث', engine: 'deepl', article: 8, at: '2026-11-24T08:00:01Z' }])
    expect(await recalled()).toMatchObject({ text: 'أحدث' })
    expect(await rows()).toMatchObject([{ text: 'أحدث', engine: 'deepl', article_id: 8 }])
    await storeEntries(pool(), [{ ...first, text: 'أقدم', at: '2026-11-24T07:59:59Z' }])
    expect(await recalled()).toMatchObject({ text: 'أحدث' })
  })

  it('never touches the other origin', async () => {
    await storeEntries(pool(), [person()])
    await storeEntries(pool(), [entry({ at: '2030-01-01T00:00:00Z' })])
    expect((await rows()).map(({ origin, text }) => [origin, text])).toEqual([
      ['human', person().text],
      ['machine', entry().text],
    ])
  })

  it('leaves the same rows when it is done twice', async () => {
    const entries = [entry(), person(), entry({ target: 'ja', text: '地震' })]
    await storeEntries(pool(), entries)
    const before = await pool().query('SELECT *, xmin FROM translation_memory ORDER BY target, origin')
    await storeEntries(pool(), entries)
    expect((await pool().query('SELECT *, xmin FROM translation_memory ORDER BY target, origin')).rows).toEqual(
      before.rows,
    )
    expect(await storeAndCount(pool(), entries)).toEqual({ created: 0, updated: 0, unchanged: 3 })
  })

  it('takes the newest of entries for the same segment, else the last', async () => {
    const [early, late] = ['2026-11-24T08:00:00Z', '2026-11-24T09:00:00Z']
    await storeEntries(pool(), [entry({ text: 'ب', at: late }), entry({ text: 'ا', at: early })])
    expect(await recalled()).toMatchObject({ text: 'ب' })
    await storeEntries(pool(), [entry({ text: 'ج', at: late }), entry({ text: 'د', at: late })])
    expect(await recalled()).toMatchObject({ text: 'د' })
  })

  it('does nothing with nothing', async () => {
    await storeEntries(pool(), [])
    expect(await rows()).toEqual([])
  })

  it('refuses texts that are no tagged text, and those that the database can not hold; all of them', async () => {
    const broken = entry({ text: '<1>زلزال' })
    await expect(storeEntries(pool(), [entry({ source: 'Lain' }), broken])).rejects.toThrow(
      'the tags of "<1>زلزال" are not',
    )
    await expect(storeEntries(pool(), [entry({ source: 'Lain' }), entry({ text: 'a\u0000' })])).rejects.toThrow()
    expect(await rows()).toEqual([])
  })

  it('is undone with the transaction that it is part of', async () => {
    const client = await pool().connect()
    try {
      await client.query('BEGIN')
      await storeEntries(client, [entry()])
      expect(await findMatches(client, 'ar', [textHash(source)])).toHaveProperty('size', 1)
      await client.query('ROLLBACK')
    } finally {
      client.release()
    }
    expect(await rows()).toEqual([])
  })

  it('takes quotes, backslashes and every script as they are', async () => {
    const text = '\\ " \' $1 \u0001 \uFFFE 😀 العربية \u2067x\u2069 &lt;1>'
    await storeEntries(pool(), [entry({ text, engine: 'a"b' })])
    expect(await recalled()).toMatchObject({ text, engine: 'a"b' })
  })
})

describe('two at once', () => {
  it('wait for each other, and the newer text stays', async () => {
    const [one, other] = [await pool().connect(), await pool().connect()]
    try {
      await one.query('BEGIN')
      await storeEntries(one, [entry({ text: 'ثان', at: '2026-11-24T09:00:00Z' })])
      const waiting = storeEntries(other, [entry({ text: 'أول', at: '2026-11-24T08:00:00Z' })])
      await sleep(50)
      await one.query('COMMIT')
      await waiting
    } finally {
      one.release()
      other.release()
    }
    expect(await recalled()).toMatchObject({ text: 'ثان' })
  })

  it('never lock each other out, in whatever order they come', async () => {
    const many = Array.from({ length: 200 }, (_, index) => entry({ source: `Kalimat ${index}`, text: `جملة ${index}` }))
    const writers = Array.from({ length: 8 }, (_, writer) => {
      const order = writer % 2 === 0 ? many : many.toReversed()
      return storeEntries(
        pool(),
        order.map((each) => ({ ...each, engine: `engine ${writer}`, at: `2026-11-24T08:00:0${writer}Z` })),
      )
    })
    await Promise.all(writers)
    const found = await rows()
    expect(found).toHaveLength(200)
    expect(new Set(found.map(({ engine }) => engine))).toEqual(new Set(['engine 7']))
  })
})
