// Rebuilds the whole index, while readers search in it.
import type { Pool } from 'pg'
import { transact } from '#lib/database/transact.ts'
import { locales } from '#lib/locales.ts'
import { recordCurrentVersion } from './index-version.ts'
import { withdrawnStories } from './status.ts'
import { addWords, indexStories, isIndexed, type WordCounts } from './stories.ts'

export type RebuildProgress = { readonly done: number; readonly of: number }

/** Stories of one statement, and statements under way. */
const batchSize = 100
const concurrency = 2

/** A word of one story alone is more often a mistake than what was meant, once there are very many. */
const maxWords = 300_000

/**
 * Rebuilds the index of every published story, and the words for suggestions. Rows are overwritten, so nothing is missing
 * in the meantime. After an interruption it starts from the beginning.
 *
 * @param progress called after every few stories; waited for, so that it may do something else in between
 * @param signal ends it after the stories under way
 * @returns how many stories were indexed
 */
export async function rebuild(
  pool: Pool,
  progress: (of: RebuildProgress) => void | Promise<void>,
  signal?: AbortSignal,
): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(`SELECT a.id FROM articles a WHERE ${isIndexed} ORDER BY a.id`)
  const ids = rows.map(({ id }) => id)
  // Every text counts as new: the words of all are counted.
  const counts: WordCounts = new Map(locales.map((locale) => [locale, new Map()]))
  let [next, done] = [0, 0]
  const walk = async () => {
    while (next < ids.length && !signal?.aborted) {
      const some = ids.slice(next, next + batchSize)
      next += batchSize
      const { words } = await indexStories(pool, some, 'all')
      for (const [locale, known] of words) {
        const sum = counts.get(locale)
        if (sum) for (const [word, stories] of known) sum.set(word, (sum.get(word) ?? 0) + stories)
      }
      done += some.length
      await progress({ done, of: ids.length })
    }
  }
  await Promise.all(Array.from({ length: concurrency }, walk))
  for (const [locale, words] of counts) {
    if (words.size <= maxWords) continue
    counts.set(locale, new Map([...words].filter(([, stories]) => stories > 1)))
  }
  // The former words are suggested until here; after an interruption they stay.
  if (!signal?.aborted) {
    await transact(pool, async (db) => {
      await db.query('DELETE FROM search_words')
      await addWords(db, counts)
      await recordCurrentVersion(db)
    })
  }
  await indexStories(pool, await withdrawnStories(pool))
  return done
}
