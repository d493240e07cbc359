import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locales } from '#lib/locales.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { maxQueryLength, parseQuery, tsqueryOf } from './query.ts'

/** Terms in short: `-` excluded, `"…"` a phrase. */
const short = (typed: string) =>
  parseQuery(typed).terms.map(
    ({ text, kind, excluded }) => `${excluded ? '-' : ''}${kind === 'phrase' ? `"${text}"` : text}`,
  )

describe('a query', () => {
  it.each([
    ['جاكرتا "أسعار الفلفل" -مطر', ['جاكرتا', '"أسعار الفلفل"', '-مطر']],
    ['harga «pasar induk» „di sini“', ['harga', '"pasar induk"', '"di sini"']],
    ['「印尼 总统」 -选举', ['"印尼 总统"', '-选举']],
    ['-"harga cabai" pasar', ['-"harga cabai"', 'pasar']],
    ['covid-19 anak-anak', ['covid-19', 'anak-anak']],
    ['"tidak ditutup', ['tidak', 'ditutup']],
    ['kata"frasa di dalam"kata', ['kata', '"frasa di dalam"', 'kata']],
    ['a - b', ['a', 'b']],
    ['', []],
    ['   \u0000 \t', []],
    ['- -- "" "-" & | ! ( ) <-> :* \\', []],
    ['👩‍👩‍👧 \ud83d', []],
  ])('%s', (typed, terms) => {
    expect(short(typed)).toEqual(terms)
  })

  it('is looked at up to so many characters, and no more words than cost something', () => {
    expect(parseQuery('字'.repeat(10_000))).toMatchObject({ cut: true, terms: [{ text: '字'.repeat(maxQueryLength) }] })
    expect(parseQuery('a '.repeat(50)).terms).toHaveLength(12)
    expect(parseQuery('a b').cut).toBe(false)
  })

  it('never throws, and asks only through parameters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...locales), (typed, locale) => {
        const condition = tsqueryOf(parseQuery(typed).terms, locale, 1)
        for (const expression of [condition?.all, condition?.any, condition?.exact]) {
          expect(expression ?? '').toMatch(
            /^(?:[()!&| ]|plainto_tsquery|phraseto_tsquery|'warta_\w+'|, |\$\d+|::tsquery)*$/,
          )
        }
      }),
    )
  })
})

it('asks nothing where everything is excluded', () => {
  expect(tsqueryOf(parseQuery('-pemilu -"harga cabai"').terms, 'id', 1)).toBeNull()
})

it.each([
  { scope: 'own', now: 1_764_046_800_000, position: { kind: 'ranked', offset: 40 } },
  { scope: 'original', now: 1, position: { kind: 'older', at: 1_764_046_800_000, id: 7 } },
] as const)('a position is read as it was written: %o', (position) => {
  expect(readCursor(writeCursor(position))).toEqual(position)
})

it.each(['', 't', 'x1-2', 't1', "t1-2'", 't1-2-3-4', 't1-99999999999', 'T1-2'])('%s is no position', (text) => {
  expect(readCursor(text)).toBeNull()
})
