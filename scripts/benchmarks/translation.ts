// Trials of translating against a stand-in service that knows reference translations: every sentence right, only what
// changed is sent, faults survived, workers and database killed, several workers at once.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { StoredBody } from '#lib/content/body/write.ts'
import { type Locale, translationLocales } from '#lib/locales.ts'
import { compose, escapeText, segmentsOf } from '#lib/segments/index.ts'
import { repairPunctuation } from '#lib/translation/checks/index.ts'
import { endProcess, root, startSite } from './site.ts'
import { startTranslationCounter, type TranslationCounter } from './translation-counter.ts'

type Text = { headline: string; paragraphs: string[] }
type Line = { ref: string; texts: Record<string, Text> }

const concurrency = 4

type Run = (trial: Trial, lines: readonly Line[], originals: string) => Promise<void>

/** Each trial's name, how many workers run, and what is done. */
const trials: readonly (readonly [name: string, workers: number, run: Run])[] = [
  ['changed', 1, freshAndChanged],
  ['workers', 3, severalWorkers],
  ['faults', 1, faults],
  ['killed', 1, killed],
]

/** @param only the name of one trial; all by default */
export async function benchTranslation(engineUrl: string, file: string, only?: string): Promise<void> {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line)
  const folder = mkdtempSync(path.join(tmpdir(), 'warta-trial-'))
  const originals = path.join(folder, 'originals.jsonl')
  const written = lines.map(({ texts, ...line }) => JSON.stringify({ ...line, texts: { id: texts.id } }))
  writeFileSync(originals, `${written.join('\n')}\n`)
  const counter = await startTranslationCounter(engineUrl)
  try {
    await counter.chaos({})
    for (const [name, workers, run] of trials) {
      if (only === undefined || only === name)
        await trial(name, counter, workers, (site) => run(site, lines, originals))
    }
  } finally {
    await counter.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Trial = {
  readonly counter: TranslationCounter
  readonly db: pg.Pool
  readonly env: NodeJS.ProcessEnv
  readonly site: Awaited<ReturnType<typeof startSite>>
  /** Imports a file as an operator does. */
  importFile(name: string): Promise<void>
  /** Waits until no translation waits any more; gives the seconds it took. */
  settled(count: number): Promise<number>
}

async function trial(
  name: string,
  counter: TranslationCounter,
  workers: number,
  run: (trial: Trial) => Promise<void>,
): Promise<void> {
  console.log(`${name}`)
  counter.reset()
  const engine: Record<string, string> = {
    TRANSLATION_ENGINES: 'openai',
    OPENAI_BASE_URL: `${counter.url}/v1`,
    OPENAI_MODEL: 'stand-in',
    OPENAI_CONCURRENCY: String(concurrency),
    OPENAI_TIMEOUT_SECONDS: '2',
  }
  Object.assign(process.env, engine)
  const site = await startSite({ empty: true, roles: 'worker' })
  const env = { ...process.env, DATABASE_URL: site.databaseUrl, DATA_DIR: site.dataDir, SITE_URL: site.origin }
  process.env.DATABASE_URL = site.databaseUrl
  process.env.DATA_DIR = site.dataDir
  const more = Array.from({ length: workers - 1 }, () =>
    spawn(process.execPath, ['worker.ts'], { cwd: root, env, stdio: 'ignore' }),
  )
  const { closePool, pool } = await import('#lib/database/pool.ts')
  const { forgetSettings } = await import('#lib/runtime/settings.ts')
  forgetSettings()
  const db = pool()
  try {
    await run({
      counter,
      db,
      env,
      site,
      async importFile(name) {
        const child = spawn(process.execPath, ['scripts/import.ts', name], { cwd: root, env, stdio: 'ignore' })
        const code = await new Promise((resolve) => child.once('exit', resolve))
        if (code !== 0) throw new Error(`scripts/import ended with ${code}`)
      },
      async settled(count) {
        const begun = performance.now()
        for (;;) {
          const states = await statesOf(db)
          const over = Object.entries(states).reduce((sum, [state, n]) => sum + (isOver(state) ? n : 0), 0)
          const all = Object.values(states).reduce((sum, n) => sum + n, 0)
          if (all >= count && over === all) return (performance.now() - begun) / 1000
          if (performance.now() - begun > 600_000) throw new Error(`not settled: ${JSON.stringify(states)}`)
          await sleep(200)
        }
      },
    })
  } finally {
    await Promise.all(more.map((child: ChildProcess) => endProcess(child)))
    await closePool()
    await site.stop()
    delete process.env.DATABASE_URL
    forgetSettings()
  }
}

const isOver = (state: string) => state === 'done' || state === 'held' || state === 'failed'

async function statesOf(db: pg.Pool): Promise<Record<string, number>> {
  const { rows } = await db
    .query<{ state: string; n: number }>(
      'SELECT state, count(*)::int AS n FROM translation_progress GROUP BY state ORDER BY state',
    )
    // The database may have been killed by the trial itself.
    .catch(() => ({ rows: [{ state: 'unknown', n: 1 }] }))
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}

/** What stands in the database: states, and how the texts compare with the references. */
async function report({ db, counter }: Trial, lines: readonly Line[]): Promise<void> {
  const references = new Map(lines.map(({ ref, texts }) => [ref, texts]))
  const { rows } = await db.query<{
    ref: string
    locale: Locale
    headline: string
    body: unknown
    original: unknown
    status: string
    versions: number
  }>(
    `SELECT a.ref, t.locale, t.headline, t.body, a.body AS original, t._status AS status,
            (SELECT count(*)::int FROM _translations_v v WHERE v.parent_id = t.id) AS versions
       FROM translations t JOIN articles a ON a.id = t.article_id`,
  )
  let sentences = 0
  let different = 0
  let misshapen = 0
  for (const row of rows) {
    const want = references.get(row.ref)?.[row.locale]
    if (!want) continue
    const expected = [want.headline, ...want.paragraphs].map((text) => repairPunctuation(text, row.locale).trim())
    const got = segmentsOf(row).map(({ text }) => text.trim())
    sentences += expected.length
    different += expected.filter((text, index) => text !== got[index]).length
    if (shapeOf(row.original) !== shapeOf(row.body)) misshapen += 1
  }
  const published = rows.filter(({ status }) => status === 'published').length
  const counts = counter.perSegment()
  console.log(
    `  ${rows.length} translations, ${published} published, versions per translation at most ${Math.max(0, ...rows.map(({ versions }) => versions))}`,
  )
  console.log(`  ${sentences} sentences, ${different} unlike the reference; ${misshapen} bodies of another structure`)
  console.log(
    `  segments sent: ${counts.sent} (${counts.distinct} different), answered more than once: ${counts.paidTwice}, more than twice: ${counts.paidMore}`,
  )
}

function shapeOf(body: unknown): string {
  return JSON.stringify(body, (key, value) => (key === 'text' || key === 'direction' ? undefined : value))
}

async function freshAndChanged(trial: Trial, lines: readonly Line[], originals: string): Promise<void> {
  await trial.importFile(originals)
  const seconds = await trial.settled(lines.length * translationLocales.length)
  console.log(`  all translated ${seconds.toFixed(1)} s after the import`)
  await report(trial, lines)
  const { getPayload } = await import('payload')
  const { default: config } = await import('#payload.config.ts')
  const payload = await getPayload({ config })
  const { rows } = await trial.db.query<{ id: number; body: StoredBody }>(
    'SELECT id, body FROM articles ORDER BY id LIMIT 20',
  )
  trial.counter.reset()
  // Sentences that the service knows and the memory does not: those of another story, forgotten.
  const sentences = lines.slice(-4).flatMap(({ texts }) => texts.id?.paragraphs ?? [])
  await trial.db.query('DELETE FROM translation_memory WHERE source = ANY($1)', [sentences])
  for (const [index, { id, body }] of rows.entries()) {
    const changed = compose({ body }, new Map([['body.1', escapeText(sentences[index] ?? '')]]))
    await payload.update({ collection: 'articles', id, data: { body: changed.body, _status: 'published' } })
  }
  await trial.settled(lines.length * translationLocales.length)
  console.log(
    `  one paragraph changed in each of ${rows.length} stories: ${trial.counter.perSegment().sent} segments sent`,
  )
  trial.counter.reset()
  for (const { id } of rows) {
    await payload.update({ collection: 'articles', id, data: { _status: 'published' } })
  }
  await trial.settled(lines.length * translationLocales.length)
  console.log(`  published again unchanged: ${trial.counter.perSegment().sent} segments sent`)
  await payload.destroy()
}

async function severalWorkers(trial: Trial, lines: readonly Line[], originals: string): Promise<void> {
  await trial.importFile(originals)
  await trial.settled(lines.length * translationLocales.length)
  await report(trial, lines)
}

async function faults(trial: Trial, lines: readonly Line[], originals: string): Promise<void> {
  const latencyMs = 200
  await trial.counter.chaos({ latencyMs, failRate: 0.1, hangRate: 0.02, dropTagRate: 0.05 })
  await trial.importFile(originals)
  const seconds = await trial.settled(lines.length * translationLocales.length)
  await trial.counter.chaos({ latencyMs: 0, failRate: 0, hangRate: 0, dropTagRate: 0 })
  const ideal = (trial.counter.perSegment().requests * latencyMs) / 1000 / concurrency
  console.log(
    `  200 ms latency, 10 % errors, 2 % hangs, 5 % lost tags: ${seconds.toFixed(1)} s after the import, ideal ${ideal.toFixed(1)} s: ${(seconds / ideal).toFixed(2)} ×`,
  )
  await report(trial, lines)
}

/** Kills worker and database at random moments, ten times each, while everything is translated. */
async function killed(trial: Trial, lines: readonly Line[], originals: string): Promise<void> {
  await trial.counter.chaos({ latencyMs: 150 })
  await trial.importFile(originals)
  for (let kill = 0; kill < 20; kill += 1) {
    await sleep(500 + Math.random() * 1500)
    const pid = kill % 2 === 0 ? workerOf(trial.site.pid) : postmasterOf(trial.site.dataDir)
    if (pid) process.kill(pid, 'SIGKILL')
  }
  const seconds = await trial.settled(lines.length * translationLocales.length)
  await trial.counter.chaos({ latencyMs: 0 })
  console.log(`  20 kills, of worker and database in turn; all complete ${seconds.toFixed(1)} s after the last`)
  await report(trial, lines)
}

function workerOf(supervisor: number): number | undefined {
  const children = readFileSync(`/proc/${supervisor}/task/${supervisor}/children`, 'utf8').trim().split(' ').map(Number)
  return children.find((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('worker.ts')
    } catch {
      return false
    }
  })
}

function postmasterOf(dataDir: string): number | undefined {
  try {
    return Number(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return undefined
  }
}
