// The desk at a glance: how many texts are in each state, and how the translation services are.

import { published } from '#lib/content/sql.ts'
import type { Queryable } from '#lib/database/queryable.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import type { DeskSummary, Filter } from '../types.ts'
import type { Viewer } from '../viewer.ts'
import { readEngines } from './engines.ts'
import { textsIn } from './stories.ts'

const counts = Object.entries(textsIn)
  .map(([filter, texts]) => `SELECT '${filter}' AS filter, article_id, locale FROM (${texts}) texts`)
  .join(' UNION ALL ')

/**
 * @param locale counts this language only; null: all that the person sees
 * @param env as `process.env`
 */
export async function readSummary(
  db: Queryable,
  viewer: Viewer,
  locale: TranslationLocale | null,
  env: Readonly<Record<string, string | undefined>>,
): Promise<DeskSummary> {
  const locales = viewer.sees.filter((code) => locale === null || code === locale)
  const { rows } = await db.query<{ filter: Filter; count: number }>(
    `SELECT filter, count(*)::int AS count FROM (${counts}) counted
      WHERE locale = ANY ($1::text[])
        AND EXISTS (SELECT FROM articles a WHERE a.id = article_id AND ${published('a')}
                     AND ($2::int IS NULL OR a.created_by_id = $2))
      GROUP BY filter`,
    [locales, viewer.ownStoriesOnly ? viewer.id : null],
  )
  return {
    now: new Date().toISOString(),
    counts: Object.fromEntries(rows.map(({ filter, count }) => [filter, count])),
    ...(await readEngines(db, env)),
  }
}
