/** How many tests passed and failed, from the reports that Vitest and Playwright write. */
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** Results of one step. */
export type Counts = { passed: number; failed: number; skipped: number }

const vitest = z
  .object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number(), success: z.boolean() })
  .transform((report): Counts => {
    // A file that can't even be loaded has no failed test in it.
    const failed = report.success ? report.numFailedTests : Math.max(report.numFailedTests, 1)
    return { passed: report.numPassedTests, failed, skipped: report.numPendingTests }
  })

const playwright = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
    errors: z.array(z.unknown()),
  })
  .transform(({ stats, errors }): Counts => {
    const failed = stats.unexpected + stats.flaky
    return { passed: stats.expected, failed: errors.length > 0 ? Math.max(failed, 1) : failed, skipped: stats.skipped }
  })

/**
 * Reads a report.
 *
 * @param file JSON of Vitest or of Playwright
 * @returns undefined when there is no report or it can't be read: the run broke down
 */
export function readCounts(file: string): Counts | undefined {
  if (!existsSync(file)) return undefined
  try {
    return z.union([vitest, playwright]).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}
