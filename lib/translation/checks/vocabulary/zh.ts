import type { Vocabulary } from './vocabulary.ts'

const numbered = ['日', '一', '二', '三', '四', '五', '六']

export const chinese: Vocabulary = {
  decimal: '.',
  numerals: null,
  weekdays: numbered.map((day) => [`周${day}`, `礼拜${day}`, ...(day === '日' ? ['星期天', '礼拜天', '周天'] : [])]),
  months: [],
  doubled: new Set(),
  length: [0.18, 0.61],
}
