// Reads stories into the newsroom; scripts/import is its entry. docs/import-format.md describes the files.
import { constants, createReadStream } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { ImportCounts } from '#lib/import-export/import/import.ts'
import { openNewsroom } from '#lib/import-export/newsroom.ts'
import { progressBar, readingText } from '#lib/runtime/progress.ts'
import { migrate } from '#migrate.ts'

const help = `Usage: scripts/import [--dry-run] [--strict] FILE…

Imports stories in JSON Lines; FILE may be - for standard input. See docs/import-format.md.
What is already there and says the same is left alone: a file can be imported again at any time.

  --dry-run  check everything and say what would happen; write nothing
  --strict   refuse sections that the newsroom does not have, instead of making them
  --help     this text

Ends with status 0 if every line was imported, 1 if any failed (each is named), 130 if it was stopped.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'dry-run': { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (values.help || positionals.length === 0) {
  console.log(help)
  process.exit(values.help ? 0 : 2)
}

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The second Ctrl-C does not wait for the records in work; the database undoes them.
  process.on(signal, () => (stopping.signal.aborted ? process.exit(130) : stopping.abort()))
}

const newsroom = await openNewsroom('scripts/import', { migrate, loadConfig: () => import('#payload.config.ts') })
const { importRecords } = await import('#lib/import-export/import/import.ts')
let failed = false
try {
  for (const file of positionals) {
    if (stopping.signal.aborted) break
    failed = !(await importFile(file)) || failed
  }
} catch (error) {
  failed = true
  console.error(
    `import: the database was lost (${error instanceof Error ? error.message : error}); run it again to complete it`,
  )
} finally {
  await newsroom.close()
}
process.exit(stopping.signal.aborted ? 130 : failed ? 1 : 0)

/** Imports one file and prints what became of it; false if anything failed. */
async function importFile(name: string): Promise<boolean> {
  const started = performance.now()
  const file = path.resolve(process.env.INIT_CWD ?? '.', name)
  const size = name === '-' ? null : await sizeOf(file)
  if (size === undefined) {
    console.error(`import ${name}: there is no such file, or it can't be read`)
    return false
  }
  const bar = progressBar<ImportCounts>(process.stderr, (read, seconds) => readingText(read, size, seconds))
  const counts = await importRecords({
    payload: newsroom.payload,
    bytes: name === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1024 * 1024 }),
    folder: name === '-' ? (process.env.INIT_CWD ?? '.') : path.dirname(file),
    report: (line, problem) => bar.above(`import ${name}:${line}: ${problem}`),
    progress: bar.show,
    dryRun: values['dry-run'],
    strict: values.strict,
    signal: stopping.signal,
  })
  bar.clear()
  console.log(summary(name, counts, (performance.now() - started) / 1000))
  return counts.failed === 0
}

/** A file's length in bytes; undefined if it can't be read. */
async function sizeOf(file: string): Promise<number | undefined> {
  try {
    await access(file, constants.R_OK)
    const found = await stat(file)
    return found.isDirectory() ? undefined : found.size
  } catch {
    return undefined
  }
}

function summary(file: string, counts: ImportCounts, seconds: number): string {
  const { records, created, updated, unchanged, failed } = counts
  const documents = created + updated + unchanged
  const verb = values['dry-run'] ? 'checked' : stopping.signal.aborted ? 'stopped after' : 'imported'
  return (
    `${file}: ${verb} ${records} records (${created} documents created, ${updated} updated, ${unchanged} unchanged), ` +
    `${failed} lines failed; ${seconds.toFixed(1)} s, ${Math.round(documents / seconds)} documents/s`
  )
}
