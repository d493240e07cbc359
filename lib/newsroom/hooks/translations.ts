// What happens to a translation when it is saved.
import { sql } from 'drizzle-orm'
import type { CollectionBeforeChangeHook, CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { storySlug } from '#lib/content/story-slug.ts'
import { originalLocale } from '#lib/locales.ts'
import {
  hasTarget,
  readRecords,
  recordsAfterEditing,
  type Segment,
  type SegmentRecord,
  segmentHashes,
  segmentsOf,
  sourceHashesOf,
} from '#lib/segments/index.ts'
import { isEditor, staffOf } from '../access/roles.ts'
import type { TextChoice } from '../admin/labels.ts'
import type { Article, ArticlesSelect, Translation } from '../payload-types.ts'
import { query } from '../sql.ts'
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

/**
 * Locks the story before its translation, as whoever moves a story to the trash does with its translations: two who lock in
 * opposite orders wait for each other.
 */
export const lockStoryFirst: CollectionBeforeValidateHook<Translation> = async ({ data, originalDoc, req }) => {
  const article = idOf(data?.article ?? originalDoc?.article)
  if (article !== undefined) await query(req, sql`SELECT FROM articles WHERE id = ${article} FOR KEY SHARE`)
  return data
}

/** One text per story and language: the second is refused, with a word at the field. */
export const refuseSecond: CollectionBeforeValidateHook<Translation> = async ({ data, originalDoc, req }) => {
  const article = idOf(data?.article)
  if (article === undefined || !data?.locale) return data
  const { docs } = await req.payload.find({
    collection: 'translations',
    where: {
      and: [
        { article: { equals: article } },
        { locale: { equals: data.locale } },
        ...(originalDoc?.id === undefined ? [] : [{ id: { not_equals: originalDoc.id } }]),
      ],
    },
    trash: true,
    depth: 0,
    limit: 1,
    select: { deletedAt: true },
    req,
  })
  const [other] = docs
  if (other) {
    const message: TextChoice = ({ errors, trash }) => (other.deletedAt ? trash.taken : errors.duplicateTranslation)
    refuseFields(req, 'translations', [{ path: 'locale', message }])
  }
  return data
}

/**
 * Derives the address, and what each segment is made from: what a person changed is theirs, made from the original as it
 * is now; the rest stays what it was. Whoever reviews a text, or writes all of it, vouches for all of it.
 */
export const prepareTranslation: CollectionBeforeChangeHook<Translation> = async ({
  context,
  data,
  originalDoc,
  req,
}) => {
  const article = idOf(data.article)
  if (article === undefined || !data.locale) return data
  const original = await originalOf(req, article)
  const english = await englishHeadline(req, article)
  data.slug = storySlug(data.locale, {
    own: data.headline ?? '',
    english,
    original: original?.headline,
  })
  if ('byMachine' in context) return data
  settleWithdrawal(data, originalDoc)
  const wasGiven = data.sourceHashes && !isSame(data.sourceHashes, originalDoc?.sourceHashes)
  const isNew = !originalDoc?.sourceHashes || idOf(originalDoc.article) !== article
  if (wasGiven || !original) {
    // Where it comes from has been said for the whole: what is known of its segments is derived from that.
    data.segments = null
    if (!wasGiven && isNew) data.sourceHashes = null
    return data
  }
  const source = segmentsOf(original)
  const records = await recordsAfter(req, data, isNew ? undefined : originalDoc, source)
  const isReviewed = Boolean(data.reviewedAt) && data.reviewedAt !== (originalDoc?.reviewedAt ?? null)
  if (isReviewed) data.reviewedBy = staffOf(req)?.id ?? null
  const isReworded = !isSame(segmentHashes(data), segmentHashes(originalDoc ?? {}))
  data.segments = asJson(isReviewed ? vouched(records, source) : records)
  if (isNew || isReviewed || (isReworded && isVouchedFor(records))) data.sourceHashes = original.segmentHashes ?? null
  else if (isReworded) data.sourceHashes = sourceHashesOf(records, source)
  return data
}

/**
 * Whoever writes all of a text vouches for all of it, unless suggestions wait: they show what does not match the
 * original any more.
 */
const isVouchedFor = (records: readonly SegmentRecord[]) =>
  records.every(({ origin, suggestion }) => origin === 'human' && suggestion === null)

/** Saying "withdrawn" takes a text back at once; publishing it later takes that word back. */
function settleWithdrawal(data: Partial<Translation>, before: Translation | undefined): void {
  if (!data.withdrawn || data._status !== 'published') return
  if (before?.withdrawn) data.withdrawn = false
  else data._status = 'draft'
}

async function recordsAfter(
  req: PayloadRequest,
  data: Partial<Translation>,
  before: Translation | undefined,
  source: readonly Segment[],
): Promise<SegmentRecord[]> {
  const at = new Date().toISOString()
  const segments = segmentsOf(before ?? {})
  const about = {
    segments,
    sourceHashes: Array.isArray(before?.sourceHashes) ? before.sourceHashes.map(String) : null,
    origin: before?.origin ?? 'human',
    at: before?.updatedAt ?? at,
  }
  const known = readRecords(before?.segments, about, source)
  const former = await formerRecords(req, before)
  const records = recordsAfterEditing({ records: known, segments, former }, segmentsOf(data), source, at)
  // Who says that the whole is a person's, or the machine's, says it of every segment.
  const { origin } = data
  return origin && origin !== about.origin ? records.map((record) => ({ ...record, origin })) : records
}

/** How many of its versions say where an earlier text came from. */
const versionsKnown = 20

/**
 * Records of a translation's earlier versions, by what the text was. A form that was open while the machine worked
 * brings the text from before, and so does a version that is brought back: nobody has written it anew.
 */
async function formerRecords(
  req: PayloadRequest,
  translation: Translation | undefined,
): Promise<ReadonlyMap<string, SegmentRecord>> {
  if (!translation) return new Map()
  const rows = await query<{ segments: SegmentRecord[] }>(
    req,
    sql`SELECT version_segments AS segments FROM _translations_v
         WHERE parent_id = ${translation.id} AND jsonb_typeof(version_segments) = 'array'
         ORDER BY id DESC LIMIT ${versionsKnown}`,
  )
  const written = rows.toReversed().flatMap(({ segments }) => segments.filter(hasTarget))
  return new Map(written.map(({ redo: _redo, ...record }) => [record.target, record]))
}

/** The records of a text that someone has compared with its original as it is. */
function vouched(records: readonly SegmentRecord[], source: readonly Segment[]): SegmentRecord[] {
  const now = new Map(source.map(({ key, hash }) => [key, hash]))
  return records.map(({ redo: _redo, ...record }) => ({
    ...record,
    source: now.get(record.key) ?? record.source,
    warnings: [],
    suggestion: null,
  }))
}

/** Payload has a type of its own for any JSON. */
const asJson = (records: readonly SegmentRecord[]) => records as unknown as Translation['segments']

/**
 * A story's text as translators have it before them: what readers see, or the newest draft of what was never published.
 *
 * @returns null if there is no such story
 */
export function originalOf(
  req: PayloadRequest,
  id: number,
): Promise<Pick<Article, 'headline' | 'standfirst' | 'place' | 'body' | 'corrections' | 'segmentHashes'> | null> {
  const text = { headline: true, standfirst: true, place: true, body: true, corrections: true } as const
  return findOriginal(req, id, { ...text, segmentHashes: true, _status: true })
}

/** The fingerprints of that text alone: lists of translations ask for each, and need no bodies. */
export async function originalHashes(req: PayloadRequest, id: number): Promise<Article['segmentHashes'] | undefined> {
  return (await findOriginal(req, id, { segmentHashes: true, _status: true }))?.segmentHashes
}

async function findOriginal<Select extends ArticlesSelect<true>>(req: PayloadRequest, id: number, select: Select) {
  const find = (draft: boolean) =>
    req.payload.findByID({
      collection: 'articles',
      id,
      draft,
      depth: 0,
      locale: originalLocale,
      disableErrors: true,
      select,
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
