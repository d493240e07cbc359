/** Runs the steps of scripts/test, all of them whatever fails, and sums up. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Failure, readReport } from './report.ts'
import { type Step, steps } from './steps.ts'

const total = { passed: 0, failed: 0, skipped: 0 }
const broken: string[] = []
const failures: Failure[] = []

for (const step of chosenSteps()) {
  console.log(`\n— ${step.name}: ${step.what}`)
  const begun = Date.now()
  const succeeded = run(step)
  const seconds = ((Date.now() - begun) / 1000).toFixed(1)
  if (!succeeded) broken.push(step.name)
  console.log(`— ${step.name}: ${succeeded ? 'ok' : 'FAILED'} in ${seconds} s`)
}

// Again at the end, where whoever reads a long log begins.
for (const { test, why } of failures) console.log(`\n✘ ${test}\n${why.replace(/^/gm, '  ')}`)
console.log('')
if (total.skipped > 0) console.log(`${total.skipped} skipped`)
if (broken.length > 0) console.log(`Failed: ${broken.join(', ')}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(broken.length > 0 ? 1 : 0)

function run(step: Step): boolean {
  if (step.report) rmSync(step.report, { force: true })
  mkdirSync('test-results', { recursive: true })
  let prepared: ReturnType<NonNullable<Step['prepare']>> | undefined
  try {
    prepared = step.prepare?.()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    total.failed += 1
    return false
  }
  const [command, ...args] = step.command
  const env = { ...process.env, ...prepared?.env, CI: '1', NEXT_TELEMETRY_DISABLED: '1' }
  const { status } = spawnSync(command, args, { env, stdio: ['ignore', 'inherit', 'inherit'] })
  prepared?.cleanUp()
  const report = step.report ? readReport(step.report) : undefined
  total.passed += report?.passed ?? 0
  total.skipped += report?.skipped ?? 0
  failures.push(...(report?.failures ?? []))
  const succeeded = status === 0 && (report !== undefined || step.report === undefined) && !report?.failed
  // A step that fails without naming a test counts as one failure.
  total.failed += report?.failed || (succeeded ? 0 : 1)
  return succeeded
}

function chosenSteps(): readonly Step[] {
  const { values } = parseArgs({ options: { only: { type: 'string' } } })
  if (values.only === undefined) return steps
  const names = values.only.split(',')
  const unknown = names.filter((name) => !steps.some((step) => step.name === name))
  if (unknown.length > 0) {
    console.error(
      `--only: there is no step ${unknown.join(', ')}; there are ${steps.map((step) => step.name).join(', ')}.`,
    )
    process.exit(2)
  }
  return steps.filter((step) => names.includes(step.name))
}
