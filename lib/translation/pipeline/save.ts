// Saves a translation: text, provenance and progress in one transaction, unless someone else has saved in the meantime.
import { isDeepStrictEqual } from 'node:util'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import type { TranslationLocale } from '#lib/locales.ts'
import { actAs } from '#lib/newsroom/audit/acting.ts'
import { byMachine } from '#lib/newsroom/hooks/translation-jobs.ts'
import type { Translation } from '#lib/newsroom/payload-types.ts'
import { insertTranslations, type NewTranslation } from '#lib/newsroom/writing/story-rows.ts'
import { inTransaction, type Transaction } from '#lib/newsroom/writing/transaction.ts'
import type { SegmentRecord } from '#lib/segments/index.ts'
import { PostponedError } from './postponed.ts'
import { type Outcome, recordOutcome } from './progress.ts'
import { type ExistingTranslation, type Original, readExisting, readOriginal } from './stories.ts'

export type TranslationWrite = {
  readonly original: Original
  readonly existing: ExistingTranslation | null
  readonly locale: TranslationLocale
  readonly data: Partial<Omit<NewTranslation, 'segments'>> & { readonly segments: readonly SegmentRecord[] }
  /** Whether readers see it; else it is saved as a draft. */
  readonly publish: boolean
  readonly outcome: Outcome
}

/**
 * Saves what the machine made.
 *
 * @throws PostponedError when the story or the translation has changed since it was read: then nothing is written
 */
export async function saveTranslation(payload: Payload, writing: TranslationWrite): Promise<void> {
  const { original, existing, locale, data, publish, outcome } = writing
  await inTransaction(payload, async (transaction) => {
    actAs(transaction.req, { way: 'translation', process: 'translation' })
    await requireUnchanged(transaction, writing)
    const { req } = transaction
    const options = { collection: 'translations', req, overrideAccess: true, depth: 0, context: byMachine } as const
    const status = publish ? 'published' : 'draft'
    const whole = { ...data, segments: data.segments as unknown as Translation['segments'], _status: status } as const
    if (existing) {
      await payload.update({ ...options, id: existing.id, data: whole, draft: !publish })
    } else {
      const article = { id: original.id, headline: original.text.headline ?? '', _status: 'published' } as const
      const { headline = '', origin = 'machine' } = data
      await insertTranslations(transaction, article, [{ ...whole, headline, origin, article: original.id, locale }])
    }
    await recordOutcome(asQueryable(transaction), original.id, locale, outcome)
  })
}

/** Locks both rows, and requires that nobody has written since they were read. */
async function requireUnchanged(
  transaction: Transaction,
  { original, existing, locale }: TranslationWrite,
): Promise<void> {
  const { rows } = transaction
  await rows(sql`SELECT FROM articles WHERE id = ${original.id} FOR SHARE`)
  if (existing) await rows(sql`SELECT FROM translations WHERE id = ${existing.id} FOR UPDATE`)
  const db = asQueryable(transaction)
  const now = await readOriginal(db, original.id)
  const there = await readExisting(db, original.id, locale, original.segments)
  const isSame = now && isDeepStrictEqual(now.text, original.text) && there?.stamp === existing?.stamp
  if (!isSame) throw new PostponedError('changedMeanwhile', 'The story was changed while it was being translated.', 0)
}

/** The transaction for functions that use plain SQL. */
function asQueryable({ rows }: Transaction) {
  return {
    async query<Row extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<{ rows: Row[] }> {
      // Drizzle numbers parameters in the order in which they stand; ours may stand twice.
      const parts = text.split(/\$(\d+)/)
      const chunks = parts.map((part, index) => (index % 2 === 0 ? sql.raw(part) : sql`${values[Number(part) - 1]}`))
      return { rows: await rows<Row>(sql.join(chunks)) }
    },
  }
}
