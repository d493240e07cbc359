import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paragraphsBody } from '#lib/content/body/write.ts'
import { differences, isSame, lostReferences, merged, type Values, wordsOf } from './words.ts'

const story = (headline: string, paragraphs: readonly string[], more: Values = {}): Values => ({
  headline,
  body: paragraphsBody([...paragraphs]),
  ...more,
})
const said = (values: Values) => (values.body as { root: { children: unknown[] } }).root.children.map(wordsOf)

describe('lostReferences', () => {
  it('names the fields that lost something, and no others', () => {
    const sent = { section: 3, hero: 4, topics: [1, 2], authors: 0, headline: 'Beras' }
    expect(lostReferences(sent, { section: 3, hero: null, topics: [2], authors: [], headline: '' })).toEqual([
      'hero',
      'topics',
    ])
    expect(lostReferences(sent, { section: 3, hero: 4, topics: [2, 1], authors: [] })).toEqual([])
  })
})

describe('isSame', () => {
  it('does not mind what the server derives, the order of keys, or how nothing is written', () => {
    const one = { headline: 'Harga beras', standfirst: null, updatedAt: '1', slug: 'a', topics: [] }
    expect(isSame(one, { topics: [], slug: 'b', headline: 'Harga beras', standfirst: '', updatedAt: '2' })).toBe(true)
    expect(isSame(one, { ...one, topics: 0, corrections: [] })).toBe(true)
    expect(isSame(one, { ...one, headline: 'Harga beras naik' })).toBe(false)
  })
})

describe('merged', () => {
  const base = story('Banjir', ['satu', 'dua', 'tiga'])

  it.each([
    [
      'I wrote at the end, they at the beginning',
      ['satu', 'dua', 'tiga', 'empat'],
      ['nol', 'satu', 'dua', 'tiga'],
      ['nol', 'satu', 'dua', 'tiga', 'empat'],
    ],
    [
      'both wrote in the same place',
      ['satu', 'dua A', 'tiga'],
      ['satu', 'dua B', 'tiga'],
      ['satu', 'dua A', 'dua B', 'tiga'],
    ],
    ['I took a paragraph out, they left it', ['satu', 'tiga'], ['satu', 'dua', 'tiga'], ['satu', 'tiga']],
    ['they took a paragraph out, I left it', ['satu', 'dua', 'tiga'], ['satu', 'tiga'], ['satu', 'tiga']],
    ['they took everything out, I wrote', ['satu', 'dua', 'tiga', 'empat'], [], ['satu', 'dua', 'tiga', 'empat']],
  ])('takes as proposed: %s', (_what, mine, theirs, expected) => {
    const [one, other] = [story('Banjir', mine), story('Banjir', theirs)]
    const proposed = differences(one, other, base).map((difference) => difference.proposed)
    expect(said(merged(one, other, proposed, base))).toEqual(expected)
  })

  it('takes a field from whoever changed it', () => {
    const [one, other] = [story('Banjir besar', []), story('Banjir', [], { standfirst: 'Teras' })]
    const proposed = differences(one, other, story('Banjir', [])).map(({ field, proposed: side }) => [field, side])
    expect(proposed).toEqual([
      ['headline', 'mine'],
      ['standfirst', 'theirs'],
    ])
    const result = merged(one, other, ['mine', 'theirs'], story('Banjir', []))
    expect(result).toMatchObject({ headline: 'Banjir besar', standfirst: 'Teras' })
  })

  const paragraphs = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 8 })
  it('is one of the two where one side is chosen everywhere, and loses no paragraph where both are', () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, (mine, theirs) => {
        const [one, other] = [story('x', mine), story('y', theirs)]
        const all = (side: 'mine' | 'theirs' | 'both') => differences(one, other).map(() => side)
        expect(isSame(merged(one, other, all('mine')), one)).toBe(true)
        expect(isSame(merged(one, other, all('theirs')), other)).toBe(true)
        const both = said(merged(one, other, all('both')))
        for (const text of [...mine, ...theirs]) expect(both).toContain(text)
      }),
    )
  })
})
