// How far the index is, and what it lacks.
import { type Locale, locales } from '#lib/locales.ts'
import { hasCurrentForm } from './form.ts'
import { type Database, isIndexed, sourceMoment } from './stories.ts'

/** Stories whose rows are missing, or say something else than the story does now. */
const staleCondition = `${isIndexed} and (i.rows is distinct from $1::int or i.source_at is distinct from ${sourceMoment})`

const joinRows = `left join lateral (
    select count(*)::int as rows, min(s.source_at) as source_at from search_index s where s.article_id = a.id) i on true`

/**
 * Ids of stories that have to be indexed again, in their order.
 *
 * @param since looks only at stories that were changed, or have a text that was, since this moment; default: all
 */
export async function staleStories(db: Database, since?: Date): Promise<number[]> {
  const changed = since
    ? `and a.id in (select id from articles where updated_at > $2 union select article_id from translations where updated_at > $2)`
    : ''
  const { rows } = await db.query<{ id: number }>(
    `select a.id from articles a ${joinRows} where ${staleCondition} ${changed} order by a.id`,
    [locales.length, ...(since ? [since] : [])],
  )
  return rows.map(({ id }) => id)
}

/** Ids of stories that the index should no longer have: withdrawn, not deleted. */
export async function withdrawnStories(db: Database): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select distinct s.article_id as id from search_index s join articles a on a.id = s.article_id where not (${isIndexed})`,
  )
  return rows.map(({ id }) => id)
}

export type IndexStatus = {
  /** Texts in each edition's own language. */
  readonly texts: Readonly<Record<Locale, number>>
  /** Stories to be indexed, or indexed again. */
  readonly stale: number
  readonly withdrawn: number
  /** Whether all of it is in the form in which this version indexes. */
  readonly current: boolean
  /** Bytes of rows and indexes, and of the words for suggestions. */
  readonly bytes: number
  readonly words: number
}

/** What the index has. Counts everything: a second with a hundred thousand stories. */
export async function indexStatus(db: Database): Promise<IndexStatus> {
  const [counts, stale, withdrawn, size] = [
    await db.query<{ locale: Locale; texts: number }>(
      'select locale, count(*)::int as texts from search_index where not original group by locale',
    ),
    await staleStories(db),
    await withdrawnStories(db),
    await db.query<{ bytes: string; words: number }>(
      `select (select sum(pg_total_relation_size(relid)) from pg_partition_tree('search_index'))
           + pg_total_relation_size('search_words') as bytes,
         (select count(*)::int from search_words) as words`,
    ),
  ]
  const known = new Map(counts.rows.map(({ locale, texts }) => [locale, texts]))
  return {
    texts: Object.fromEntries(locales.map((code) => [code, known.get(code) ?? 0])) as Record<Locale, number>,
    stale: stale.length,
    withdrawn: withdrawn.length,
    current: await hasCurrentForm(db),
    bytes: Number(size.rows[0]?.bytes ?? 0),
    words: size.rows[0]?.words ?? 0,
  }
}
