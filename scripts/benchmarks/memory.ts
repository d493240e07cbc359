// Whether the web process's memory stays flat over very many requests to very many pages.
import { Agent, get } from 'node:http'
import pg from 'pg'
import { readable } from '#lib/content/sql.ts'
import { locales } from '#lib/locales.ts'
import { progressBar, shareText } from '#lib/runtime/progress.ts'
import { median } from './load.ts'
import { pick, seeded } from './planting/random.ts'
import { startSite, webMemory } from './site.ts'

/** Requests under way at a time. */
const connections = 32

/** As many stories as most readers of a day ask for; the others are asked for by search engines and from archives. */
const popular = 1500

/** Addresses of every story's page in every edition, popular ones first: at most `most`. */
async function addresses(databaseUrl: string, most: number): Promise<string[]> {
  process.env.DATABASE_URL = databaseUrl
  const [{ pathsById }, { closePool }] = await Promise.all([
    import('#lib/news/body/references.ts'),
    import('#lib/database/pool.ts'),
  ])
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ id: number }>(
    `SELECT id FROM articles a WHERE ${readable('a')} ORDER BY published_at DESC LIMIT $1`,
    [Math.ceil(most / locales.length)],
  )
  await client.end()
  const found: string[] = []
  for (let from = 0; from < rows.length; from += 1000) {
    const ids = rows.slice(from, from + 1000).map(({ id }) => id)
    const paths = await Promise.all(locales.map((locale) => pathsById(ids, locale)))
    found.push(...ids.flatMap((id) => paths.map((of) => of.get(id) ?? '')))
  }
  await closePool()
  return found.filter(Boolean).slice(0, most)
}

function ask(agent: Agent, origin: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(`${origin}${path}`, { agent, headers: { 'accept-encoding': 'br' } }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
      answer.on('error', reject)
    }).on('error', reject)
  })
}

/**
 * Every page is asked for once, in a random order; the other requests are for popular ones. Prints the memory of the
 * web process along the way.
 *
 * @param folder a data folder with as many stories as are needed; it is kept
 * @param requests in all
 * @param pages different ones among them
 * @throws when an answer is no success
 */
export async function benchMemory(folder: string, requests: number, pages: number): Promise<void> {
  const site = await startSite({ folder })
  try {
    const all = await addresses(site.databaseUrl, pages)
    const random = seeded(7)
    const [often, rare] = [all.slice(0, popular), all.slice(popular)]
    for (let n = rare.length - 1; n > 0; n -= 1) {
      const other = Math.floor(random() * (n + 1))
      ;[rare[n], rare[other]] = [rare[other] ?? '', rare[n] ?? '']
    }
    const agent = new Agent({ keepAlive: true, maxSockets: connections })
    const bar = progressBar<{ done: number }>(process.stderr, ({ done }) => shareText(done / requests))
    const memory: number[] = []
    const share = rare.length / requests
    let [done, rarely] = [0, 0]
    const begun = performance.now()
    const walk = async () => {
      while (done < requests) {
        done += 1
        const next = rarely < done * share ? rare[rarely++] : pick(random, often)
        if (next === undefined) continue
        const status = await ask(agent, site.origin, next)
        if (status !== 200) throw new Error(`${next} answered ${status}`)
        if (done % Math.ceil(requests / 100) === 0) memory.push(webMemory(site))
        bar.show({ done })
      }
    }
    await Promise.all(Array.from({ length: connections }, walk))
    bar.clear()
    agent.destroy()
    const seconds = (performance.now() - begun) / 1000
    console.log(`${requests} requests to ${all.length} different pages in ${seconds.toFixed(0)} s`)
    const tenth = Math.floor(memory.length / 10)
    for (let part = 0; part < 10; part += 1) {
      const values = memory.slice(part * tenth, (part + 1) * tenth)
      console.log(
        `  after ${(part + 1) * 10} %: ${median(values).toFixed(0)} MB, at most ${Math.max(...values).toFixed(0)}`,
      )
    }
  } finally {
    await site.stop()
  }
}
