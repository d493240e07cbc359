// Stores people's published translations in the translation memory.

import { publishedTranslations, storyText } from '#lib/content/sql.ts'
import type { Queryable } from '#lib/database/queryable.ts'
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'
import { alignedTexts, readRecords, type StoryText, segmentsOf, stepsFor, tagProblem } from '#lib/segments/index.ts'
import { type Original, readOriginal } from '../pipeline/stories.ts'
import { storeEntries } from './store.ts'

type Row = {
  locale: TranslationLocale
  text: StoryText
  segments: unknown
  source_hashes: string[] | null
  origin: 'machine' | 'human' | null
  updated_at: Date
}

/**
 * Stores the segments that people wrote in a story's published translations, if their source is known and still current.
 * A text with other links or emphasis than the original's can't be reused, and isn't stored.
 *
 * @returns the number of segments
 */
export async function learnFrom(db: Queryable, article: number): Promise<number> {
  const original = await readOriginal(db, article)
  if (!original) return 0
  const { rows } = await db.query<Row>(
    `SELECT t.locale, ${storyText('t', 'translations')} AS text, t.segments, t.source_hashes, t.origin, t.updated_at
       FROM articles a JOIN translations t ON ${publishedTranslations('t', 'a')} WHERE a.id = $1`,
    [article],
  )
  const entries = rows
    .filter(({ locale }) => translationLocales.includes(locale))
    .flatMap((row) => humanTexts(row, original).map((text) => ({ ...text, target: row.locale, article })))
  await storeEntries(db, entries)
  return entries.length
}

function humanTexts(row: Row, original: Original) {
  const segments = segmentsOf(row.text)
  const at = row.updated_at.toISOString()
  const about = { segments, sourceHashes: row.source_hashes, origin: row.origin ?? 'human', at }
  const records = readRecords(row.segments, about, original.segments)
  const steps = stepsFor({ original: original.segments, translated: segments }, records)
  const written = steps.flatMap((step) => {
    const isCurrent = step.kind !== 'missing' && step.record.source === step.segment.hash
    return isCurrent && step.record.origin === 'human' ? [step] : []
  })
  const keys = new Map(written.map(({ segment, own }) => [segment.key, own.key]))
  // Their tags have the order of the translation's words; the memory's have the original's numbers.
  const texts = alignedTexts(original.text, { translation: row.text, keys })
  return written.flatMap(({ segment, record }) => {
    const text = texts.get(segment.key)
    if (text === undefined || tagProblem(segment.text, text)) return []
    return [{ origin: 'human' as const, source: segment.text, text, engine: null, at: record.at }]
  })
}
