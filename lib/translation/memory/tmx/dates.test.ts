import { expect, it } from 'vitest'
import { isInstant, parseTmxDate, tmxDate } from './dates.ts'

it.each([
  ['20261124T080000Z', '2026-11-24T08:00:00Z'],
  ['20240229T235959Z', '2024-02-29T23:59:59Z'],
  ['20230229T000000Z', null],
  ['20261124T250000Z', null],
  ['2026-11-24T08:00:00Z', null],
  ['20261124T080000', null],
  ['', null],
  [undefined, null],
])('%s is the moment %s', (date, instant) => {
  expect(parseTmxDate(date)).toBe(instant)
})

it('writes a moment to the second', () => {
  expect(tmxDate('2026-11-24T08:00:59.999999Z')).toBe('20261124T080059Z')
})

it.each([
  ['2026-11-24T08:00:00.123456Z', true],
  ['2026-11-24T08:00:00Z', true],
  ['2026-02-30T08:00:00.000Z', false],
  ['0000-01-01T00:00:00.000Z', false],
  ['2026-11-24T08:00:00+07:00', false],
  ['kemarin', false],
])('%s is a moment: %s', (text, is) => {
  expect(isInstant(text)).toBe(is)
})
