// Reads a published story, and its translation into one language.
import { isDeepStrictEqual } from 'node:util'
import { isoMoment, joinNewest, published, storyText, takenBack, textStamp } from '#lib/content/sql.ts'
import type { Queryable } from '#lib/database/queryable.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import {
  hasTarget,
  isRestructured,
  readRecords,
  type Segment,
  type SegmentRecord,
  type StoryText,
  segmentsOf,
} from '#lib/segments/index.ts'

export type Original = {
  readonly id: number
  readonly text: StoryText
  readonly segments: readonly Segment[]
  readonly hashes: readonly string[]
  /** ISO 8601, UTC. */
  readonly savedAt: string
}

export type ExistingTranslation = {
  readonly id: number
  /** ISO 8601, UTC. */
  readonly savedAt: string
  /** Changes whenever anyone saves the translation, as a draft too. */
  readonly stamp: string
  /** The newest text, which may be a draft. */
  readonly text: StoryText
  readonly segments: readonly Segment[]
  readonly records: readonly SegmentRecord[]
  readonly sourceHashes: readonly string[] | null
  readonly origin: 'machine' | 'human'
  readonly reviewed: boolean
  readonly locked: boolean
  /** A person has withdrawn it from readers. */
  readonly withdrawn: boolean
  /** Readers see a version of it, which may be older than the newest. */
  readonly published: boolean
  /** `target` of the records that readers see. */
  readonly publishedTargets: ReadonlySet<string>
  /** Readers don't see the newest text. */
  readonly isDraft: boolean
  /** Only a person may continue or publish the draft. */
  readonly isPersonsDraft: boolean
  /** Only people change its text: a person translated it, changed its structure, or is working on a draft. */
  readonly isHumanOwned: boolean
}

/** A story as readers have it; null if it is not published. */
export async function readOriginal(db: Queryable, article: number): Promise<Original | null> {
  const { rows } = await db.query<{ id: number; text: StoryText; saved_at: string }>(
    `SELECT id, ${storyText('a', 'articles')} AS text, ${isoMoment('updated_at')} AS saved_at
       FROM articles a WHERE id = $1 AND ${published('a')}`,
    [article],
  )
  const row = rows[0]
  if (!row) return null
  const { id, text, saved_at: savedAt } = row
  const segments = segmentsOf(text)
  return { id, text, segments, hashes: segments.map(({ hash }) => hash), savedAt }
}

type TranslationRow = {
  id: number
  version: number | null
  /** As text: what stands in a transaction of Payload's comes without types. */
  written_at: string
  text: StoryText
  live_text: StoryText
  segments: unknown
  live_segments: unknown
  source_hashes: string[] | null
  origin: 'machine' | 'human' | null
  reviewed: boolean
  locked: boolean | null
  withdrawn: boolean | null
  published: boolean
  is_draft: boolean
  taken_back: boolean
}

/** A story's translation into one language: its newest text, draft or published; null if there is none. */
export async function readExisting(
  db: Queryable,
  article: number,
  locale: TranslationLocale,
  original: readonly Segment[],
): Promise<ExistingTranslation | null> {
  const { rows } = await db.query<TranslationRow>(
    `SELECT t.id, v.id AS version, ${isoMoment('newest.written_at')} AS written_at, live.text AS live_text,
            CASE WHEN v.id IS NULL THEN live.text ELSE ${storyText('v', '_translations_v')} END AS text,
            newest.segments, t.segments AS live_segments, newest.source_hashes, newest.origin,
            newest.reviewed_at IS NOT NULL AS reviewed, newest.locked, newest.withdrawn,
            ${published('t')} AS published, newest.status = 'draft' AS is_draft,
            ${takenBack('t', '_translations_v')} AS taken_back
       FROM translations t ${joinNewest}
       CROSS JOIN LATERAL (SELECT ${storyText('t', 'translations')} AS text) live
      WHERE t.article_id = $1 AND t.locale = $2::enum_translations_locale`,
    [article, locale],
  )
  return rows[0] ? existingOf(rows[0], original) : null
}

function existingOf(row: TranslationRow, original: readonly Segment[]): ExistingTranslation {
  const { text, published, written_at: at, source_hashes: sourceHashes } = row
  const segments = segmentsOf(text)
  const origin = row.origin ?? 'human'
  const records = readRecords(row.segments, { segments, sourceHashes, origin, at }, original)
  // Saving a text without changing it leaves a draft, too.
  const isDraft = row.is_draft && !(published && isDeepStrictEqual(text, row.live_text))
  const live = published && Array.isArray(row.live_segments) ? (row.live_segments as SegmentRecord[]) : []
  const seen = new Set(live.filter(hasTarget).map(({ target }) => target))
  const unfinished = isDraft && isPersonsDraft(records.filter(hasTarget), seen)
  return {
    id: row.id,
    savedAt: at,
    stamp: textStamp(row.version, at),
    text,
    segments,
    records,
    sourceHashes,
    origin,
    reviewed: row.reviewed,
    locked: row.locked === true,
    // The machine never unpublishes: a person has, unless the text is to be made anew.
    withdrawn: row.withdrawn === true || (row.taken_back && !records.some(({ redo }) => redo)),
    published,
    publishedTargets: seen,
    isDraft,
    isPersonsDraft: unfinished,
    isHumanOwned: origin === 'human' || unfinished || isRestructured(records),
  }
}

/**
 * Whether a draft is a person's: it has words by a person that readers don't see, or none but those that they see, in
 * another order or number. A draft by the machine has words of the machine that they don't see, or is to be made anew.
 */
function isPersonsDraft(draft: readonly SegmentRecord[], seen: ReadonlySet<string>): boolean {
  const unseen = draft.filter(({ target }) => !seen.has(target))
  if (unseen.some(({ origin }) => origin === 'human')) return true
  return unseen.length === 0 && !draft.some(({ redo }) => redo)
}

/** The site's rules for what the machine may publish. */
export type Policy = { readonly hold: boolean; readonly holdOn: ReadonlySet<string> }

/** Reads the rules; before anyone has saved them, the usual ones. */
export async function readPolicy(db: Queryable): Promise<Policy> {
  const { rows } = await db.query<{ policy: string; hold_on: string[] }>(
    `SELECT translation_policy::text AS policy,
            ARRAY(SELECT text FROM site_texts x WHERE x.parent_id = s.id AND x.path = 'holdOn' ORDER BY x."order") AS hold_on
       FROM site s ORDER BY id LIMIT 1`,
  )
  return { hold: rows[0]?.policy !== 'publish', holdOn: new Set(rows[0]?.hold_on ?? []) }
}
