// What segments of the original said before: from their hashes, where anyone still knows.

import type { Queryable } from '#lib/database/queryable.ts'
import { originalLocale, type TranslationLocale } from '#lib/locales.ts'
import { type StoryText, segmentsOf } from '#lib/segments/index.ts'

/** Versions of a story that are searched: each has to be taken apart. */
const versions = 20

/**
 * Looks in the translation memory, then in the story's latest versions.
 *
 * @returns tagged texts by hash; what nobody knows is left out
 */
export async function formerSources(
  db: Queryable,
  article: number,
  locale: TranslationLocale,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  if (hashes.length === 0) return found
  const { rows } = await db.query<{ source_hash: string; source: string }>(
    `SELECT DISTINCT ON (source_hash) source_hash, source FROM translation_memory
      WHERE source_locale = $1 AND target = $2 AND source_hash = ANY ($3::text[])`,
    [originalLocale, locale, hashes],
  )
  for (const { source_hash, source } of rows) found.set(source_hash, source)
  const missing = new Set(hashes.filter((hash) => !found.has(hash)))
  if (missing.size === 0) return found
  const { rows: earlier } = await db.query<StoryText & Record<string, unknown>>(
    `SELECT version_headline AS headline, version_standfirst AS standfirst, version_place AS place, version_body AS body,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('text', c.text) ORDER BY c._order), '[]')
               FROM _articles_v_version_corrections c WHERE c._parent_id = v.id) AS corrections
       FROM _articles_v v
      WHERE parent_id = $1 AND jsonb_exists_any(version_segment_hashes, $2::text[])
      ORDER BY updated_at DESC LIMIT ${versions}`,
    [article, [...missing]],
  )
  for (const { hash, text } of earlier.flatMap((story) => segmentsOf(story))) {
    if (missing.has(hash)) found.set(hash, text)
  }
  return found
}
