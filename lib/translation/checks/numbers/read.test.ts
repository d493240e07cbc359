import { describe, expect, it } from 'vitest'
import type { Locale } from '#lib/locales.ts'
import { numbersIn } from './read.ts'

/** First readings of all that is more than a hint. */
const read = (locale: Locale, text: string): string[] =>
  numbersIn(text, locale)
    .filter(({ weight }) => weight !== 'hint')
    .map(({ readings }) => readings[0] ?? '')

describe('numbers in figures', () => {
  it.each([
    ['ar', 'بلغ العدد ١٬٢٣٤٫٥ طن', ['1234.5']],
    ['ar', 'سجلت ٢٠٢٢ حالة', ['2022']],
    ['ar', 'قرابة 45،000 كتاب', ['45000']],
    ['ar', 'زُرعت 420 ألف شجرة', ['420000']],
    ['ar', 'أنفقوا 157 مليونًا', ['157000000']],
    ['id', 'senilai 1.234,5 ton', ['1234.5']],
    ['id', 'sebanyak 465.000 pohon', ['465000']],
    ['id', 'sekitar 6,8 juta pohon', ['6800000']],
    ['id', 'Rp1,1 triliun', ['1100000000000']],
    ['en', 'some 1,234.5 tonnes', ['1234.5']],
    ['en', '6.8 million trees', ['6800000']],
    ['en', '$5.2bn', ['5200000000']],
    ['zh', '680万棵', ['6800000']],
    ['zh', '46 万棵树和7亿元', ['460000', '700000000']],
    ['zh', '3000多万', ['30000000']],
    ['ja', '4万6000本', ['46000']],
    ['ja', '１，２００円', ['1200']],
    ['ja', '約52億円', ['5200000000']],
    ['fr', '1 234,5 tonnes', ['1234.5']],
    ['fr', '46 950 arbres', ['46950']],
    ['fr', '6,75 milliards', ['6750000000']],
  ] as const)('%s: %s', (locale, text, numbers) => {
    expect(read(locale, text)).toEqual(numbers)
  })

  it('a separator of the wrong language makes another number', () => {
    expect(read('en', '1.234 tonnes')).toEqual(['1.234'])
    expect(read('id', '1.234 ton')).toEqual(['1234'])
  })
})

describe('numbers in words', () => {
  it.each([
    ['ar', 'خمسة وعشرون', '25'],
    ['ar', 'ثلاثمائة وخمسون', '350'],
    ['ar', 'ألفين', '2000'],
    ['id', 'dua puluh lima', '25'],
    ['id', 'seratus tiga puluh sembilan', '139'],
    ['id', 'dua belas ribu', '12000'],
    ['en', 'twenty-five', '25'],
    ['en', 'three hundred and fifty', '350'],
    ['fr', 'quatre-vingt-dix-sept', '97'],
    ['fr', 'soixante et onze', '71'],
    ['fr', 'trois cent cinquante', '350'],
  ] as const)('%s: %s', (locale, text, value) => {
    expect(read(locale, text)).toEqual([value])
  })

  it.each([
    ['zh', '二百零五', '205'],
    ['zh', '二〇一八', '2018'],
    ['ja', '十二', '12'],
    ['ja', '三万五千', '35000'],
    ['fr', 'XIX', '19'],
  ] as const)('%s: %s explains figures', (locale, text, value) => {
    expect(numbersIn(text, locale).map(({ readings }) => readings[0])).toEqual([value])
  })
})

describe('times of day', () => {
  it.each([
    ['ar', 'الساعة 7:55 صباحًا'],
    ['id', 'pukul 7.55 pagi'],
    ['en', 'at 7:55 a.m.'],
    ['en', 'at 19:55'],
    ['zh', '早上 7:55'],
    ['ja', '午前7時55分'],
    ['fr', 'à 07h55'],
    ['fr', 'à 7 h 55'],
  ] as const)('%s: %s', (locale, text) => {
    expect(numbersIn(text, locale).flatMap(({ readings }) => readings)).toContain('7:55')
  })
})
