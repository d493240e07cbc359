// The translation memory as TMX; scripts/memory is its entry. docs/translation-memory.md describes the files.
import { constants, createReadStream, createWriteStream, writeSync } from 'node:fs'
import { access, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { PoolClient } from 'pg'
import { openDatabase } from '#lib/database/open.ts'
import { pool } from '#lib/database/pool.ts'
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'
import { progressBar, readingText } from '#lib/runtime/progress.ts'
import { exportTmx, importTmx, type TmxCounts } from '#lib/translation/memory/index.ts'
import { migrate } from '#migrate.ts'

const help = `Usage: scripts/memory export [--locale CODE] FILE
       scripts/memory import [--dry-run] [--origin machine|human] FILE…

The translation memory as TMX 1.4b, for other tools and other sites; FILE may be - for standard output or input.
See docs/translation-memory.md.

export
  --locale CODE   only translations into this language: ${translationLocales.join(', ')}

import
  --dry-run       check everything and say what would happen; write nothing
  --origin NAME   who wrote texts that don't say: human (unless you say otherwise) or machine

  --help          this text

What is already there, or newer there, is left alone: a file can be imported again at any time.
Ends with status 0 if everything was imported, 1 if anything failed (it is named), 130 if it was stopped.`

/** scripts/memory opens it as this descriptor, where no log gets in between. */
const standardOutput = 3
const say = (text: string) => writeSync(standardOutput, `${text}\n`)

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    locale: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    origin: { type: 'string', default: 'human' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const [command, ...files] = positionals
const from = (name: string) => path.resolve(process.env.INIT_CWD ?? '.', name)

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The second Ctrl-C does not wait for the statement in work; the database undoes it.
  process.on(signal, () => (stopping.signal.aborted ? process.exit(130) : stopping.abort()))
}

if (values.help) {
  say(help)
} else if (command === 'export' && files[0] !== undefined && files.length === 1) {
  process.exitCode = await exportTo(files[0], targetOf(values.locale))
} else if (command === 'import' && files.length > 0) {
  process.exitCode = await importAll(files, originOf(values.origin))
} else {
  console.error(help)
  process.exitCode = 2
}
process.exit()

function targetOf(code: string | undefined): TranslationLocale | undefined {
  const found = translationLocales.find((known) => known === code)
  if (code !== undefined && !found) {
    refuse(`--locale: "${code}" is no language of translations; there are: ${translationLocales.join(', ')}`)
  }
  return found
}

function originOf(name: string): 'machine' | 'human' {
  return name === 'machine' || name === 'human' ? name : refuse(`--origin: "${name}" is neither machine nor human`)
}

function refuse(reason: string): never {
  console.error(`memory: ${reason}`)
  process.exit(2)
}

/** Writes a file, which appears when it is complete. */
async function exportTo(name: string, target: TranslationLocale | undefined): Promise<number> {
  const file = name === '-' ? null : from(name)
  const partial = file && `${file}.part`
  const database = await openDatabase('scripts/memory', migrate)
  const output = createWriteStream(partial ?? '', partial ? {} : { fd: standardOutput })
  // A reader that has seen enough (head) closes the pipe.
  const isPipeClosed = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EPIPE'
  output.on('error', () => undefined)
  try {
    await inTransaction((client) => exportTmx(client, output, { target, signal: stopping.signal }))
    await new Promise<void>((resolve, reject) => {
      output.once('error', reject)
      output.end(resolve)
    })
    if (file && partial) await rename(partial, file)
    return 0
  } catch (error) {
    if (partial) await rm(partial, { force: true })
    if (stopping.signal.aborted) return 130
    if (isPipeClosed(error)) return 0
    console.error(`memory: ${error instanceof Error ? error.message : error}`)
    return 1
  } finally {
    await database.close()
  }
}

async function inTransaction(work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool().connect()
  try {
    await client.query('BEGIN READ ONLY')
    await work(client)
    await client.query('COMMIT')
  } finally {
    // Closed, not given back: a transaction that failed ends with it.
    client.release(true)
  }
}

async function importAll(names: readonly string[], origin: 'machine' | 'human'): Promise<number> {
  const database = await openDatabase('scripts/memory', migrate)
  let failed = false
  try {
    for (const name of names) {
      if (stopping.signal.aborted) break
      failed = !(await importFile(name, origin)) || failed
    }
  } catch (error) {
    failed = true
    const reason = error instanceof Error ? error.message : error
    console.error(`memory: the database was lost (${reason}); run it again to complete it`)
  } finally {
    await database.close()
  }
  return stopping.signal.aborted ? 130 : failed ? 1 : 0
}

/** Imports one file and prints what became of it; false if anything failed. */
async function importFile(name: string, origin: 'machine' | 'human'): Promise<boolean> {
  const started = performance.now()
  const file = await fileOf(name)
  if (!file) {
    console.error(`memory ${name}: there is no such file, or it can't be read`)
    return false
  }
  const bar = progressBar<TmxCounts>(process.stderr, ({ units: records, ...rest }, seconds) =>
    readingText({ records, ...rest }, file.size, seconds, { records: 'units', made: 'texts' }),
  )
  const counts = await importTmx(pool(), file.bytes(), {
    report: ({ line, column, reason }) => bar.above(`memory ${name}:${line}:${column}: ${reason}`),
    progress: bar.show,
    defaults: { origin, at: file.changed.toISOString() },
    dryRun: values['dry-run'],
    signal: stopping.signal,
  })
  bar.clear()
  say(summary(name, counts, (performance.now() - started) / 1000))
  return counts.failed === 0
}

type Source = { readonly size: number | null; readonly changed: Date; bytes(): AsyncIterable<Uint8Array> }

/** Texts without a date are as old as their file. Null if it can't be read. */
async function fileOf(name: string): Promise<Source | null> {
  if (name === '-') return { size: null, changed: new Date(), bytes: () => process.stdin }
  const file = from(name)
  try {
    await access(file, constants.R_OK)
    const found = await stat(file)
    if (found.isDirectory()) return null
    return {
      size: found.size,
      changed: found.mtime,
      bytes: () => createReadStream(file, { highWaterMark: 256 * 1024 }),
    }
  } catch {
    return null
  }
}

function summary(file: string, counts: TmxCounts, seconds: number): string {
  const { units, created, updated, unchanged, failed } = counts
  const verb = values['dry-run'] ? 'checked' : stopping.signal.aborted ? 'stopped after' : 'imported'
  return (
    `${file}: ${verb} ${units} units (${created} translations new, ${updated} updated, ${unchanged} unchanged), ` +
    `${failed} problems; ${seconds.toFixed(1)} s, ${Math.round(units / seconds)} units/s`
  )
}
