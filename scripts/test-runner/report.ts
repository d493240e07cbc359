/** What a step's tests came to, from the reports that Vitest and Playwright write. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { z } from 'zod'

/** A test that failed: its file and name, and the first lines of what went wrong. */
export type Failure = { test: string; why: string }

/** Results of one step. */
export type Report = { passed: number; failed: number; skipped: number; failures: readonly Failure[] }

const shownLines = 12

/** The beginning of an error, without colours, and without the lines that only say where code stands. */
const brief = (message: string) =>
  stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s*at /.test(line))
    .slice(0, shownLines)
    .join('\n')

const vitest = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    success: z.boolean(),
    testResults: z.array(
      z.object({
        name: z.string(),
        status: z.string(),
        message: z.string(),
        assertionResults: z.array(
          z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
        ),
      }),
    ),
  })
  .transform((report): Report => {
    const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
      const file = path.relative('', name)
      const tests = assertionResults
        .filter((test) => test.status === 'failed')
        .map(({ fullName, failureMessages }) => ({
          test: `${file} › ${fullName}`,
          why: brief((failureMessages ?? []).join('\n')),
        }))
      // A file that can't even be loaded has no failed test in it.
      return tests.length > 0 || status !== 'failed' ? tests : [{ test: file, why: brief(message) }]
    })
    return {
      passed: report.numPassedTests,
      failed: report.success ? report.numFailedTests : Math.max(report.numFailedTests, failures.length, 1),
      skipped: report.numPendingTests,
      failures,
    }
  })

const suite = z.object({
  specs: z.array(
    z.object({
      title: z.string(),
      file: z.string(),
      line: z.number(),
      tests: z.array(
        z.object({
          status: z.string(),
          results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
        }),
      ),
    }),
  ),
  get suites() {
    return z.array(suite).optional()
  },
})

/** Those that failed, or passed at a later try only. */
const failuresOf = ({ specs, suites = [] }: z.infer<typeof suite>): Failure[] => [
  ...specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => ({
        test: `${file}:${line} › ${title}`,
        why: brief(results.find(({ error }) => error)?.error?.message ?? ''),
      })),
  ),
  ...suites.flatMap(failuresOf),
]

const playwright = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
    errors: z.array(z.object({ message: z.string().optional() })),
    suites: z.array(suite),
  })
  .transform(({ stats, errors, suites }): Report => {
    const failed = stats.unexpected + stats.flaky
    const outside = errors.map(({ message = '' }) => ({ test: 'outside any test', why: brief(message) }))
    return {
      passed: stats.expected,
      failed: errors.length > 0 ? Math.max(failed, 1) : failed,
      skipped: stats.skipped,
      failures: [...suites.flatMap(failuresOf), ...outside],
    }
  })

/**
 * Reads a report.
 *
 * @param file JSON of Vitest or of Playwright
 * @returns undefined when there is no report or it can't be read: the run broke down
 */
export function readReport(file: string): Report | undefined {
  if (!existsSync(file)) return undefined
  try {
    return z.union([vitest, playwright]).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}
