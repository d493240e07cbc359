// How fast searches are answered, whole: words, ranking, cards, excerpts.
import { locales } from '#lib/locales.ts'
import { formatTimes } from './load.ts'
import { pick, seeded } from './planting/random.ts'
import { recombiner } from './recombined.ts'

const rounds = 120

/** Words of a text as readers type them; of Chinese and Japanese two to four characters. */
function wordsOf(text: string): string[] {
  const spaced = text.match(/[\p{L}\p{M}]{4,}/gu) ?? []
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Katakana}]{2,4}/gu) ?? []
  return unspaced.length > 3 ? unspaced : spaced
}

/**
 * Asks for one to three words of stories that are there, in each language, and prints how long it took.
 *
 * @param databaseUrl of a site filled by `scripts/bench load`, whose index is built
 */
export async function benchSearch(databaseUrl: string): Promise<void> {
  process.env.DATABASE_URL = databaseUrl
  const [{ search, indexStatus }, { closePool, pool }] = await Promise.all([
    import('#lib/search/index.ts'),
    import('#lib/database/pool.ts'),
  ])
  const { texts, bytes, words } = await indexStatus(pool())
  const all = Object.values(texts).reduce((sum, count) => sum + count, 0)
  console.log(`${all} texts, ${(bytes / 1024 / 1024).toFixed(0)} MB of index, ${words} words for suggestions`)
  const textsOf = recombiner()
  for (const locale of locales) {
    for (const count of [1, 2, 3]) {
      const random = seeded(count)
      const times: number[] = []
      let empty = 0
      for (let round = 0; round < rounds + 10; round += 1) {
        const { headline, paragraphs } = textsOf(Math.floor(random() * 1000))[locale]
        const known = wordsOf(`${headline} ${paragraphs.join(' ')}`)
        const text = Array.from({ length: count }, () => pick(random, known) ?? '').join(' ')
        const begun = performance.now()
        const { hits } = await search(locale, { text })
        // The first ones warm up the connections.
        if (round >= 10) times.push(performance.now() - begun)
        if (hits.length === 0) empty += 1
      }
      console.log(
        `  ${locale}, ${count} ${count === 1 ? 'word' : 'words'}: ${formatTimes(times, 95)}${empty ? `, ${empty} without hits` : ''}`,
      )
    }
  }
  await closePool()
}
