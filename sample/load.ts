// Loads the sample newsroom, as scripts/start does into an empty database: node sample/load.ts [--force]
// Loading again completes what a killed loader began. --force loads it beside stories that are there already.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pool } from '#lib/database/pool.ts'
import { importRecords } from '#lib/import-export/import/import.ts'
import { openNewsroom } from '#lib/import-export/newsroom.ts'
import { samplePrefix } from '#lib/newsroom/hooks/sample.ts'
import { migrate } from '#migrate.ts'
import { draw } from './pictures.ts'
import { samplePictures, sampleRecords } from './records.ts'

const newsroom = await openNewsroom('sample/load.ts', { migrate, loadConfig: () => import('#payload.config.ts') })
const folder = await mkdtemp(path.join(tmpdir(), 'warta-sample-'))
let loaded = false
try {
  if (process.argv.includes('--force') || !(await hasOwnStories())) loaded = await load()
  else console.error('sample newsroom: there are stories here already; --force loads it beside them')
} finally {
  await newsroom.close()
  await rm(folder, { recursive: true, force: true })
}
// Payload leaves timers and a connection behind, which would keep the process for minutes.
process.exit(loaded ? 0 : 1)

async function hasOwnStories(): Promise<boolean> {
  const { rowCount } = await pool().query(
    'SELECT FROM articles WHERE ref IS NULL OR NOT starts_with(ref, $1) LIMIT 1',
    [samplePrefix],
  )
  return rowCount !== 0
}

/** Draws, imports and reports; false if anything could not be loaded. */
async function load(): Promise<boolean> {
  const started = performance.now()
  const pictures = await samplePictures()
  await Promise.all(pictures.map(async (key) => writeFile(path.join(folder, `${key}.jpg`), await draw(key))))
  const counts = await importRecords({
    payload: newsroom.payload,
    bytes: lines(await sampleRecords(Date.now())),
    folder,
    report: (line, problem) => console.error(`sample newsroom, record ${line}: ${problem}`),
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`Sample newsroom: ${counts.records} records, ${counts.created} documents new; ${seconds} s`)
  return counts.failed === 0
}

async function* lines(records: readonly object[]): AsyncGenerator<Uint8Array> {
  for (const record of records) yield Buffer.from(`${JSON.stringify(record)}\n`)
}
