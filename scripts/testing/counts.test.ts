import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readCounts } from './counts.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'warta-counts-'))
afterAll(() => rmSync(folder, { recursive: true }))

const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, success: true }
const stats = { expected: 4, unexpected: 0, flaky: 0, skipped: 2 }

it.each([
  ['Vitest, all well', vitest, { passed: 5, failed: 0, skipped: 1 }],
  ['Vitest, two failures', { ...vitest, numFailedTests: 2, success: false }, { passed: 5, failed: 2, skipped: 1 }],
  ['Vitest, a file that does not load', { ...vitest, success: false }, { passed: 5, failed: 1, skipped: 1 }],
  ['Playwright, all well', { stats, errors: [] }, { passed: 4, failed: 0, skipped: 2 }],
  [
    'Playwright, one passed at the second try only',
    { stats: { ...stats, flaky: 1 }, errors: [] },
    { passed: 4, failed: 1, skipped: 2 },
  ],
  ['Playwright, no server', { stats, errors: [{ message: 'timeout' }] }, { passed: 4, failed: 1, skipped: 2 }],
  ['something else', { hello: 1 }, undefined],
])('reads %s', (_what, report, counts) => {
  const file = path.join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(report))
  expect(readCounts(file)).toEqual(counts)
})

it('knows nothing of a report that was never written, or only half', () => {
  expect(readCounts(path.join(folder, 'none.json'))).toBeUndefined()
  writeFileSync(path.join(folder, 'half.json'), '{"numPassedTests": 5,')
  expect(readCounts(path.join(folder, 'half.json'))).toBeUndefined()
})
