// What people wrote goes into the memory, once it is published.
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'
import { recordsOf, segmentsOf } from '#lib/segments/index.ts'
import { readOriginal } from '../pipeline/stories.ts'
import type { Queryable } from '../queryable.ts'
import { remember } from './store.ts'

type Row = {
  locale: TranslationLocale
  headline: string | null
  standfirst: string | null
  place: string | null
  body: unknown
  corrections: { text: string | null }[]
  segments: unknown
  source_hashes: string[] | null
  origin: 'machine' | 'human' | null
  updated_at: Date
}

/**
 * Remembers the segments that people wrote in a story's published translations, as far as it is known what of the
 * original each translates and the original still says it.
 *
 * @returns how many segments
 */
export async function learnFrom(db: Queryable, article: number): Promise<number> {
  const original = await readOriginal(db, article)
  if (!original) return 0
  const sources = new Map(original.segments.map((segment) => [segment.hash, segment.text]))
  const { rows } = await db.query<Row>(
    `SELECT locale, headline, standfirst, place, body, segments, source_hashes, origin, updated_at,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('text', c.text) ORDER BY c._order), '[]')
               FROM translations_corrections c WHERE c._parent_id = t.id) AS corrections
       FROM translations t WHERE article_id = $1 AND _status = 'published' AND locale IS NOT NULL`,
    [article],
  )
  const entries = rows
    .filter(({ locale }) => translationLocales.includes(locale))
    .flatMap((row) => {
      const segments = segmentsOf(row)
      const at = row.updated_at.toISOString()
      const origin = row.origin ?? 'human'
      const records = recordsOf(
        row.segments,
        { segments, sourceHashes: row.source_hashes, origin, at },
        original.segments,
      )
      const written = records.filter(({ target }) => target !== '')
      return written.flatMap((record, index) => {
        const source = sources.get(record.source)
        const text = segments[index]?.text
        if (record.origin !== 'human' || source === undefined || text === undefined) return []
        const { at: written } = record
        return [{ target: row.locale, origin: 'human' as const, source, text, engine: null, article, at: written }]
      })
    })
  await remember(db, entries)
  return entries.length
}
