import { expect, it } from 'vitest'
import type { Usage } from '../types.ts'
import { axisMaximum, seriesOf } from './series.ts'

const row = (day: string, engine: string, locale: Usage['locale'], characters: number): Usage => ({
  day,
  engine,
  locale,
  requests: 1,
  segments: 2,
  characters,
  tokens: 0,
  cost: characters / 1000,
})
const days = ['2026-11-23', '2026-11-24', '2026-11-25']
const usage = [
  row('2026-11-23', 'deepl', 'ar', 100),
  row('2026-11-25', 'deepl', 'ja', 50),
  row('2026-11-25', 'openai', 'ar', 500),
  row('2026-11-25', 'libretranslate', 'ar', 0),
  row('2025-01-01', 'openai', 'ar', 999),
]

it.each([
  [
    'characters',
    'engine',
    [
      ['openai', [0, 0, 500]],
      ['deepl', [100, 0, 50]],
    ],
  ],
  [
    'cost',
    'locale',
    [
      ['ar', [0.1, 0, 0.5]],
      ['ja', [0, 0, 0.05]],
    ],
  ],
  [
    'requests',
    'engine',
    [
      ['deepl', [1, 0, 1]],
      ['libretranslate', [0, 0, 1]],
      ['openai', [0, 0, 1]],
    ],
  ],
] as const)('%s per day by %s', (measure, group, expected) => {
  expect(seriesOf(usage, days, measure, group).map(({ key, values }) => [key, values])).toEqual(expected)
})

it.each([
  [0, 1],
  [1, 1],
  [1.1, 2],
  [21, 40],
  [41, 60],
  [730_000, 800_000],
  [0.003, 0.004],
])('an axis for %d ends at %d', (most, end) => expect(axisMaximum(most)).toBeCloseTo(end, 10))
