// Stored stories with their translations.

import { sql } from '@payloadcms/db-postgres'
import { kept } from '#lib/content/sql.ts'
import type { Article, Translation } from '#lib/newsroom/payload-types.ts'
import type { Transaction } from '#lib/newsroom/writing/transaction.ts'
import { RecordError } from './record/record-error.ts'
import { idOfGeneratedRef, refExpression } from './record/refs.ts'
import { asSystem } from './transaction.ts'

export type StoredStory = { readonly article: Article; readonly translations: readonly Translation[] }

/**
 * The story with this `ref`, locked until the transaction ends; null when there is none.
 *
 * @throws RecordError when it is in the trash
 */
export async function findStory(transaction: Transaction, ref: string): Promise<StoredStory | null> {
  const id = await findId(transaction, ref)
  return id === null ? null : ((await readStories(transaction, [id]))[0] ?? null)
}

/**
 * Stories with all their texts: what readers see of the published ones, the newest draft of the others.
 * @returns in no particular order; ids without a story are left out
 */
export async function readStories(
  { payload, req }: Pick<Transaction, 'payload' | 'req'>,
  ids: readonly number[],
): Promise<StoredStory[]> {
  const options = { pagination: false, req, ...asSystem } as const
  const articles = await withDrafts((draft, some) =>
    payload.find({ ...options, collection: 'articles', where: { id: { in: some ?? ids } }, joins: false, draft }),
  )
  const translations = await withDrafts((draft, some) =>
    payload.find({
      ...options,
      collection: 'translations',
      where: some ? { id: { in: some } } : { article: { in: ids } },
      draft,
    }),
  )
  const texts = Map.groupBy(translations, (translation) => idOf(translation.article))
  return articles.map((article) => ({ article, translations: texts.get(article.id) ?? [] }))
}

type Document = { readonly id: number; readonly _status?: 'draft' | 'published' | null }

/** Replaces unpublished documents by their newest draft, which is a version, not the row. */
async function withDrafts<Found extends Document>(
  find: (draft: boolean, ids: number[] | null) => Promise<{ docs: Found[] }>,
): Promise<Found[]> {
  const { docs } = await find(false, null)
  const unpublished = docs.filter((document) => document._status !== 'published').map(({ id }) => id)
  if (unpublished.length === 0) return docs
  const drafts = new Map((await find(true, unpublished)).docs.map((document) => [document.id, document]))
  return docs.map((document) => drafts.get(document.id) ?? document)
}

async function findId({ rows }: Transaction, ref: string): Promise<number | null> {
  const id = idOfGeneratedRef(ref)
  const nameless = id === null ? sql`` : sql`OR (id = ${id} AND ${refExpression} = ${ref})`
  const found = await rows<{ id: number; trashed: boolean }>(sql`
    SELECT id, NOT (${sql.raw(kept('articles'))}) AS trashed FROM articles WHERE ref = ${ref} ${nameless} FOR UPDATE`)
  refuseTrashed(`story "${ref}"`, found[0])
  return found[0]?.id ?? null
}

/**
 * What somebody has moved to the trash comes back by a person's decision, never by an import.
 *
 * @throws RecordError when the row is in the trash
 */
export function refuseTrashed(what: string, row: { readonly trashed: boolean } | undefined): void {
  if (row?.trashed)
    throw new RecordError(`${what} is in the trash: restore it there, or delete it for good, then import again`)
}

/** Id of a relationship that may have been read with its document. */
export function idOf(value: number | { id: number } | null | undefined): number | null {
  return typeof value === 'object' ? (value?.id ?? null) : (value ?? null)
}

/** Ids of a relationship to many. */
export function idsOf(values: readonly (number | { id: number })[] | null | undefined): number[] {
  return (values ?? []).map(idOf).filter((id) => id !== null)
}
