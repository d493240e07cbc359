import { expect, it } from 'vitest'
import { impossibleDay } from './days.ts'

it.each([
  ['2026-02-30T10:00:00Z', '2026-02-30'],
  ['2026-02-29', '2026-02-29'],
  ['2025-04-31T00:00:00+07:00', '2025-04-31'],
  ['1900-02-29', '1900-02-29'],
  ['2026-00-10', '2026-00-10'],
  ['2026-13-01', '2026-13-01'],
  ['2026-06-00', '2026-06-00'],
  ['2024-02-29T10:00:00Z', null],
  ['2000-02-29', null],
  ['0004-02-29', null],
  ['2026-12-31T23:59:59Z', null],
  ['besok', null],
])('%j names the impossible day %j', (text, day) => expect(impossibleDay(text)).toBe(day))
