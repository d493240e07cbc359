// Words that are not to be the newest text and are not to be lost either: what somebody had typed when a colleague took the
// story over, or decided against. They become a version beside the newest.
import type { PayloadRequest } from 'payload'
import { originalLocale } from '#lib/locales.ts'
import { settings } from '#lib/runtime/settings.ts'
import { record } from '../audit/record.ts'
import type { Article, Translation } from '../payload-types.ts'
import { connectionOf } from '../sql.ts'
import { cleanBody, storable } from '../validation/clean.ts'
import type { HeldDocument } from './holds.ts'

/** The words of a story or translation, as an editor sends them. */
const wordFields = ['headline', 'standfirst', 'place', 'body', 'corrections'] as const

/**
 * Keeps words as a version beside the newest text, which stays the newest.
 *
 * @param words any of a document's fields; only what is text is kept
 */
export async function keepAside(
  req: PayloadRequest,
  { collection, id }: HeldDocument,
  words: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { payload } = req
  const options = {
    id,
    draft: true,
    // A colleague may have put it in the trash while it was being written.
    trash: true,
    depth: 0,
    locale: originalLocale,
    showHiddenFields: true,
    overrideAccess: true,
  } as const
  const newest: Article | Translation = await payload.findByID({ collection, ...options, req })
  const given = Object.fromEntries(wordFields.flatMap((name) => (name in words ? [[name, words[name]]] : [])))
  const kept = storable(given) as Record<string, unknown>
  if (kept.body) kept.body = cleanBody(kept.body, settings().siteUrl)
  // A millisecond before the newest: whatever looks for the newest by its moment goes on finding that.
  const at = new Date(new Date(newest.updatedAt).getTime() - 1).toISOString()
  const { collection: _collection, id: _id, ...fields } = newest as typeof newest & { collection?: unknown }
  const made = await payload.db.createVersion({
    collectionSlug: collection,
    parent: id,
    autosave: false,
    createdAt: new Date().toISOString(),
    updatedAt: at,
    versionData: { ...fields, ...kept, _status: 'draft' },
    req,
  } as unknown as Parameters<typeof payload.db.createVersion>[0])
  const db = await connectionOf(req)
  const version = Number(made.id)
  await db.query(`UPDATE _${collection}_v SET latest = false, put_aside = true WHERE id = $1`, [version])
  await record(req, { action: 'putAside', collection, document: id, version })
}
