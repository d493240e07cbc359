// Having stories translated: now, again, or with what was held back made anew.
import type { PayloadRequest } from 'payload'
import { published } from '#lib/content/sql.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import { requestTranslations } from '#lib/newsroom/hooks/translation-jobs.ts'
import type { SegmentRecord } from '#lib/segments/index.ts'
import { type Policy, readPolicy } from '#lib/translation/pipeline/stories.ts'
import { readDocument } from '../read/document.ts'
import { DeskRefusal } from '../refusal.ts'
import type { Viewer } from '../viewer.ts'
import { inTransactionOf } from './transaction.ts'
import { writeRecords } from './write.ts'

/** Stories in one request at most: a page of the desk, with room. */
export const mostStories = 100

export type Wish = {
  readonly stories: readonly number[]
  /** Languages; none: all that this person may change. */
  readonly locales: readonly TranslationLocale[]
}

/**
 * Has stories translated, as far as anything is missing. What was held back is translated anew where a check holds it.
 * Many stories go behind fresh news.
 *
 * @returns how many texts were asked for
 * @throws DeskRefusal when none of it is this person's to ask for, or a single story is not published
 */
export async function askForTranslations(req: PayloadRequest, viewer: Viewer, wish: Wish): Promise<number> {
  const wanted = wish.locales.length > 0 ? wish.locales : viewer.changes
  const locales = wanted.filter((locale) => viewer.changes.includes(locale))
  if (locales.length === 0) throw new DeskRefusal(403, ({ notYours }) => notYours)
  const stories = [...new Set(wish.stories)]
  const priority = stories.length > 5 ? 'imported' : 'edited'
  let asked = 0
  for (const article of stories) {
    asked += await inTransactionOf(req, async (db) => {
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
  if (asked === 0) throw new DeskRefusal(409, ({ unpublished }) => unpublished)
  return asked
}

/** What holds a text back is translated anew; a person's words stay. */
const redoIf =
  ({ holdOn }: Policy) =>
  (record: SegmentRecord): SegmentRecord => {
    const holds = record.warnings.some(({ check, severity }) => severity === 'blocking' || holdOn.has(check))
    return holds && record.origin === 'machine' ? { ...record, redo: true } : record
  }
