import { describe, expect, it } from 'vitest'
import type { TranslationLocale } from '#lib/locales.ts'
import { checkStory } from '../index.ts'

/** Findings over a story of paragraphs, as `key check detail…`. */
function found(
  locale: TranslationLocale,
  paragraphs: readonly (readonly [source: string, target: string])[],
): string[] {
  const pairs = paragraphs.map(([source, target], index) => ({
    key: `body.${index}`,
    kind: 'paragraph' as const,
    source,
    target,
  }))
  return [...checkStory(pairs, locale)].flatMap(([key, warnings]) =>
    warnings.map(({ check, detail }) => `${key} ${check} ${Object.values(detail).join(' ')}`),
  )
}

const sources = [
  'Nelayan itu, Markus Tanubrata, melaut sejak fajar.',
  'Istri nelayan mengatakan Tanubrata pulang sore.',
  'Menurut tetangga, Tanubrata sering membawa tuna.',
]

describe('a name that is dropped', () => {
  it.each([
    [
      'ar',
      [
        'أبحر الصياد ماركوس تانوبراتا منذ الفجر.',
        'قالت زوجة الصياد إن تانوبراتا عاد عصرًا.',
        'وبحسب الجار، كان الصياد يحضر التونة كثيرًا.',
      ],
      'body.2 name-missing Tanubrata',
    ],
    [
      'zh',
      ['渔民马库斯·塔努布拉塔黎明出海。', '渔民的妻子说，塔努布拉塔傍晚回家。', '邻居说，渔民常带金枪鱼回来。'],
      'body.2 name-missing Tanubrata',
    ],
    [
      'ja',
      [
        '漁師のマルクス・タヌブラタは夜明けに出漁した。',
        '妻によると、タヌブラタは夕方に帰った。',
        '隣人によると、漁師はよくマグロを持ち帰った。',
      ],
      'body.2 name-missing Tanubrata',
    ],
    [
      'en',
      [
        'The fisherman, Markus Tanubrata, left at dawn.',
        'His wife said Tanubrata came home in the afternoon.',
        'The fisherman often brought tuna, a neighbour said.',
      ],
      'body.2 name-missing Tanubrata',
    ],
    [
      'fr',
      [
        'Le pêcheur Markus Tanubrata est parti à l’aube.',
        'Sa femme dit que Tanubrata est rentré le soir.',
        'Le pêcheur rapportait souvent du thon.',
      ],
      'body.2 name-missing Tanubrata',
    ],
  ] as const)('%s', (locale, targets, finding) => {
    const story = sources.map((source, index) => [source, targets[index] ?? ''] as const)
    expect(found(locale, story)).toEqual([finding])
  })

  it('is found in a single paragraph where letters are the same', () => {
    expect(found('en', [['Kepala desa, Rahayu Setiawan, hadir.', 'The head of the village was there.']])).toEqual([
      'body.0 name-missing Rahayu Setiawan',
    ])
  })
})

describe('a name that is written in two ways', () => {
  it.each([
    [
      'ar',
      [
        'أبحر الصياد ماركوس تانوبراتا منذ الفجر.',
        'قالت زوجة الصياد إن تانوبراتا عاد عصرًا.',
        'وبحسب الجار، كان تانوبرا يحضر التونة كثيرًا.',
      ],
      'body.2 name-varies Tanubrata تانوبرا تانوبراتا',
    ],
    [
      'en',
      [
        'The fisherman, Markus Tanubrata, left at dawn.',
        'His wife said Tanubrata came home.',
        'Tanoebrata often brought tuna, a neighbour said.',
      ],
      'body.2 name-varies Tanubrata Tanoebrata Tanubrata',
    ],
  ] as const)('%s', (locale, targets, finding) => {
    expect(
      found(
        locale,
        sources.map((source, index) => [source, targets[index] ?? ''] as const),
      ),
    ).toEqual([finding])
  })
})

describe('what is no missing name', () => {
  it.each([
    ['ar', 'Duta besar Jepang bertemu warga Indonesia.', 'التقى سفير اليابان مواطنين إندونيسيين.'],
    ['zh', 'Menteri Luar Negeri bertemu duta Prancis.', '外交部长会见了法国大使。'],
    ['ja', 'Rapat digelar di Kementerian Keuangan.', '会議は財務省で開かれた。'],
    ['en', 'Mahkamah Agung menolak gugatan itu pada Senin.', 'The Supreme Court rejected the suit on Monday.'],
    ['en', 'Makedonia dan Suriah menandatangani perjanjian.', 'Macedonia and Syria signed the treaty.'],
    ['fr', 'Presiden Bolivia menyapa warga.', 'Le président bolivien a salué la foule.'],
    ['fr', 'Warga Anda menunggu.', 'Vos concitoyens attendent.'],
  ] as const)('%s: %s', (locale, source, target) => {
    expect(found(locale, [[source, target]])).toEqual([])
  })
})
