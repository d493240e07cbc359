import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readReport } from './report.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'warta-report-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = { name: path.resolve('lib/a.test.ts'), status: 'passed', message: '', assertionResults: [] }
const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, success: true, testResults: [file] }
const refused = {
  fullName: 'counting says how many',
  status: 'failed',
  failureMessages: ['\u001b[31mexpected 1 to be 2\u001b[39m\n\n    at lib/a.test.ts:3:1'],
}
const broken = {
  ...vitest,
  numFailedTests: 1,
  success: false,
  testResults: [file, { ...file, status: 'failed', assertionResults: [{ ...refused, status: 'passed' }, refused] }],
}
const unloadable = {
  ...vitest,
  success: false,
  testResults: [{ ...file, status: 'failed', message: 'Cannot find b.ts\n    at lib/a.test.ts:1:1' }],
}
const stats = { expected: 4, unexpected: 0, flaky: 0, skipped: 2 }
const spec = (status: string, messages: readonly (string | undefined)[]) => ({
  title: 'shows it',
  file: 'a.spec.ts',
  line: 7,
  tests: [{ status, results: messages.map((message) => (message ? { error: { message } } : {})) }],
})
const suites = (status: string, messages: readonly (string | undefined)[]) => [
  { title: 'a.spec.ts', specs: [], suites: [{ title: 'a page', specs: [spec(status, messages)] }] },
]

it.each([
  ['Vitest, all well', vitest, { passed: 5, failed: 0, skipped: 1, failures: [] }],
  [
    'Vitest, a failure',
    broken,
    {
      passed: 5,
      failed: 1,
      skipped: 1,
      failures: [{ test: 'lib/a.test.ts › counting says how many', why: 'expected 1 to be 2' }],
    },
  ],
  [
    'Vitest, a file that does not load',
    unloadable,
    { passed: 5, failed: 1, skipped: 1, failures: [{ test: 'lib/a.test.ts', why: 'Cannot find b.ts' }] },
  ],
  [
    'Playwright, all well',
    { stats, errors: [], suites: suites('expected', [undefined]) },
    { passed: 4, failed: 0, skipped: 2, failures: [] },
  ],
  [
    'Playwright, a failure',
    { stats: { ...stats, unexpected: 1 }, errors: [], suites: suites('unexpected', ['Error: not visible']) },
    { passed: 4, failed: 1, skipped: 2, failures: [{ test: 'a.spec.ts:7 › shows it', why: 'Error: not visible' }] },
  ],
  [
    'Playwright, one passed at the second try only',
    { stats: { ...stats, flaky: 1 }, errors: [], suites: suites('flaky', ['Error: late', undefined]) },
    { passed: 4, failed: 1, skipped: 2, failures: [{ test: 'a.spec.ts:7 › shows it', why: 'Error: late' }] },
  ],
  [
    'Playwright, no server',
    { stats, errors: [{ message: 'timeout' }], suites: [] },
    { passed: 4, failed: 1, skipped: 2, failures: [{ test: 'outside any test', why: 'timeout' }] },
  ],
  ['something else', { hello: 1 }, undefined],
])('reads %s', (_what, written, expected) => {
  const report = path.join(folder, 'report.json')
  writeFileSync(report, JSON.stringify(written))
  expect(readReport(report)).toEqual(expected)
})

it('shows the beginning of a long error', () => {
  const report = path.join(folder, 'long.json')
  const message = Array.from({ length: 40 }, (_, n) => `line ${n}`).join('\n')
  writeFileSync(report, JSON.stringify({ stats, errors: [{ message }], suites: [] }))
  expect(readReport(report)?.failures[0]?.why.split('\n')).toHaveLength(12)
})

it('knows nothing of a report that was never written, or only half', () => {
  expect(readReport(path.join(folder, 'none.json'))).toBeUndefined()
  writeFileSync(path.join(folder, 'half.json'), '{"numPassedTests": 5,')
  expect(readReport(path.join(folder, 'half.json'))).toBeUndefined()
})
