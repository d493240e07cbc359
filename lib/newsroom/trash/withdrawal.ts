// The public note of a story that was pulled: written once it is pulled, gone when it is published again.
import { sql } from 'drizzle-orm'
import { addDataAndFileToRequest, type CollectionAfterChangeHook, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { withdrawalLimit } from '#lib/content/limits.ts'
import { markedPublished, published, publishedVersion } from '#lib/content/sql.ts'
import { type Locale, locales, originalLocale } from '#lib/locales.ts'
import { badCharacter } from '#lib/text/characters.ts'
import { isEditor, staffOf } from '../access/roles.ts'
import { record } from '../audit/record.ts'
import { logChange } from '../changes/log.ts'
import { forbid, refuse, refuseFields } from '../hooks/refuse.ts'
import type { Article } from '../payload-types.ts'
import { query } from '../sql.ts'
import { inRequestTransaction } from '../writing/request.ts'

export type NoteTexts = Partial<Record<Locale, string>>

/** The note, and whether there can be one now: of what readers see, or never saw, nothing is said. */
type NoteState = { readonly texts: NoteTexts; readonly open: boolean }

async function readNote(req: PayloadRequest, article: number): Promise<NoteState | null> {
  const [row] = await query<NoteState>(
    req,
    sql`SELECT coalesce((SELECT texts FROM withdrawal_notes WHERE article_id = a.id), '{}') AS texts,
               NOT ${sql.raw(published('a'))} AND (${sql.raw(markedPublished('a'))} OR EXISTS (
                 SELECT FROM _articles_v v WHERE v.parent_id = a.id AND ${sql.raw(publishedVersion('v'))})) AS open
          FROM articles a WHERE a.id = ${article} FOR UPDATE OF a`,
  )
  return row ?? null
}

const wish = z.object({ texts: z.partialRecord(z.enum(locales), z.string()) })

/**
 * Writes what readers are told at a story's address; nothing in Indonesian takes it away.
 *
 * @param req with a transaction
 * @throws when this person may not withdraw stories, or the story is not pulled
 */
export async function writeNote(req: PayloadRequest, article: number, given: NoteTexts): Promise<void> {
  if (!isEditor(req)) forbid(req, ({ errors }) => errors.mayNotPublish)
  const now = await readNote(req, article)
  if (!now?.open) refuse(req, ({ trash }) => trash.notPulled)
  const texts = Object.fromEntries(
    Object.entries(given).flatMap(([locale, text]) => (text?.trim() ? [[locale, text.trim()]] : [])),
  ) as NoteTexts
  for (const [locale, text] of Object.entries(texts)) {
    if (text.length > withdrawalLimit) {
      refuseFields(req, 'articles', [
        { path: `note.${locale}`, message: ({ errors }) => errors.tooLong(withdrawalLimit) },
      ])
    }
    const bad = badCharacter(text)
    if (bad) {
      refuseFields(req, 'articles', [
        { path: `note.${locale}`, message: ({ errors }) => errors.badCharacters(bad.position) },
      ])
    }
  }
  if (!texts[originalLocale] && Object.keys(texts).length > 0) {
    refuseFields(req, 'articles', [{ path: `note.${originalLocale}`, message: ({ errors }) => errors.originalFirst }])
  }
  if (texts[originalLocale]) {
    await query(
      req,
      sql`INSERT INTO withdrawal_notes (article_id, texts) VALUES (${article}, ${JSON.stringify(texts)}::jsonb)
          ON CONFLICT (article_id) DO UPDATE SET texts = excluded.texts, at = now()`,
    )
  } else await query(req, sql`DELETE FROM withdrawal_notes WHERE article_id = ${article}`)
  await logChange(req, [`article:${article}`])
  await record(req, {
    action: 'save',
    collection: 'articles',
    document: article,
    detail: { fields: ['withdrawalNote'], languages: Object.keys(texts) },
  })
}

/** A story that is published again was withdrawn for reasons of the past. */
export async function dropNote(req: PayloadRequest, article: number): Promise<void> {
  await query(req, sql`DELETE FROM withdrawal_notes WHERE article_id = ${article}`)
}

export const dropNoteWhenPublished: CollectionAfterChangeHook<Article> = async ({ doc, req }) => {
  if (doc._status === 'published') await dropNote(req, doc.id)
}

/** `GET /api/articles/{id}/withdrawal`: the note; `POST` with `{texts: {id, en…}}` writes it. */
export const withdrawalEndpoints: Endpoint[] = (['get', 'post'] as const).map((method) => ({
  path: '/:id/withdrawal',
  method,
  handler: async (req) => {
    const id = Number(req.routeParams?.id)
    if (!staffOf(req) || !Number.isInteger(id)) forbid(req, ({ errors }) => errors.notYours)
    return inRequestTransaction(req, async () => {
      if (method === 'post') {
        await addDataAndFileToRequest(req)
        const asked = wish.safeParse(req.data)
        if (!asked.success) refuse(req, ({ errors }) => errors.badRequest)
        else await writeNote(req, id, asked.data.texts)
      }
      const note = await readNote(req, id)
      return Response.json(note ?? { texts: {}, open: false })
    })
  },
}))
