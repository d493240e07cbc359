// How long sitemaps take, and in how much memory: over HTTP, as crawlers get them.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { locales } from '#lib/locales.ts'
import { median, memoryGrowth } from './load.ts'

const rounds = 5

/**
 * Fetches the index and one full file of every edition, several times, and prints how long they took.
 *
 * @param databaseUrl of a site filled by `scripts/bench load`
 */
export async function benchSitemap(databaseUrl: string): Promise<void> {
  process.env.DATABASE_URL = databaseUrl
  const [{ createSitemaps }, { closePool }] = await Promise.all([
    import('#lib/sitemaps/index.ts'),
    import('#lib/database/pool.ts'),
  ])
  const answer = createSitemaps({ siteUrl: 'https://news.example.org' })
  const server = createServer((request, response) => {
    void answer(request, response, { file: (request.url ?? '').slice(1) })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  /** Bytes of a file, not compressed, and the milliseconds that it took. */
  async function get(
    path: string,
    encoding: 'gzip' | 'identity',
  ): Promise<{ bytes: number; text: string; took: number }> {
    const begun = performance.now()
    const reply = await fetch(`http://127.0.0.1:${port}/${path}`, { headers: { 'accept-encoding': encoding } })
    if (!reply.ok || !reply.body) throw new Error(`${path} answered ${reply.status}`)
    // Only the index is kept: the files are counted as they come.
    let bytes = 0
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of reply.body) {
      bytes += chunk.length
      if (path === 'sitemap.xml') text += decoder.decode(chunk, { stream: true })
    }
    return { bytes, text, took: performance.now() - begun }
  }

  try {
    const index = await get('sitemap.xml', 'identity')
    const files = [...index.text.matchAll(/sitemaps\/[\w-]+\.xml/g)].map(([path]) => path)
    const indexTimes: number[] = [index.took]
    while (indexTimes.length < rounds) indexTimes.push((await get('sitemap.xml', 'identity')).took)
    console.log(`${files.length} files; the index: median ${median(indexTimes).toFixed(0)} ms`)
    for (const locale of locales) {
      for (const name of [
        files.filter((path) => path.startsWith(`sitemaps/${locale}-`) && /\d\.xml$/.test(path)).at(-2),
        `sitemaps/${locale}-news.xml`,
      ]) {
        if (name === undefined) continue
        for (const encoding of ['gzip', 'identity'] as const) {
          const times: number[] = []
          let bytes = 0
          for (let round = 0; round < rounds; round += 1) {
            const got = await get(name, encoding)
            times.push(got.took)
            bytes = got.bytes
          }
          const longest = Math.max(...times).toFixed(0)
          console.log(
            `  ${name} (${encoding}): ${(bytes / 1e6).toFixed(1)} MB, median ${median(times).toFixed(0)} ms, longest ${longest} ms`,
          )
        }
      }
    }
    // Whoever asks is in the same process: what it holds counts, too.
    const memory: number[] = []
    for (const path of files) {
      await get(path, 'identity')
      memory.push(process.memoryUsage.rss() / 1024 / 1024)
    }
    console.log(`  memory over all files, one after another: ${memoryGrowth(memory)}`)
  } finally {
    server.close()
    await closePool()
  }
}
