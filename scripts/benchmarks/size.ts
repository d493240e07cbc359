// Many stories: how fast they are imported, in how much memory, and how fast lists are read then.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { locales } from '#lib/locales.ts'
import { benchLists } from './lists.ts'
import { memoryGrowth } from './load.ts'
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
  console.log(`  memory: ${memoryGrowth(memory)}`)
}

export async function benchSize(count: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'warta-stories-'))
  const file = path.join(folder, 'stories.jsonl')
  await generate(file, count)
  const site = await startSite()
  try {
    console.log(`${count} stories × ${locales.length} languages`)
    await importFile(file, site)
    await benchLists(site.databaseUrl)
  } finally {
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
