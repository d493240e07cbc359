// What happens to a translation when it is saved.
import type { CollectionBeforeChangeHook, CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { originalLocale } from '#lib/locales.ts'
import { storySlug } from '#lib/slug.ts'
import { isEditor, staffOf } from '../access/roles.ts'
import type { Article, Translation } from '../payload-types.ts'
import { segmentHashes } from '../segments.ts'
import { forbid, refuseFields } from './refuse.ts'

/** Holds translators to the languages that are assigned to them, and everyone else but editors to reading. */
export const holdTranslators: CollectionBeforeValidateHook<Translation> = ({ data, originalDoc, req }) => {
  const user = staffOf(req)
  if (!user || isEditor(req)) return data
  const assigned: readonly string[] = user.role === 'translator' ? (user.languages ?? []) : []
  const touched = [data?.locale ?? originalDoc?.locale, originalDoc?.locale].filter(
    (locale) => locale !== null && locale !== undefined,
  )
  if (touched.length === 0 || !touched.every((locale) => assigned.includes(locale))) {
    forbid(req, ({ errors }) => errors.notYourLanguage)
  }
  return data
}

/** One text per story and language: the second is refused, with a word at the field. */
export const refuseSecond: CollectionBeforeValidateHook<Translation> = async ({ data, originalDoc, req }) => {
  const article = idOf(data?.article)
  if (article === undefined || !data?.locale) return data
  const { totalDocs } = await req.payload.count({
    collection: 'translations',
    where: {
      and: [
        { article: { equals: article } },
        { locale: { equals: data.locale } },
        ...(originalDoc?.id === undefined ? [] : [{ id: { not_equals: originalDoc.id } }]),
      ],
    },
    req,
  })
  if (totalDocs > 0) {
    refuseFields(req, 'translations', [{ path: 'locale', message: ({ errors }) => errors.duplicateTranslation }])
  }
  return data
}

/**
 * Derives the address, and notes which text of the original this one was made from: whenever its own text changes, or
 * someone has reviewed it.
 */
export const prepareTranslation: CollectionBeforeChangeHook<Translation> = async ({ data, originalDoc, req }) => {
  const article = idOf(data.article)
  if (article === undefined || !data.locale) return data
  const original = await originalOf(req, article)
  const english = await englishHeadline(req, article)
  data.slug = storySlug(data.locale, {
    own: data.headline ?? '',
    english,
    original: original?.headline,
  })
  const wasGiven = data.sourceHashes && !isSame(data.sourceHashes, originalDoc?.sourceHashes)
  if (wasGiven) return data
  const isNew = !originalDoc?.sourceHashes || idOf(originalDoc.article) !== article
  const isReworded = !isSame(segmentHashes(data), segmentHashes(originalDoc ?? {}))
  const isReviewed = (data.reviewedAt ?? null) !== (originalDoc?.reviewedAt ?? null)
  if (isNew || isReworded || isReviewed) data.sourceHashes = original?.segmentHashes ?? null
  return data
}

/**
 * A story's text as translators have it before them: what readers see, or the newest draft of what was never published.
 *
 * @returns null if there is no such story
 */
export async function originalOf(
  req: PayloadRequest,
  id: number,
): Promise<Pick<Article, 'headline' | 'segmentHashes'> | null> {
  const find = (draft: boolean) =>
    req.payload.findByID({
      collection: 'articles',
      id,
      draft,
      depth: 0,
      locale: originalLocale,
      disableErrors: true,
      select: { headline: true, segmentHashes: true, _status: true },
      req,
    })
  const row = await find(false)
  return row && row._status !== 'published' ? find(true) : row
}

async function englishHeadline(req: PayloadRequest, article: number): Promise<string | undefined> {
  const { docs } = await req.payload.find({
    collection: 'translations',
    where: { and: [{ article: { equals: article } }, { locale: { equals: 'en' } }] },
    depth: 0,
    limit: 1,
    select: { headline: true },
    req,
  })
  return docs[0]?.headline
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

function idOf(article: number | Article | null | undefined): number | undefined {
  return typeof article === 'object' ? article?.id : article
}
