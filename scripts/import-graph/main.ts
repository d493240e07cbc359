// Prints and checks the import graph; scripts/graph is its entry.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { countByRoom, dependenciesOf, isTest, missingComponents, roomOf, violationsOf } from './graph.ts'
import { readExports, readImports } from './imports.ts'
import { limits, outputs, rooms } from './rooms.ts'

const help = `Usage: scripts/graph [--check | FROM [TO]]

Prints the imports of every room, from top to bottom: how many from each other room, in production code (of those, how
many of types only: t) and in tests. Then every violation of scripts/import-graph/rooms.ts: imports from a room above
or beside, cycles of files, components of the admin interface that are not where their path says.

  --check    prints violations only
  FROM [TO]  lists the imports of one room, or those from one other room, with file and line
  --help     this text

Ends with status 1 if there are violations.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
})
if (values.help || positionals.length > 2) {
  console.log(help)
  process.exit(values.help ? 0 : 2)
}

const rules = { rooms, limits, outputs }
const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
})
// Git also lists what was deleted a moment ago.
const files = listed.split('\0').filter((file) => file !== '' && existsSync(file))
const known = new Set(files)
const sources = files.filter((file) => /\.(?:[cm]?[jt]s|[jt]sx)$/.test(file))
const read = (file: string) => readFileSync(file, 'utf8')
const references = sources.map((file) => [file, readImports(file, read(file))] as const)
const dependencies = references.flatMap(([file, found]) => dependenciesOf(file, found, known))

const [from, to] = positionals
if (from) list(from, to)
else {
  if (!values.check) print()
  check()
}

function list(from: string, to: string | undefined): void {
  for (const { from: file, line, to: target, kind } of dependencies) {
    const room = roomOf(target, rules)
    if (roomOf(file, rules) !== from || !room || room === from || (to && room !== to)) continue
    const marks = [kind === 'value' ? '' : kind, isTest(file) ? 'test' : ''].filter(Boolean)
    console.log(`${file}:${line} → ${target}${marks.length > 0 ? `  (${marks.join(', ')})` : ''}`)
  }
}

function print(): void {
  const counts = countByRoom(dependencies, rules)
  for (const line of rooms) {
    for (const room of line) {
      const below = counts.filter(({ from }) => from === room)
      console.log(`${room}  ${sources.filter((file) => roomOf(file, rules) === room).length} files`)
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
  const missing = references.flatMap(([file, found]) => (isTest(file) ? [] : missingComponents(file, found, exportsOf)))
  const violations = [...violationsOf(sources, dependencies, rules), ...missing]
  for (const violation of violations) console.error(violation)
  console.log(violations.length === 0 ? 'Every import runs downwards; no cycle.' : `${violations.length} violations.`)
  process.exitCode = violations.length > 0 ? 1 : 0
}
