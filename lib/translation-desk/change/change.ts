// Changes to one translation: the actions, who may take them, and whether the translation is still as they saw it.
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { TranslationLocale } from '#lib/locales.ts'
import { inRequestTransaction } from '#lib/newsroom/writing/request.ts'
import { badRequest, DeskError, forbidden, notFound } from '../desk-error.ts'
import { readDocument } from '../read/document.ts'
import type { Viewer } from '../viewer.ts'
import { closeReport } from './reports.ts'
import { acceptSuggestion, approveSegment, editSegment, redoSegment, removeSegment } from './segment-actions.ts'
import { giveToMachine, lock, publish, review, withdraw } from './translation-actions.ts'

/** Longest text of a segment in characters, its tags included. */
const maxSegmentLength = 20_000

const key = z.string().min(1).max(100)

/** A change as it is sent. */
export const changeSchema = z
  .discriminatedUnion('action', [
    z.object({ action: z.literal('edit'), key, text: z.string().max(maxSegmentLength) }),
    z.object({ action: z.enum(['approve', 'useSuggestion', 'redo', 'remove']), key }),
    z.object({ action: z.enum(['publish', 'withdraw', 'lock', 'unlock', 'toMachine']) }),
    z.object({ action: z.literal('review'), role: z.string().max(80) }),
    z.object({ action: z.literal('closeReport'), report: z.number().int(), as: z.enum(['done', 'dismissed']) }),
  ])
  .and(z.object({ stamp: z.string().max(100).nullable().default(null) }))
export type DeskChange = z.output<typeof changeSchema>

/**
 * Makes a change.
 *
 * @throws DeskError when this person may not make it, or someone else has changed the translation since `stamp`
 */
export async function changeTranslation(
  req: PayloadRequest,
  viewer: Viewer,
  of: { readonly article: number; readonly locale: TranslationLocale },
  change: DeskChange,
): Promise<void> {
  if (!viewer.changes.includes(of.locale)) throw forbidden()
  if (change.action === 'closeReport') return closeReport(req, of, change.report, change.as)
  await inRequestTransaction(req, async (db) => {
    // A concurrent change waits here, and then finds another stamp.
    await db.query('SELECT FROM articles WHERE id = $1 FOR SHARE', [of.article])
    await db.query(
      'SELECT FROM translations WHERE article_id = $1 AND locale = $2::enum_translations_locale FOR UPDATE',
      [of.article, of.locale],
    )
    const document = await readDocument(db, req, of.article, of.locale)
    if (!document?.existing) throw notFound()
    if (document.existing.stamp !== change.stamp) throw new DeskError(409, ({ changed }) => changed)
    const on = { req, db, document }
    switch (change.action) {
      case 'edit':
        return editSegment({ ...on, key: change.key }, change.text)
      case 'approve':
        return approveSegment({ ...on, key: change.key })
      case 'useSuggestion':
        return acceptSuggestion({ ...on, key: change.key })
      case 'redo':
        return redoSegment({ ...on, key: change.key })
      case 'remove':
        return removeSegment({ ...on, key: change.key })
      case 'publish':
        return publish(on)
      case 'withdraw':
        return withdraw(on)
      case 'lock':
      case 'unlock':
        return lock(on, change.action === 'lock')
      case 'review':
        return review(on, change.role)
      case 'toMachine':
        return giveToMachine(on)
      default:
        throw badRequest()
    }
  })
}
