// Prints which rooms import which, and checks it; scripts/graph is its entry.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { arrowsOf, faultsOf, isTest, lostComponents, roomOf, sumUp } from './graph.ts'
import { readExports, readImports } from './imports.ts'
import { limits, outputs, rooms } from './rooms.ts'

const help = `Usage: scripts/graph [--check | FROM [TO]]

Prints which room of the project imports which, from top to bottom, and how often: in production code, how many of
those for types only (t), and in tests. Then everything that breaks the order of scripts/import-graph/rooms.ts: an
import from a room above or beside, files that import each other round about, components of the admin interface that are
not where their path says.

  --check    prints only what breaks the order
  FROM [TO]  lists the imports of one room, all or those of another, with file and line
  --help     this text

Ends with status 1 if anything breaks the order.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
})
if (values.help || positionals.length > 2) {
  console.log(help)
  process.exit(values.help ? 0 : 2)
}

const plan = { rooms, limits, outputs }
const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
})
// Git also lists what was deleted a moment ago.
const files = listed.split('\0').filter((file) => file !== '' && existsSync(file))
const known = new Set(files)
const sources = files.filter((file) => /\.(?:[cm]?[jt]s|[jt]sx)$/.test(file))
const read = (file: string) => readFileSync(file, 'utf8')
const mentions = sources.map((file) => [file, readImports(file, read(file))] as const)
const arrows = mentions.flatMap(([file, named]) => arrowsOf(file, named, known))

const [from, to] = positionals
if (from) list(from, to)
else {
  if (!values.check) print()
  check()
}

function list(from: string, to: string | undefined): void {
  for (const arrow of arrows) {
    const target = roomOf(arrow.to, plan)
    if (roomOf(arrow.from, plan) !== from || !target || target === from || (to && target !== to)) continue
    const marks = [arrow.kind === 'value' ? '' : arrow.kind, isTest(arrow.from) ? 'test' : ''].filter(Boolean)
    console.log(`${arrow.from}:${arrow.line} → ${arrow.to}${marks.length > 0 ? `  (${marks.join(', ')})` : ''}`)
  }
}

function print(): void {
  const sums = sumUp(arrows, plan)
  for (const line of rooms) {
    for (const room of line) {
      const below = sums.filter(({ from }) => from === room)
      console.log(`${room}  ${sources.filter((file) => roomOf(file, plan) === room).length} files`)
      const ofCode = below
        .filter(({ code }) => code > 0)
        .map(({ to, code, codeTypes }) => `${to} ${code}${codeTypes > 0 ? ` (${codeTypes} t)` : ''}`)
      const ofTests = below.filter(({ tests }) => tests > 0).map(({ to, tests }) => `${to} ${tests}`)
      if (ofCode.length > 0) console.log(`  code   → ${ofCode.join(', ')}`)
      if (ofTests.length > 0) console.log(`  tests  → ${ofTests.join(', ')}`)
    }
    console.log()
  }
}

function check(): void {
  const exportsOf = (file: string) => (known.has(file) ? readExports(file, read(file)) : undefined)
  const lost = mentions.flatMap(([file, named]) => (isTest(file) ? [] : lostComponents(file, named, exportsOf)))
  const faults = [...faultsOf(sources, arrows, plan), ...lost]
  for (const fault of faults) console.error(fault)
  console.log(faults.length === 0 ? 'Every import runs downwards; no circle.' : `${faults.length} break the order.`)
  process.exitCode = faults.length > 0 ? 1 : 0
}
