// Requests translations that older stories lack, or that are behind, at the lowest priority: fresh news never waits for
// them.
import type pg from 'pg'
import { greatestId } from '#lib/content/ids.ts'
import { behind, kept, published } from '#lib/content/sql.ts'
import { transact } from '#lib/database/transact.ts'
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'
import { insertJobs } from '#lib/queue/boss.ts'
import type { TranslateJob } from '#lib/queue/jobs.ts'

export type BackfillOptions = {
  readonly locales?: readonly TranslationLocale[]
  /** Only stories published since; undefined: all. */
  readonly since?: Date | undefined
  /** Also translations that are behind their originals. */
  readonly behind: boolean
}

const pageSize = 1000

/**
 * Requests missing translations, newest stories first. Translations that are waiting, in progress, withdrawn, locked or
 * held are left alone.
 *
 * @param progress called after each thousand stories with the number of translations requested so far
 * @returns the number of translations requested
 */
export async function requestMissing(
  pool: pg.Pool,
  { locales = translationLocales, since, behind }: BackfillOptions,
  progress: (asked: number) => void = () => {},
): Promise<number> {
  let asked = 0
  for (let after: { at: string; id: number } | null = { at: 'infinity', id: greatestId }; after !== null; ) {
    const stories: pg.QueryResult<{ id: number; at: string }> = await pool.query(
      `SELECT id, published_at::text AS at FROM articles a
        WHERE ${published('a')} AND (published_at, id) < ($1::timestamptz, $2) AND published_at >= $3
        ORDER BY published_at DESC, id DESC LIMIT ${pageSize}`,
      [after.at, after.id, since ?? '-infinity'],
    )
    const jobs = await missingOf(
      pool,
      stories.rows.map(({ id }) => id),
      locales,
      behind,
    )
    // In one transaction: a translation in state `waiting` without a job would never be made.
    await transact(pool, async (db) => {
      await db.query(
        `INSERT INTO translation_progress (article_id, locale, state)
       SELECT article, locale, 'waiting' FROM jsonb_to_recordset($1) AS job(article integer, locale text)
       ON CONFLICT (article_id, locale) DO UPDATE
         SET state = 'waiting', reason = NULL, detail = NULL, attempts = 0, requested_at = now()`,
        [JSON.stringify(jobs)],
      )
      await insertJobs('translate', jobs, 'backfill', db)
    })
    asked += jobs.length
    progress(asked)
    after = stories.rows.length === pageSize ? (stories.rows.at(-1) ?? null) : null
  }
  return asked
}

async function missingOf(
  pool: pg.Pool,
  articles: readonly number[],
  locales: readonly TranslationLocale[],
  outdatedToo: boolean,
): Promise<TranslateJob[]> {
  const { rows } = await pool.query<{ article: number; locale: TranslationLocale }>(
    `SELECT a.id AS article, locale.code AS locale
       FROM articles a CROSS JOIN unnest($2::text[]) AS locale(code)
       LEFT JOIN translations t ON t.article_id = a.id AND t.locale = locale.code::enum_translations_locale
       LEFT JOIN translation_progress p ON p.article_id = a.id AND p.locale = locale.code
      WHERE a.id = ANY($1)
        AND coalesce(p.state, '') NOT IN ('waiting', 'translating', 'held')
        AND (t.id IS NULL
          OR $3 AND NOT coalesce(t.locked, false) AND NOT coalesce(t.withdrawn, false) AND ${kept('t')}
             AND ${behind('t', 'a')})
      ORDER BY a.published_at DESC, a.id DESC`,
    [articles, locales, outdatedToo],
  )
  return rows
}

/** How many translations there are in each state. */
export async function countStates(
  pool: pg.Pool,
  locales: readonly TranslationLocale[] = translationLocales,
): Promise<Readonly<Record<string, number>>> {
  const { rows } = await pool.query<{ state: string; count: number }>(
    `SELECT state, count(*)::int AS count FROM translation_progress WHERE locale = ANY($1) GROUP BY state`,
    [locales],
  )
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}
