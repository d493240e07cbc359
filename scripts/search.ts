// What an operator does about the search index; scripts/search is its entry. docs/search.md describes it.
import { parseArgs } from 'node:util'
import { openDatabase } from '#lib/database/open.ts'
import { pool } from '#lib/database/pool.ts'
import { progressBar, shareText } from '#lib/runtime/progress.ts'
import { indexStatus, type RebuildProgress, rebuild } from '#lib/search/index.ts'
import { migrate } from '#migrate.ts'

const help = `Usage: scripts/search rebuild
       scripts/search status

The search index. The worker keeps it up to date by itself; nobody has to do this regularly.

  rebuild   index every story anew, also while the site runs: readers find everything meanwhile.
            Stopped half-way, nothing is lost; run it again.
  status    what is indexed, what waits to be, and how large it is
  --help    this text

Ends with status 0 if all is done (rebuild) or nothing waits (status), 1 if not, 130 if it was stopped.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h', default: false } },
})
const [command, ...others] = positionals
const known = (command === 'rebuild' || command === 'status') && others.length === 0
if (values.help || !known) {
  console.log(help)
  process.exit(values.help ? 0 : 2)
}

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The second Ctrl-C does not wait for the statement in work; the database undoes it.
  process.on(signal, () => (stopping.signal.aborted ? process.exit(130) : stopping.abort()))
}

const database = await openDatabase('scripts/search', migrate)
try {
  process.exitCode = command === 'rebuild' ? await rebuildAll() : await showStatus()
} finally {
  await database.close()
}

async function rebuildAll(): Promise<number> {
  const bar = progressBar<RebuildProgress>(process.stderr, ({ done, of }, seconds) => {
    return `${shareText(of === 0 ? 1 : done / of)}  ${done} of ${of} stories  ${(done / seconds).toFixed(0)}/s`
  })
  const begun = performance.now()
  const done = await rebuild(pool(), bar.show, stopping.signal)
  bar.clear()
  console.log(`${done} stories indexed in ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  if (!stopping.signal.aborted) return 0
  console.error('Stopped: run scripts/search rebuild again.')
  return 130
}

async function showStatus(): Promise<number> {
  const { texts, stale, withdrawn, current, bytes, words } = await indexStatus(pool())
  for (const [locale, count] of Object.entries(texts)) console.log(`${locale}  ${count} texts`)
  console.log(`${words} words for suggestions, ${(bytes / 1024 / 1024).toFixed(1)} MB in all`)
  if (!current) {
    console.log('Another version made this index: the worker makes it anew, or scripts/search rebuild.')
    return 1
  }
  const waiting = stale + withdrawn
  console.log(waiting === 0 ? 'Nothing waits to be indexed.' : `${waiting} stories wait to be indexed.`)
  return waiting === 0 ? 0 : 1
}
