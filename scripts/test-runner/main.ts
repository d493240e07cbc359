/** Runs the steps of scripts/test, all of them whatever fails, two at once where they may be, and sums up. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { runInLanes } from './lanes.ts'
import { type Failure, readReport } from './report.ts'
import { type Step, steps } from './steps.ts'

/** Where there are many processors it is memory that counts: two sites with their browsers fit everywhere. */
const lanes = 2
const total = { passed: 0, failed: 0, skipped: 0 }
const broken: string[] = []
const failures: Failure[] = []
const children = new Set<ChildProcess>()

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal)
    process.exitCode = 1
    stopped = true
  })
}
let stopped = false

const chosen = chosenSteps()
const begun = Date.now()
await runInLanes(chosen, lanes, async (step) => {
  if (stopped) return
  const stepBegun = Date.now()
  // What a single step says is shown at once; of several each in one piece when it has ended, until then it is in a file.
  if (chosen.length === 1) console.log(`\n— ${step.name}: ${step.what}`)
  else console.log(`… ${step.name}: ${step.what}`)
  const { succeeded, output } = await run(step)
  if (!succeeded) broken.push(step.name)
  if (chosen.length > 1) process.stdout.write(`\n— ${step.name}: ${step.what}\n${output}`)
  console.log(`— ${step.name}: ${succeeded ? 'ok' : 'FAILED'} in ${seconds(stepBegun)}`)
})

// Again at the end, where whoever reads a long log begins.
for (const { test, why } of failures) console.log(`\n✘ ${test}\n${why.replace(/^/gm, '  ')}`)
console.log('')
if (chosen.length > 1) console.log(`${chosen.length} steps in ${seconds(begun)}`)
if (total.skipped > 0) console.log(`${total.skipped} skipped`)
if (broken.length > 0) console.log(`Failed: ${broken.join(', ')}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(broken.length > 0 || stopped ? 1 : 0)

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}

async function run(step: Step): Promise<{ succeeded: boolean; output: string }> {
  if (step.report) rmSync(step.report, { force: true })
  mkdirSync('test-results', { recursive: true })
  let prepared: ReturnType<NonNullable<Step['prepare']>> | undefined
  try {
    prepared = step.prepare?.()
  } catch (error) {
    total.failed += 1
    return { succeeded: false, output: `${error instanceof Error ? error.message : error}\n` }
  }
  const env = { ...process.env, ...prepared?.env, CI: '1', NEXT_TELEMETRY_DISABLED: '1' }
  const { status, output } = await execute(step, env)
  prepared?.cleanUp()
  const report = step.report ? readReport(step.report) : undefined
  total.passed += report?.passed ?? 0
  total.skipped += report?.skipped ?? 0
  failures.push(...(report?.failures ?? []))
  const succeeded = status === 0 && (report !== undefined || step.report === undefined) && !report?.failed
  // A step that fails without naming a test counts as one failure.
  total.failed += report?.failed || (succeeded ? 0 : 1)
  return { succeeded, output }
}

/** Runs a program to its end; what it says is returned, unless it is the only one: then it is shown. */
async function execute(
  { name, command: [command, ...args] }: Step,
  env: NodeJS.ProcessEnv,
): Promise<{ status: number | null; output: string }> {
  const log = `test-results/${name}.log`
  const to = chosen.length > 1 ? openSync(log, 'w') : 'inherit'
  try {
    const child = spawn(command, args, { env, stdio: ['ignore', to, to] })
    children.add(child)
    const [status] = (await once(child, 'close').finally(() => children.delete(child))) as [number | null]
    return { status, output: to === 'inherit' ? '' : readFileSync(log, 'utf8') }
  } catch (error) {
    return { status: null, output: `${error}\n` }
  } finally {
    if (to !== 'inherit') closeSync(to)
  }
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
