import { describe, expect, it } from 'vitest'
import { redact } from './error.ts'
import { retryAfter } from './remote.ts'

describe('retryAfter', () => {
  const now = Date.parse('2026-11-24T08:00:00Z')
  it.each<[Record<string, string>, number | null]>([
    [{}, null],
    [{ 'retry-after': '30' }, 30_000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': 'Tue, 24 Nov 2026 08:01:00 GMT' }, 60_000],
    [{ 'retry-after': 'Tue, 24 Nov 2026 07:00:00 GMT' }, 0],
    [{ 'retry-after': 'nanti' }, null],
    [{ 'retry-after': '30', 'retry-after-ms': '1500' }, 1500],
  ])('reads %j', (headers, expected) => {
    expect(retryAfter(new Headers(headers), now)).toBe(expected)
  })
})

describe('redact', () => {
  it.each([
    ['Model "x" tidak ada\n  di sini', 'Model "x" tidak ada di sini'],
    ['Incorrect API key provided: sk-proj-ab***yz.', 'Incorrect API key provided: …'],
    ['Authorization: Bearer abc.def', 'Authorization: …'],
    ['DeepL-Auth-Key 1234-abc:fx', '…'],
    ['see https://me:pw@host/x?api_key=abc&y=1', 'see https://…host/x?api_key=…&y=1'],
    ['kunci rahasia123 salah', 'kunci … salah'],
    ['<html><body>Bad gateway</body></html>', ''],
    ['a < b', 'a < b'],
  ])('shows %j', (text, expected) => {
    expect(redact(text, ['rahasia123'])).toBe(expected)
  })

  it('keeps to one short line', () => {
    expect(redact('نص '.repeat(1000), [])).toHaveLength(200)
  })
})
