// A translation beside its original, segment by segment, with all that is known about each.
import type { PayloadRequest } from 'payload'
import type { Queryable } from '#lib/database/queryable.ts'
import type { Locale, TranslationLocale } from '#lib/locales.ts'
import { interfaceLanguage, textsIn } from '#lib/newsroom/admin/labels.ts'
import { checkSource, sentenceOf } from '#lib/translation/checks/index.ts'
import { type GlossaryEntry, loadGlossary, termsIn } from '#lib/translation/glossary/index.ts'
import type { Warning } from '#lib/translation/types.ts'
import { forbidden, notFound } from '../desk-error.ts'
import { reportedPairKey } from '../text/anchors.ts'
import { pairKey, type SegmentPair } from '../text/pairs.ts'
import { markSource } from '../text/pieces.ts'
import { numberedTexts } from '../text/replace-text.ts'
import type { SegmentReport, Sheet, SheetSegment } from '../types.ts'
import type { Viewer } from '../viewer.ts'
import { isOutdated, readDocument } from './document.ts'
import { formerSources } from './sources.ts'
import { readStory } from './stories.ts'

type StoryAndLocale = { readonly article: number; readonly locale: TranslationLocale }

/**
 * Reads a translation as the desk shows it.
 *
 * @throws DeskError when there is no such story, or it is not for this person
 */
export async function readSheet(
  db: Queryable,
  req: PayloadRequest,
  viewer: Viewer,
  { article, locale }: StoryAndLocale,
): Promise<Sheet> {
  if (!viewer.sees.includes(locale)) throw forbidden()
  const story = await readStory(db, viewer, article)
  const cell = story?.cells.find((of) => of.locale === locale)
  const document = story && (await readDocument(db, req, article, locale))
  if (!story || !cell || !document) throw notFound()
  const { existing, pairs } = document
  const outdated = pairs.flatMap(({ original, record }) =>
    original && record?.source && record.source !== original.hash ? [record.source] : [],
  )
  const former = await formerSources(db, article, locale, [...new Set(outdated)])
  const reports = await openReports(db, article, locale)
  const reportsByPair = Map.groupBy(reports, (report) => reportedPairKey(report, pairs))
  const glossary = await loadGlossary(db)
  const language = interfaceLanguage(req.i18n.language)
  const texts = existing
    ? numberedTexts({ original: document.original, translation: existing.text, pairs })
    : new Map<string, string>()
  const withNothing = ({ id, at, paragraph, suggestion }: SegmentReport) => ({ id, at, paragraph, suggestion })
  return {
    now: new Date().toISOString(),
    story: { id: story.id, headline: story.headline, published: story.published, withdrawn: story.withdrawn },
    locale,
    stamp: existing?.stamp ?? null,
    cell,
    isDraft: document.isDraft,
    withdrawn: existing?.withdrawn === true,
    review: document.review,
    ownRole: textsIn(locale).users.roles[viewer.role],
    segments: pairs.map((pair) =>
      segmentOf(pair, {
        locale,
        language,
        former,
        glossary,
        text: (pair.original && texts.get(pair.original.key)) ?? pair.translated?.text ?? null,
        reports: (reportsByPair.get(pairKey(pair)) ?? []).map(withNothing),
      }),
    ),
    reports: (reportsByPair.get(null) ?? []).map(withNothing),
    mayChange: cell.mayChange,
  }
}

type SegmentContext = {
  readonly locale: TranslationLocale
  readonly language: Locale
  readonly former: ReadonlyMap<string, string>
  readonly glossary: readonly GlossaryEntry[]
  readonly text: string | null
  readonly reports: readonly SegmentReport[]
}

function segmentOf(pair: SegmentPair, known: SegmentContext): SheetSegment {
  const { original, translated, record } = pair
  const { locale, language, former, glossary, text, reports } = known
  const said = ({ severity, check, detail }: Warning) => ({
    severity,
    sentence: sentenceOf({ severity, check, detail }, language),
  })
  const terms = original ? termsIn([original.text], glossary, locale) : []
  const state = stateOf(pair)
  const before = state === 'behind' ? (former.get(record?.source ?? '') ?? null) : null
  const suggestion = record?.suggestion
  return {
    key: pairKey(pair),
    kind: (original ?? translated)?.kind ?? 'paragraph',
    source: original?.text ?? null,
    sourcePieces: original ? markSource(original.text, before, terms) : [],
    target: translated ? text : null,
    state,
    origin: translated ? (record?.origin ?? 'human') : null,
    engine: record?.engine ?? null,
    at: record?.at || null,
    redo: record?.redo === true,
    warnings: [...(record?.warnings ?? []), ...(original ? checkSource(original) : [])].map(said),
    suggestion: suggestion
      ? {
          text: suggestion.text,
          engine: suggestion.engine,
          at: suggestion.at,
          warnings: suggestion.warnings.map(said),
          stale: suggestion.source !== original?.hash,
        }
      : null,
    terms: terms.map(({ term, rendering, note }) => ({ term, rendering, note })),
    reports,
  }
}

function stateOf({ original, translated, record }: SegmentPair): SheetSegment['state'] {
  if (!original) return 'extra'
  if (!translated) return 'missing'
  if (!record?.source) return 'unknown'
  return isOutdated(record, original) ? 'behind' : 'current'
}

async function openReports(db: Queryable, article: number, locale: TranslationLocale) {
  const { rows } = await db.query<{
    id: number
    created_at: Date | string
    anchor: string | null
    paragraph: string
    suggestion: string | null
  }>(
    `SELECT id, created_at, anchor, paragraph, suggestion FROM reports
      WHERE article_id = $1 AND locale = $2::enum_reports_locale AND state = 'open' ORDER BY created_at LIMIT 100`,
    [article, locale],
  )
  return rows.map(({ created_at, ...report }) => ({ ...report, at: new Date(created_at).toISOString() }))
}
