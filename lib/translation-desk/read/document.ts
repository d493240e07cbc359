// A translation and its original as the desk works on them.
import type { PayloadRequest } from 'payload'
import { joinNewest } from '#lib/content/sql.ts'
import type { Queryable } from '#lib/database/queryable.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import { originalOf } from '#lib/newsroom/hooks/translations.ts'
import { type Segment, type SegmentRecord, type StoryText, segmentsOf } from '#lib/segments/index.ts'
import { type ExistingTranslation, readExisting } from '#lib/translation/pipeline/stories.ts'
import { pairSegments, type SegmentPair } from '../text/pairs.ts'
import type { Sheet } from '../types.ts'

export type StoryDocument = {
  readonly article: number
  readonly locale: TranslationLocale
  readonly original: StoryText
  readonly existing: ExistingTranslation | null
  readonly pairs: readonly SegmentPair[]
  /** The newest text is a draft: it is kept as one when it changes. */
  readonly isDraft: boolean
  readonly review: Sheet['review']
}

/**
 * Reads both: the original as readers see it (or the newest draft of what was never published), the newest text of the
 * translation.
 *
 * @returns null if there is no such story
 */
export async function readDocument(
  db: Queryable,
  req: PayloadRequest,
  article: number,
  locale: TranslationLocale,
): Promise<StoryDocument | null> {
  const story = await originalOf(req, article)
  if (!story) return null
  const { headline, standfirst, place, body, corrections } = story
  const original: StoryText = {
    headline,
    ...(standfirst === undefined ? {} : { standfirst }),
    ...(place === undefined ? {} : { place }),
    body,
    ...(corrections ? { corrections: corrections.map(({ text }) => ({ text })) } : {}),
  }
  const segments = segmentsOf(original)
  const existing = await readExisting(db, article, locale, segments)
  const state = existing && (await readState(db, existing.id))
  return {
    article,
    locale,
    original,
    existing,
    pairs: pairSegments(segments, existing?.segments ?? [], existing?.records ?? []),
    isDraft: state?.status === 'draft',
    review: state?.at ? { role: state.role, at: new Date(state.at).toISOString(), by: state.by } : null,
  }
}

/** The text was made from something else than the original now says. */
export const isOutdated = (record: SegmentRecord, original: Segment) => record.source !== original.hash

async function readState(db: Queryable, translation: number) {
  const { rows } = await db.query<{ status: string; at: Date | string | null; role: string | null; by: string | null }>(
    `SELECT newest.status, newest.reviewed_at AS at, newest.reviewed_role AS role, u.name AS by
       FROM translations t
       ${joinNewest}
       LEFT JOIN users u ON u.id = newest.reviewed_by_id
      WHERE t.id = $1`,
    [translation],
  )
  return rows[0] ?? null
}
