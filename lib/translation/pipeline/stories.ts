// What the pipeline reads: a published story, and what there is of it in one language.
import type { TranslationLocale } from '#lib/locales.ts'
import { recordsOf, type Segment, type SegmentRecord, type StoryText, segmentsOf } from '#lib/segments/index.ts'
import type { Queryable } from '../queryable.ts'

export type Original = {
  readonly id: number
  readonly text: StoryText
  readonly segments: readonly Segment[]
  readonly hashes: readonly string[]
  readonly breaking: boolean
}

export type Existing = {
  readonly id: number
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
  readonly withdrawn: boolean
  /** Readers see a text in this language; it may be older than the newest. */
  readonly published: boolean
  /** There are words by a person that readers don't see yet: nobody but a person may publish them. */
  readonly unfinished: boolean
}

type ArticleRow = {
  id: number
  headline: string | null
  standfirst: string | null
  place: string | null
  body: unknown
  corrections: { text: string | null }[]
  segment_hashes: string[] | null
  breaking: boolean | null
}

/** A story as readers have it; null if it is not published. */
export async function readOriginal(db: Queryable, article: number): Promise<Original | null> {
  const { rows } = await db.query<ArticleRow>(
    `SELECT id, headline, standfirst, place, body, segment_hashes, breaking,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('text', c.text) ORDER BY c._order), '[]')
               FROM articles_corrections c WHERE c._parent_id = a.id) AS corrections
       FROM articles a WHERE id = $1 AND _status = 'published'`,
    [article],
  )
  const row = rows[0]
  if (!row) return null
  const segments = segmentsOf(row)
  return { id: row.id, text: row, segments, hashes: segments.map(({ hash }) => hash), breaking: row.breaking === true }
}

type TranslationRow = {
  id: number
  version: number | null
  /** As text: what stands in a transaction of Payload's comes without types. */
  written_at: string
  headline: string | null
  standfirst: string | null
  place: string | null
  body: unknown
  corrections: { text: string | null }[]
  segments: unknown
  published_segments: unknown
  source_hashes: string[] | null
  origin: 'machine' | 'human' | null
  reviewed: boolean
  locked: boolean | null
  withdrawn: boolean | null
  published: boolean
  is_draft: boolean
}

/** What there is of a story in one language: its newest text, draft or published; null if there is nothing. */
export async function readExisting(
  db: Queryable,
  article: number,
  locale: TranslationLocale,
  original: readonly Segment[],
): Promise<Existing | null> {
  const { rows } = await db.query<TranslationRow>(
    `SELECT t.id, v.id AS version, to_char(coalesce(v.updated_at, t.updated_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS written_at,
            coalesce(v.version_headline, t.headline) AS headline,
            CASE WHEN v.id IS NULL THEN t.standfirst ELSE v.version_standfirst END AS standfirst,
            CASE WHEN v.id IS NULL THEN t.place ELSE v.version_place END AS place,
            CASE WHEN v.id IS NULL THEN t.body ELSE v.version_body END AS body,
            CASE WHEN v.id IS NULL THEN
              (SELECT coalesce(jsonb_agg(jsonb_build_object('text', c.text) ORDER BY c._order), '[]')
                 FROM translations_corrections c WHERE c._parent_id = t.id)
            ELSE
              (SELECT coalesce(jsonb_agg(jsonb_build_object('text', c.text) ORDER BY c._order), '[]')
                 FROM _translations_v_version_corrections c WHERE c._parent_id = v.id)
            END AS corrections,
            CASE WHEN v.id IS NULL THEN t.segments ELSE v.version_segments END AS segments,
            t.segments AS published_segments,
            CASE WHEN v.id IS NULL THEN t.source_hashes ELSE v.version_source_hashes END AS source_hashes,
            coalesce(v.version_origin::text, t.origin::text) AS origin,
            (CASE WHEN v.id IS NULL THEN t.reviewed_at ELSE v.version_reviewed_at END) IS NOT NULL AS reviewed,
            coalesce(v.version_locked, t.locked) AS locked, coalesce(v.version_withdrawn, t.withdrawn) AS withdrawn,
            t._status = 'published' AS published, coalesce(v.version__status::text, t._status::text) = 'draft' AS is_draft
       FROM translations t
       LEFT JOIN LATERAL (
         SELECT * FROM _translations_v v WHERE v.parent_id = t.id AND v.latest ORDER BY v.updated_at DESC, v.id DESC LIMIT 1
       ) v ON true
      WHERE t.article_id = $1 AND t.locale = $2::enum_translations_locale`,
    [article, locale],
  )
  const row = rows[0]
  if (!row) return null
  const segments = segmentsOf(row)
  const origin = row.origin ?? 'human'
  const at = row.written_at
  const records = recordsOf(row.segments, { segments, sourceHashes: row.source_hashes, origin, at }, original)
  const seen = new Set(
    row.published && Array.isArray(row.published_segments)
      ? (row.published_segments as SegmentRecord[]).map(({ target }) => target)
      : [],
  )
  const isPersons = (record: SegmentRecord) => record.origin === 'human' && record.target !== ''
  return {
    id: row.id,
    stamp: `${row.version ?? 0}:${at}`,
    text: row,
    segments,
    records,
    sourceHashes: row.source_hashes,
    origin,
    reviewed: row.reviewed,
    locked: row.locked === true,
    withdrawn: row.withdrawn === true,
    published: row.published,
    unfinished: row.is_draft && records.some((record) => isPersons(record) && !seen.has(record.target)),
  }
}

/** The site's rules for what the machine may publish. */
export type Policy = { readonly hold: boolean; readonly holdOn: ReadonlySet<string> }

/** Reads the rules; before anyone has saved them, the usual ones. */
export async function readPolicy(db: Queryable): Promise<Policy> {
  const { rows } = await db.query<{ policy: string; hold_on: string[] }>(
    `SELECT translation_policy::text AS policy,
            array(SELECT text FROM site_texts x WHERE x.parent_id = s.id AND x.path = 'holdOn' ORDER BY x."order") AS hold_on
       FROM site s ORDER BY id LIMIT 1`,
  )
  return { hold: rows[0]?.policy !== 'publish', holdOn: new Set(rows[0]?.hold_on ?? []) }
}
