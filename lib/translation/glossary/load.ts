// Reads the glossary from Payload's table, which has a column per language.

import type { Queryable } from '#lib/database/queryable.ts'
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'
import type { GlossaryEntry } from './terms.ts'

type Row = Omit<GlossaryEntry, 'renderings'> & { [rendering in `in_${TranslationLocale}`]: string | null }

const renderings = translationLocales.map((code) => `renderings_${code} AS in_${code}`).join(', ')

/**
 * Reads the whole glossary, in one query.
 * @throws what PostgreSQL says, when it can't be reached
 */
export async function loadGlossary(db: Queryable): Promise<GlossaryEntry[]> {
  const { rows } = await db.query<Row>(
    `SELECT id, term, coalesce(keep, false) AS keep, coalesce(case_sensitive, false) AS "caseSensitive",
            part_of_speech::text AS "partOfSpeech", note, ${renderings}
       FROM glossary ORDER BY id`,
  )
  return rows.map(({ id, term, keep, caseSensitive, partOfSpeech, note, ...texts }) => ({
    id,
    term,
    keep,
    caseSensitive,
    partOfSpeech,
    note,
    renderings: Object.fromEntries(translationLocales.map((code) => [code, texts[`in_${code}`]])),
  }))
}
