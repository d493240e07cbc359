// The state of the index: stale and withdrawn stories, size.
import { type Locale, locales } from '#lib/locales.ts'
import { hasCurrentVersion } from './index-version.ts'
import { type Database, isIndexed, sourceMoment } from './stories.ts'

/** Stories whose rows are missing or out of date. */
const staleCondition = `${isIndexed} AND (i.rows IS DISTINCT FROM $1::int OR i.source_at IS DISTINCT FROM ${sourceMoment})`

const joinRows = `LEFT JOIN LATERAL (
    SELECT count(*)::int AS rows, min(s.source_at) AS source_at FROM search_index s WHERE s.article_id = a.id) i ON true`

/**
 * Ids of stories that have to be indexed again, in their order.
 *
 * @param since looks only at stories that were changed, or have a text that was, since this moment; default: all
 */
export async function staleStories(db: Database, since?: Date): Promise<number[]> {
  const changed = since
    ? `AND a.id IN (SELECT id FROM articles WHERE updated_at > $2 UNION SELECT article_id FROM translations WHERE updated_at > $2)`
    : ''
  const { rows } = await db.query<{ id: number }>(
    `SELECT a.id FROM articles a ${joinRows} WHERE ${staleCondition} ${changed} ORDER BY a.id`,
    [locales.length, ...(since ? [since] : [])],
  )
  return rows.map(({ id }) => id)
}

/** Ids of withdrawn stories that are still in the index. */
export async function withdrawnStories(db: Database): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `SELECT DISTINCT s.article_id AS id FROM search_index s JOIN articles a ON a.id = s.article_id WHERE NOT (${isIndexed})`,
  )
  return rows.map(({ id }) => id)
}

export type IndexStatus = {
  /** Texts in each edition's own language. */
  readonly texts: Readonly<Record<Locale, number>>
  /** Stories to be indexed, or indexed again. */
  readonly stale: number
  readonly withdrawn: number
  /** Whether it has the current index version. */
  readonly current: boolean
  /** Bytes of rows and indexes, and of the words for suggestions. */
  readonly bytes: number
  readonly words: number
}

/** The state of the index. Counts everything: a second with a hundred thousand stories. */
export async function indexStatus(db: Database): Promise<IndexStatus> {
  const [counts, stale, withdrawn, size] = [
    await db.query<{ locale: Locale; texts: number }>(
      'SELECT locale, count(*)::int AS texts FROM search_index WHERE NOT original GROUP BY locale',
    ),
    await staleStories(db),
    await withdrawnStories(db),
    await db.query<{ bytes: string; words: number }>(
      `SELECT (SELECT sum(pg_total_relation_size(relid)) FROM pg_partition_tree('search_index'))
           + pg_total_relation_size('search_words') AS bytes,
         (SELECT count(*)::int FROM search_words) AS words`,
    ),
  ]
  const known = new Map(counts.rows.map(({ locale, texts }) => [locale, texts]))
  return {
    texts: Object.fromEntries(locales.map((code) => [code, known.get(code) ?? 0])) as Record<Locale, number>,
    stale: stale.length,
    withdrawn: withdrawn.length,
    current: await hasCurrentVersion(db),
    bytes: Number(size.rows[0]?.bytes ?? 0),
    words: size.rows[0]?.words ?? 0,
  }
}
