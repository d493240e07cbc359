// Requests translations of stories, and new ones of segments that were held back.
import type { PayloadRequest } from 'payload'
import { published } from '#lib/content/sql.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import { requestTranslations } from '#lib/newsroom/hooks/translation-jobs.ts'
import { inRequestTransaction } from '#lib/newsroom/writing/request.ts'
import type { SegmentRecord } from '#lib/segments/index.ts'
import { type Policy, readPolicy } from '#lib/translation/pipeline/stories.ts'
import { DeskError } from '../desk-error.ts'
import { readDocument } from '../read/document.ts'
import type { Viewer } from '../viewer.ts'
import { writeRecords } from './write.ts'

/** Stories in one request at most: more than a page of the desk. */
export const maxStories = 100

export type TranslationRequest = {
  readonly stories: readonly number[]
  /** Languages; if empty, all that this person may change. */
  readonly locales: readonly TranslationLocale[]
}

/**
 * Requests missing translations of stories. In translations that are held, segments that a check blocks are translated
 * anew. Requests for many stories get a lower priority than fresh news.
 *
 * @returns the number of translations requested
 * @throws DeskError when this person may not request any of them, or none of the stories is published
 */
export async function requestStoryTranslations(
  req: PayloadRequest,
  viewer: Viewer,
  wish: TranslationRequest,
): Promise<number> {
  const wanted = wish.locales.length > 0 ? wish.locales : viewer.changes
  const locales = wanted.filter((locale) => viewer.changes.includes(locale))
  if (locales.length === 0) throw new DeskError(403, ({ notYours }) => notYours)
  const stories = [...new Set(wish.stories)]
  const priority = stories.length > 5 ? 'imported' : 'edited'
  let asked = 0
  for (const article of stories) {
    asked += await inRequestTransaction(req, async (db) => {
      const { rows } = await db.query<{ id: number }>(
        `SELECT id FROM articles a WHERE id = $1 AND ${published('a')} FOR SHARE`,
        [article],
      )
      if (rows.length === 0) return 0
      const { rows: held } = await db.query<{ locale: TranslationLocale }>(
        "SELECT locale FROM translation_progress WHERE article_id = $1 AND state = 'held' AND locale = ANY ($2::text[])",
        [article, locales],
      )
      if (held.length > 0) {
        const policy = await readPolicy(db)
        for (const { locale } of held) {
          const document = await readDocument(db, req, article, locale)
          if (document?.existing) await writeRecords(req, document, document.existing.records.map(redoIf(policy)))
        }
      }
      await requestTranslations(req, article, { priority, locales })
      return locales.length
    })
  }
  if (asked === 0) throw new DeskError(409, ({ unpublished }) => unpublished)
  return asked
}

/** Marks a machine's segment that holds the translation back as to be made anew. */
const redoIf =
  ({ holdOn }: Policy) =>
  (record: SegmentRecord): SegmentRecord => {
    const holds = record.warnings.some(({ check, severity }) => severity === 'blocking' || holdOn.has(check))
    return holds && record.origin === 'machine' ? { ...record, redo: true } : record
  }
