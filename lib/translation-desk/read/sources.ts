// What segments of the original said before: from their hashes, where anyone still knows.

import { storyText } from '#lib/content/sql.ts'
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
  const { rows: earlier } = await db.query<{ text: StoryText }>(
    `SELECT ${storyText('v', '_articles_v')} AS text FROM _articles_v v
      WHERE parent_id = $1 AND jsonb_exists_any(version_segment_hashes, $2::text[])
      ORDER BY updated_at DESC LIMIT ${versions}`,
    [article, [...missing]],
  )
  for (const segment of earlier.flatMap(({ text }) => segmentsOf(text))) {
    if (missing.has(segment.hash)) found.set(segment.hash, segment.text)
  }
  return found
}
