// What happens to a story when it is saved.
import { sql } from 'drizzle-orm'
import type {
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionBeforeValidateHook,
  PayloadRequest,
} from 'payload'
import { storySlug } from '#lib/content/story-slug.ts'
import { originalLocale } from '#lib/locales.ts'
import { sameWords, segmentHashes } from '#lib/segments/index.ts'
import { hasBeenPublished } from '../access/articles.ts'
import { hasRole, isEditor, staffOf } from '../access/roles.ts'
import type { Article } from '../payload-types.ts'
import { query } from '../sql.ts'
import { forbid } from './refuse.ts'

/**
 * Holds reporters to drafts of their own, whichever way the change comes (also a scheduled one, or a version that is
 * brought back). Access rules say the same; this says why.
 */
export const holdReporters: CollectionBeforeValidateHook<Article> = async ({ data, originalDoc, req }) => {
  const user = staffOf(req)
  if (!user || isEditor(req)) return data
  if (!hasRole(req, 'reporter')) forbid(req, ({ errors }) => errors.notYours)
  if (originalDoc?.id !== undefined) {
    if (await hasBeenPublished(req, originalDoc.id)) forbid(req, ({ errors }) => errors.published)
    if (!isSame(originalDoc.createdBy, user.id)) forbid(req, ({ errors }) => errors.notYours)
  }
  if (data?._status === 'published') forbid(req, ({ errors }) => errors.mayNotPublish)
  return data
}

const isSame = (creator: Article['createdBy'], id: number) =>
  (typeof creator === 'object' ? creator?.id : creator) === id

/** Derives what nobody writes by hand: address, fingerprints of the text, times of publication and revision. */
export const prepareArticle: CollectionBeforeChangeHook<Article> = async ({ data, originalDoc, req }) => {
  data.slug = data.headline ? storySlug(originalLocale, { own: data.headline }) : null
  data.segmentHashes = segmentHashes(data)
  if (data._status !== 'published') return data

  data.publishedAt ??= new Date().toISOString()
  if (originalDoc?.id === undefined) return data
  // What readers saw last stands in the story's own row; `originalDoc` is the newest draft.
  const seen = await req.payload.db.findOne<Article>({
    collection: 'articles',
    where: { id: { equals: originalDoc.id } },
    req,
  })
  const isExplicit = data.revisedAt && !isSameMoment(data.revisedAt, seen?.revisedAt)
  if (isExplicit || !seen?.publishedAt) return data
  data.revisedAt = sameWords(seen, data) ? (seen.revisedAt ?? null) : new Date().toISOString()
  return data
}

const isSameMoment = (one: string, other: string | null | undefined) =>
  other ? new Date(one).getTime() === new Date(other).getTime() : false

/**
 * With a story deleted for good go its translations, what readers reported of them, what the translation memory has of it,
 * and its schedules, which hold its text.
 */
export const deleteTranslations: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await req.payload.delete({ collection: 'reports', where: { article: { equals: id } }, req })
  // A draft's story may stand in its versions only.
  const { docs } = await req.payload.find({
    collection: 'translations',
    where: { article: { equals: id } },
    draft: true,
    trash: true,
    depth: 0,
    pagination: false,
    select: {},
    req,
  })
  for (const { id: translation } of docs) {
    await req.payload.delete({ collection: 'translations', id: translation, trash: true, req })
  }
  await query(req, sql`DELETE FROM translation_memory WHERE article_id = ${Number(id)}`)
  await forgetSchedules(req, 'articles', Number(id))
}

/** What of a translation deleted for good is kept elsewhere: the translation memory's excerpts, and schedules. */
export const forgetTranslation: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await query(
    req,
    sql`DELETE FROM translation_memory m USING translations t
         WHERE t.id = ${Number(id)} AND m.article_id = t.article_id AND m.target = t.locale::text`,
  )
  await forgetSchedules(req, 'translations', Number(id))
}

const forgetSchedules = (req: PayloadRequest, collection: string, id: number) =>
  query(
    req,
    sql`DELETE FROM payload_jobs WHERE task_slug = 'schedulePublish'
         AND input->'doc'->>'relationTo' = ${collection} AND input->'doc'->>'value' = ${String(id)}`,
  )
