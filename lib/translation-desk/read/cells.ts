// How stories are doing in each language: one query for as many stories as a page shows.

import { behind, joinNewest, published, takenBack, textStamp } from '#lib/content/sql.ts'
import type { Queryable } from '#lib/database/queryable.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import { type Cell, type CellState, cellStates, type StoryCells } from '../types.ts'
import type { Viewer } from '../viewer.ts'

type Row = {
  id: number
  headline: string | null
  story_published: boolean
  story_withdrawn: boolean
  published_at: Date | null
  breaking: boolean | null
  locale: TranslationLocale
  work: string | null
  reason: string | null
  detail: string | null
  attempts: number | null
  engine: string | null
  cost: string | null
  requested_at: Date | null
  finished_at: Date | null
  translation: number | null
  live: boolean | null
  behind: boolean | null
  version: number | null
  written_at: Date | null
  locked: boolean | null
  withdrawn: boolean | null
  origin: 'machine' | 'human' | null
  reviewed: boolean | null
  warnings: number
  blocking: number
  suggestions: number
  text_engine: string | null
  reports: number
}

// What is newest counts, draft or not: a text that is held has its warnings in a draft.
const query = `
  SELECT a.id, coalesce(a.headline, '') AS headline, ${published('a')} AS story_published,
         ${takenBack('a', '_articles_v')} AS story_withdrawn, a.published_at,
         a.breaking, asked.locale,
         p.state AS work, p.reason, p.detail, p.attempts, p.engine, p.cost, p.requested_at, p.finished_at,
         t.id AS translation, ${published('t')} AS live,
         ${published('t')} AND ${behind('t', 'a')} AS behind,
         v.id AS version, newest.written_at, newest.locked, newest.origin,
         newest.withdrawn OR ${takenBack('t', '_translations_v')} AND NOT coalesce(found.redo, false) AS withdrawn,
         newest.reviewed_at IS NOT NULL AS reviewed,
         coalesce(found.warnings, 0)::int AS warnings, coalesce(found.blocking, 0)::int AS blocking,
         coalesce(found.suggestions, 0)::int AS suggestions, found.engine AS text_engine,
         (SELECT count(*)::int FROM reports r
           WHERE r.article_id = a.id AND r.locale = asked.locale::enum_reports_locale AND r.state = 'open') AS reports
    FROM unnest($1::int[]) WITH ORDINALITY AS wanted(id, place)
    JOIN articles a ON a.id = wanted.id
   CROSS JOIN unnest($2::text[]) WITH ORDINALITY AS asked(locale, turn)
    LEFT JOIN translation_progress p ON p.article_id = a.id AND p.locale = asked.locale
    LEFT JOIN translations t ON t.article_id = a.id AND t.locale = asked.locale::enum_translations_locale
    ${joinNewest}
    LEFT JOIN LATERAL (
      SELECT sum(jsonb_array_length(s -> 'warnings')) AS warnings,
             sum((SELECT count(*) FROM jsonb_array_elements(s -> 'warnings') w WHERE w ->> 'severity' = 'blocking')) AS blocking,
             count(*) FILTER (WHERE s -> 'suggestion' <> 'null') AS suggestions,
             bool_or(s -> 'redo' = 'true') AS redo,
             mode() WITHIN GROUP (ORDER BY nullif(s ->> 'engine', 'memory')) AS engine
        FROM jsonb_array_elements(CASE jsonb_typeof(newest.segments) WHEN 'array' THEN newest.segments END) s
    ) found ON true
   ORDER BY wanted.place, asked.turn`

/**
 * How stories are doing in the languages that a person sees.
 *
 * @param ids of stories; the answer has their order, without those that are not there
 */
export async function cellsOf(db: Queryable, viewer: Viewer, ids: readonly number[]): Promise<StoryCells[]> {
  const { rows } = await db.query<Row>(query, [ids, viewer.sees])
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((ofStory) => {
    const [first] = ofStory
    if (!first) return []
    return [
      {
        id: first.id,
        headline: first.headline ?? '',
        published: first.story_published,
        withdrawn: first.story_withdrawn,
        publishedAt: first.published_at?.toISOString() ?? null,
        breaking: first.breaking === true,
        cells: ofStory.map((row) => cellOf(row, viewer)),
      },
    ]
  })
}

function cellOf(row: Row, viewer: Viewer): Cell {
  const state = stateOf(row)
  return {
    locale: row.locale,
    state,
    at: momentOf(row, state)?.toISOString() ?? null,
    live: row.live === true,
    behind: row.behind === true,
    locked: row.locked === true,
    origin: row.translation === null ? null : (row.origin ?? 'human'),
    reviewed: row.reviewed === true,
    reports: row.reports,
    warnings: row.warnings,
    blocking: row.blocking,
    suggestions: row.suggestions,
    engine: row.text_engine ?? row.engine,
    cost: Number(row.cost ?? 0),
    attempts: row.attempts ?? 0,
    reason: reasonOf(row, state),
    detail: row.detail,
    translation: row.translation,
    stamp: row.written_at && textStamp(row.version, row.written_at.toISOString()),
    mayChange: viewer.changes.includes(row.locale),
  }
}

const atWork: ReadonlySet<string> = new Set<CellState>(['waiting', 'translating', 'unconfigured', 'failed', 'held'])

/** What is withdrawn itself, or with its story, has no other reason that is worth telling. */
function reasonOf({ story_published, reason }: Row, state: CellState): string | null {
  if (!story_published) return null
  return state === 'withdrawn' ? 'withdrawn' : reason
}

/** Nothing is done about a story that readers don't see, whatever was to be done before. */
const isAtWork = ({ story_published, work }: Row) => story_published && work !== null && atWork.has(work)

function stateOf(row: Row): CellState {
  const { work, withdrawn, live, behind, translation } = row
  if (withdrawn && !live) return 'withdrawn'
  if (isAtWork(row)) return cellStates.find((state) => state === work) ?? 'none'
  if (live) return behind ? 'behind' : 'published'
  return translation === null ? 'none' : 'draft'
}

function momentOf(row: Row, state: CellState): Date | null {
  if (state === 'none') return null
  if (state === 'held') return row.finished_at ?? row.requested_at
  return atWork.has(state) ? row.requested_at : row.written_at
}
