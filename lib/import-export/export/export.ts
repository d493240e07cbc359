// The newsroom as records: a stream in constant memory, from one moment of the database, the same bytes every time.

import { sql } from '@payloadcms/db-postgres'
import type { SQL } from 'drizzle-orm'
import type { Payload } from 'payload'
import { kept } from '#lib/content/sql.ts'
import type { Locale } from '#lib/locales.ts'
import { inSnapshot, type Transaction } from '#lib/newsroom/writing/transaction.ts'
import { refExpression } from '../record/refs.ts'
import { authorRecords, pageRecords, pictureRecords, sectionRecords, siteRecord, topicRecords } from './entities.ts'
import { storyRecords } from './stories.ts'

export type ExportOptions = {
  readonly payload: Payload
  /** Only stories that changed (in any language) at or after this moment, ISO 8601. */
  readonly since?: string | undefined
  /** Only these stories. */
  readonly refs?: readonly string[] | undefined
  /** Only texts in these languages. */
  readonly locales?: readonly Locale[] | undefined
  /** What a record says of a picture's file, by its name in the media folder; null: nothing. */
  readonly fileOf?: ((fileName: string) => Promise<string | null>) | undefined
}

const batch = 100

/**
 * Everything that readers and editors have written, in the import format: site, sections, topics, pictures, authors,
 * stories by time of publication, pages, front page. With `since` or `refs` only those stories and what they use.
 * Accounts and older versions are not part of it.
 * @returns lines without their line ends
 */
export async function* exportRecords(options: ExportOptions): AsyncGenerator<string> {
  const snapshot = await inSnapshot(options.payload)
  try {
    for await (const record of records(snapshot.transaction, options)) yield JSON.stringify(record)
  } finally {
    await snapshot.end()
  }
}

async function* records(transaction: Transaction, options: ExportOptions): AsyncGenerator<object> {
  const chosen = choice(options)
  const isPart = chosen !== null
  if (!isPart) yield await siteRecord(transaction)
  yield* sectionRecords(transaction, chosen)
  yield* topicRecords(transaction, chosen)
  yield* pictureRecords(transaction, chosen, options.fileOf)
  yield* authorRecords(transaction, chosen)
  for await (const ids of storyIds(transaction, chosen ?? sql`true`)) {
    yield* await storyRecords(transaction, ids, options.locales)
  }
  if (isPart) return
  yield* pageRecords(transaction)
  yield* frontRecord(transaction)
}

/** Condition on a row of `articles`; null when all are wanted. */
function choice({ since, refs }: ExportOptions): SQL | null {
  const conditions: SQL[] = []
  if (since !== undefined) {
    conditions.push(sql`(articles.updated_at >= ${since}::timestamptz OR EXISTS (
      SELECT FROM translations t WHERE t.article_id = articles.id AND t.updated_at >= ${since}::timestamptz))`)
  }
  if (refs)
    conditions.push(
      sql`${refExpression} = ANY(ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(refs)}::jsonb)))`,
    )
  return conditions.length > 0 ? sql.join(conditions, sql` AND `) : null
}

/** Ids in batches, oldest publication first; what was never published comes last. */
async function* storyIds({ rows }: Transaction, condition: SQL): AsyncGenerator<number[]> {
  await rows(sql`
    DECLARE stories NO SCROLL CURSOR FOR SELECT id FROM articles WHERE ${sql.raw(kept('articles'))} AND ${condition}
     ORDER BY published_at NULLS LAST, ${refExpression} COLLATE "C"`)
  for (;;) {
    const found = await rows<{ id: number }>(sql.raw(`FETCH ${batch} FROM stories`))
    if (found.length === 0) return
    yield found.map(({ id }) => id)
  }
}

async function* frontRecord({ rows }: Transaction): AsyncGenerator<object> {
  const ranked = await rows<{ ref: string }>(sql`
    SELECT ${refExpression} AS ref FROM front_rels JOIN articles ON articles.id = front_rels.articles_id AND ${sql.raw(kept('articles'))}
     WHERE front_rels.path = 'ranked' ORDER BY front_rels."order"`)
  if (ranked.length > 0) yield { type: 'front', ranked: ranked.map(({ ref }) => ref) }
}
