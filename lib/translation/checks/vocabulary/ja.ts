import type { Vocabulary } from './vocabulary.ts'

export const japanese: Vocabulary = {
  decimal: '.',
  numerals: null,
  weekdays: ['日', '月', '火', '水', '木', '金', '土'].map((day) => [`${day}曜`]),
  months: [],
  doubled: new Set(),
  length: [0.24, 0.71],
}
