import { expect, it } from 'vitest'
import { fromZone, inZone } from './zone.ts'

it.each([
  ['Asia/Jakarta', '2026-11-29', '18:00', '2026-11-29T11:00:00.000Z'],
  ['Asia/Jayapura', '2026-12-31', '23:59', '2026-12-31T14:59:00.000Z'],
  ['Asia/Kathmandu', '2026-01-01', '00:00', '2025-12-31T18:15:00.000Z'],
  ['Europe/Paris', '2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
  ['Europe/Paris', '2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
  // Comes twice: the first.
  ['Europe/Paris', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ['Europe/Paris', '2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
  ['Africa/Cairo', '2026-07-01', '12:00', '2026-07-01T09:00:00.000Z'],
])('%s, %s %s is %s', (zone, day, time, expected) => {
  const at = fromZone(zone, { day, time })
  expect(at?.toISOString()).toBe(expected)
  expect(inZone(zone, at ?? new Date(0))).toEqual({ day, time })
})

it('takes a time that is skipped for that long after the jump, and nothing for nothing', () => {
  expect(fromZone('Europe/Paris', { day: '2026-03-29', time: '02:30' })?.toISOString()).toBe('2026-03-29T01:30:00.000Z')
  expect(fromZone('Asia/Jakarta', { day: '', time: '18:00' })).toBeNull()
})
