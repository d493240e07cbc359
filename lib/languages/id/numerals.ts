import { numberWords, type SpokenNumerals } from '../numerals.ts'

/** `kedua` (second, both) counts as two, `ke-25` is in figures. */
const normal = (word: string): string =>
  word.replace(/^ke(?=dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)/, '')

export const numerals: SpokenNumerals = {
  words: numberWords({
    add: {
      0: 'nol',
      0.5: 'setengah separuh',
      1: 'satu seorang sebuah seekor sehari seminggu sebulan setahun sejam pertama kesatu',
      2: 'dua ganda sepasang',
      3: 'tiga',
      4: 'empat',
      5: 'lima',
      6: 'enam',
      7: 'tujuh',
      8: 'delapan',
      9: 'sembilan',
      10: 'sepuluh belas',
      11: 'sebelas',
      12: 'selusin',
    },
    times: {
      10: 'puluh dekade dasawarsa',
      12: 'lusin',
      100: 'ratus seratus abad',
      1000: 'ribu seribu',
      1e6: 'juta sejuta',
      1e9: 'miliar milyar semiliar',
      1e12: 'triliun trilyun setriliun',
    },
  }),
  joiners: new Set(),
  normal,
  unitsFirst: true,
}
