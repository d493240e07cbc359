/** Many stories: how fast they are imported, in how much memory, and how fast lists are read then. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Locale, locales } from '#lib/locales.ts'
import { median, percentile } from './load.ts'
import { recombiner } from './recombined.ts'
import { type BenchSite, root, startSite } from './site.ts'

/** Writes an import file that recombines the sample newsroom's sentences. */
async function generate(file: string, count: number): Promise<void> {
  const textsOf = recombiner()
  const out = createWriteStream(file)
  const sections = ['world', 'politics', 'economy', 'technology', 'culture', 'sports']
  const begun = Date.UTC(2020, 0, 1)
  for (let n = 0; n < count; n += 1) {
    // An address is made of the headline, as for any import.
    const texts = Object.fromEntries(Object.entries(textsOf(n)).map(([locale, { slug: _, ...text }]) => [locale, text]))
    const record = {
      ref: `bench:${n}`,
      section: sections[n % sections.length],
      topics: [`Topik ${n % 40}`],
      authors: [`Penulis ${n % 25}`],
      publishedAt: new Date(begun + n * 600_000).toISOString(),
      texts,
    }
    if (!out.write(`${JSON.stringify(record)}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

/** Imports a file as an operator does, and watches the process's memory. */
async function importFile(file: string, site: BenchSite): Promise<void> {
  const child = spawn(process.execPath, ['scripts/import.ts', file], {
    cwd: root,
    env: { ...process.env, DATA_DIR: site.dataDir, SITE_URL: site.origin },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const memory: number[] = []
  const watch = setInterval(() => {
    try {
      const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
      memory.push(Number(kilobytes) / 1024)
    } catch {
      // The process has ended, or this system has no /proc: then there is nothing to say about memory.
    }
  }, 1000)
  const [code] = await once(child, 'exit')
  clearInterval(watch)
  if (code !== 0) throw new Error(`scripts/import ended with ${code}`)
  const quarter = Math.floor(memory.length / 4)
  const [early, late] = [memory.slice(quarter, 2 * quarter), memory.slice(-quarter)]
  console.log(
    `  memory: ${median(early).toFixed(0)} MB in the second quarter, ${median(late).toFixed(0)} MB in the last`,
  )
}

async function queries(site: BenchSite): Promise<void> {
  process.env.DATABASE_URL = site.databaseUrl
  const news = await import('#lib/news/index.ts')
  const { closePool, pool } = await import('#lib/database/pool.ts')
  await pool().query('vacuum analyze')
  const deep = `${Date.UTC(2020, 1, 15)}-2147483647`
  const asked: Record<string, (locale: Locale) => Promise<unknown>> = {
    front: (locale) => news.frontPage(locale),
    section: (locale) => news.sectionPage(locale, { id: 'dunia', fr: 'monde' }[locale as 'id'] ?? 'world'),
    latest: (locale) => news.latestPage(locale),
    'latest, deep': (locale) => news.latestPage(locale, deep),
  }
  for (const [name, ask] of Object.entries(asked)) {
    const times: number[] = []
    for (let n = 0; n < 330; n += 1) {
      const begun = performance.now()
      await ask(locales[n % locales.length] ?? 'id')
      if (n >= 30) times.push(performance.now() - begun)
    }
    console.log(
      `  ${name}: median ${median(times).toFixed(1)} ms, 95th percentile ${percentile(times, 0.95).toFixed(1)} ms`,
    )
  }
  await closePool()
}

export async function benchSize(count: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'warta-stories-'))
  const file = path.join(folder, 'stories.jsonl')
  await generate(file, count)
  const site = await startSite()
  try {
    console.log(`${count} stories × ${locales.length} languages`)
    await importFile(file, site)
    console.log('queries of the read model, in one process')
    await queries(site)
  } finally {
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
