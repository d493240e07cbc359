// The translation memory's table: one row per segment, language and origin, so that a machine's and a person's text of
// the same segment stand side by side.

import { isoMoment } from '#lib/content/sql.ts'
import type { Queryable } from '#lib/database/queryable.ts'
import { originalLocale, type TranslationLocale } from '#lib/locales.ts'
import { parseTagged, textHash } from '#lib/segments/index.ts'

export type Origin = 'machine' | 'human'

/** One translated segment. */
export type MemoryEntry = {
  readonly target: TranslationLocale
  readonly origin: Origin
  /** The Indonesian segment; tagged text, as `text` is. */
  readonly source: string
  readonly text: string
  /** Null for people's words. */
  readonly engine: string | null
  /** Id of the story that it was translated for; the story may be gone. */
  readonly article: number | null
  /** When it was written: ISO 8601, UTC. */
  readonly at: string
}

/** A translation of a segment that was looked up. `at` is ISO 8601, UTC, to the millisecond. */
export type MemoryMatch = Pick<MemoryEntry, 'text' | 'origin' | 'engine' | 'at'>

/**
 * Looks segments up, in one query. Where a person and a machine translated the same segment, it gives the person's text.
 *
 * @param hashes of Indonesian segments (`textHash`)
 * @returns by hash; segments without a match are left out
 */
export async function findMatches(
  db: Queryable,
  target: TranslationLocale,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, MemoryMatch>> {
  if (hashes.length === 0) return new Map()
  const { rows } = await db.query<MemoryMatch & { hash: string }>(
    `SELECT DISTINCT ON (source_hash) source_hash AS hash, text, origin, engine,
            ${isoMoment('at')} AS at
       FROM translation_memory
      WHERE source_locale = $1 AND target = $2 AND source_hash = ANY($3)
      ORDER BY source_hash, origin = 'human' DESC`,
    [originalLocale, target, [...new Set(hashes)]],
  )
  return new Map(rows.map(({ hash, ...remembered }) => [hash, remembered]))
}

/**
 * Stores translations in one statement. Of two texts of one origin for the same segment the newer one stays; a machine's
 * text never replaces a person's, nor the reverse. Storing the same entries twice leaves the same rows. Rows are locked in the
 * order of their key, so that any number of processes can do this at once.
 *
 * @throws when a text is not well-formed tagged text, and what PostgreSQL says, e.g. of a NUL character
 */
export async function storeEntries(db: Queryable, entries: readonly MemoryEntry[]): Promise<void> {
  await storeAndCount(db, entries)
}

/** Numbers of entries. `unchanged`: stored already, or older than the stored one. */
export type StoreCounts = { readonly created: number; readonly updated: number; readonly unchanged: number }

/** Of entries for the same row only the newest counts; of equally old ones, the last. */
const given = `
  SELECT DISTINCT ON (target, source_hash, origin) *
    FROM ROWS FROM (json_to_recordset($1::json) AS (
           target text, source_hash text, origin text, source text, text text, engine text, article_id integer,
           at timestamptz)) WITH ORDINALITY
   ORDER BY target, source_hash, origin, at DESC, ordinality DESC`

const differs = (row: string) => `(${row}.at > known.at OR ${row}.at = known.at AND
  (${row}.source, ${row}.text, ${row}.engine, ${row}.article_id) IS DISTINCT FROM
  (known.source, known.text, known.engine, known.article_id))`

const write = `
  INSERT INTO translation_memory AS known
         (source_locale, target, source_hash, origin, source, text, engine, article_id, at)
  SELECT $2, target, source_hash, origin, source, text, engine, article_id, at FROM (${given}) AS given
  ON CONFLICT (source_locale, target, source_hash, origin) DO UPDATE
     SET source = excluded.source, text = excluded.text, engine = excluded.engine, article_id = excluded.article_id,
         at = excluded.at
   WHERE ${differs('excluded')}
  RETURNING known.xmax = 0 AS created`

const compare = `
  SELECT known.at IS NULL AS created
    FROM (${given}) AS given
    LEFT JOIN translation_memory AS known
      ON known.source_locale = $2 AND known.target = given.target AND known.source_hash = given.source_hash
     AND known.origin = given.origin
   WHERE known.at IS NULL OR ${differs('given')}`

/**
 * As `storeEntries`, and counts what became of the entries.
 * @param dryRun only counts
 */
export async function storeAndCount(
  db: Queryable,
  entries: readonly MemoryEntry[],
  dryRun = false,
): Promise<StoreCounts> {
  if (entries.length === 0) return { created: 0, updated: 0, unchanged: 0 }
  const { rows } = await db.query<{ created: boolean }>(dryRun ? compare : write, [
    JSON.stringify(entries.map(rowOf)),
    originalLocale,
  ])
  const created = rows.filter((row) => row.created).length
  return { created, updated: rows.length - created, unchanged: entries.length - rows.length }
}

function rowOf({ target, origin, source, text, engine, article, at }: MemoryEntry) {
  const source_hash = textHash(source)
  for (const tagged of [source, text]) {
    if (parseTagged(tagged)) continue
    const part = tagged.slice(0, 60)
    throw new Error(`memory: segment ${source_hash} into ${target}: the tags of "${part}" are not properly nested`)
  }
  return { target, source_hash, origin, source, text, engine, article_id: article, at }
}
