// The version of the search index: with an index of another version, some words would silently not be found.
import { createHash } from 'node:crypto'
import { languages } from '#lib/languages/index.ts'
import { locales } from '#lib/locales.ts'
import type { Database } from './stories.ts'

/**
 * Raised by one whenever the same text would be indexed differently: by another folding, other tokens, other parts of the
 * story. `index-version.test.ts` fails then.
 */
export const textVersion = 2

/** A number for `textVersion` and how each edition is searched: a new edition, or another stemmer of one, changes it. */
export function indexVersionOf(searches: readonly (readonly [locale: string, search: unknown])[]): number {
  const digest = createHash('sha256').update(JSON.stringify([textVersion, searches]))
  // PostgreSQL's integers have a sign.
  return digest.digest().readUInt32BE() >>> 1
}

/** The index version of this program. Workers rebuild an index of another version, and record the new one. */
const indexVersion = indexVersionOf(locales.map((locale) => [locale, languages[locale].search]))

/** Whether every row of the index has the current version. */
export async function hasCurrentVersion(db: Database): Promise<boolean> {
  const { rows } = await db.query<{ form: number }>('SELECT form FROM search_state')
  return rows[0]?.form === indexVersion
}

/** Records that every row of the index has the current version. */
export async function recordCurrentVersion(db: Database): Promise<void> {
  await db.query('INSERT INTO search_state (form) VALUES ($1) ON CONFLICT (one) DO UPDATE SET form = excluded.form', [
    indexVersion,
  ])
}
