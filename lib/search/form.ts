// In which form texts are indexed: an index of another form finds some words no longer, and nobody would know.
import { createHash } from 'node:crypto'
import { languages } from '#lib/languages/index.ts'
import { locales } from '#lib/locales.ts'
import type { Database } from './stories.ts'

/**
 * Raised by one whenever the same text would be indexed differently: by another folding, other tokens, other parts of the
 * story. `form.test.ts` notices.
 */
export const textForm = 2

/** A number for `textForm` and how each edition is searched: a new edition, or another stemmer of one, changes it. */
export function formOf(searches: readonly (readonly [locale: string, search: unknown])[]): number {
  const digest = createHash('sha256').update(JSON.stringify([textForm, searches]))
  // PostgreSQL's integers have a sign.
  return digest.digest().readUInt32BE() >>> 1
}

/** The form of this version. Workers index every story anew when the database has another, and note there that they have. */
const indexForm = formOf(locales.map((locale) => [locale, languages[locale].search]))

/** Whether every row of the index has the form of this version. */
export async function hasCurrentForm(db: Database): Promise<boolean> {
  const { rows } = await db.query<{ form: number }>('SELECT form FROM search_state')
  return rows[0]?.form === indexForm
}

/** Notes that every row of the index has the form of this version. */
export async function noteCurrentForm(db: Database): Promise<void> {
  await db.query('INSERT INTO search_state (form) VALUES ($1) ON CONFLICT (one) DO UPDATE SET form = excluded.form', [
    indexForm,
  ])
}
