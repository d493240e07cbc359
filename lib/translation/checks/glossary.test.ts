import { describe, expect, it } from 'vitest'
import type { Term } from '../types.ts'
import { detailsOf } from './testing/checks.ts'

const term = (text: string, rendering: string | null, caseSensitive = false): Term => ({
  id: 1,
  term: text,
  rendering,
  caseSensitive,
  partOfSpeech: null,
  note: null,
})

describe('a rendering in the form that the sentence asks for', () => {
  it.each([
    ['ar', 'mahkamah', 'محكمة', 'رفضت المحكمة الدعوى.'],
    ['ar', 'mahkamah', 'محكمة', 'وبالمحكمة قضاة جدد.'],
    ['ar', 'mahkamah', 'محكمة', 'قالت محكمتهم ذلك.'],
    ['ar', 'mahkamah', 'محكمة', 'أُغلقت المَحْكَمَة.'],
    ['zh', 'mahkamah', '宪法法院', '宪法法院驳回了诉讼。'],
    ['ja', 'mahkamah', '憲法 裁判所', '憲法裁判所は訴えを退けた。'],
    ['en', 'mahkamah', 'court', 'The courts’ rulings differ.'],
    ['en', 'mahkamah', 'court', 'Court’s orders stand.'],
    ['fr', 'mahkamah', 'tribunal national', 'Les tribunals nationaux? Non : le Tribunal national.'],
    ['fr', 'mahkamah', 'élu', 'L’élue a parlé.'],
  ] as const)('%s: %s → %s', (locale, source, rendering, target) => {
    expect(
      detailsOf('term-rendering', locale, `Putusan ${source} itu dibacakan.`, target, {
        terms: [term(source, rendering)],
      }),
    ).toEqual([])
  })
})

describe('a rendering that is not there', () => {
  it.each([
    ['ar', 'محكمة', 'رفض القاضي الدعوى.'],
    ['zh', '法院', '法庭驳回了诉讼。'],
    ['ja', '裁判所', '法廷は訴えを退けた。'],
    ['en', 'court', 'The courtyard was full.'],
    ['fr', 'cour', 'Le tribunal a tranché.'],
  ] as const)('%s: %s', (locale, rendering, target) => {
    const found = detailsOf('term-rendering', locale, 'Putusan mahkamahnya dibacakan.', target, {
      terms: [term('mahkamah', rendering)],
    })
    expect(found).toEqual([{ term: 'mahkamah', rendering }])
  })
})

describe('a term that stays as it is', () => {
  it.each([
    ['ar', 'يُباع الباتيك هنا.', 1],
    ['ar', 'تُباع أقمشة Batik هنا.', 0],
    ['zh', '这里出售Batik布。', 0],
    ['ja', 'ここではBatikを売る。', 0],
    ['en', 'They sell Batiks here.', 0],
    ['en', 'They sell printed cloth here.', 1],
    ['fr', 'On vend du batik ici.', 0],
  ] as const)('%s: %s', (locale, target, count) => {
    expect(
      detailsOf('term-kept', locale, 'Batik dijual di sini.', target, { terms: [term('Batik', null)] }),
    ).toHaveLength(count)
  })

  it('minds capitals if it is told to', () => {
    const terms = [term('Garuda', null, true)]
    expect(detailsOf('term-kept', 'en', 'Burung garuda itu emas.', 'The bird is golden.', { terms })).toEqual([])
    expect(detailsOf('term-kept', 'en', 'Pesawat Garuda mendarat.', 'The garuda plane landed.', { terms })).toEqual([
      { term: 'Garuda' },
    ])
  })

  it('is not looked for inside of a longer term', () => {
    const terms = [term('Mahkamah', 'Court'), { ...term('Mahkamah Konstitusi', 'Constitutional Bench'), id: 2 }]
    const target = 'The Constitutional Bench decided.'
    expect(detailsOf('term-rendering', 'en', 'Mahkamah Konstitusi memutuskan.', target, { terms })).toEqual([])
  })
})
