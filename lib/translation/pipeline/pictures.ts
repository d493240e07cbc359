// Translates alternative texts and captions of a story's pictures into languages that have none yet. The texts belong
// to the picture, not to the story: existing ones are never replaced.
import { sql } from '@payloadcms/db-postgres'
import { mediaIdsInBody } from '#lib/content/body/sql.ts'
import { published } from '#lib/content/sql.ts'
import type { Queryable } from '#lib/database/queryable.ts'
import { originalLocale, type TranslationLocale } from '#lib/locales.ts'
import { actAs } from '#lib/newsroom/audit/acting.ts'
import { byMachine } from '#lib/newsroom/hooks/translation-jobs.ts'
import { inTransaction } from '#lib/newsroom/writing/transaction.ts'
import { escapeText, plainText, type SegmentStep, textHash } from '#lib/segments/index.ts'
import type { PipelineContext, Task } from './context.ts'
import { findTexts } from './find.ts'
import { isUnpublishable } from './request.ts'
import { readOriginal } from './stories.ts'

type Lacking = {
  id: number
  alt: string | null
  caption: string | null
  own_alt: string | null
  own_caption: string | null
}

/**
 * Translates the texts of a story's pictures that exist in Indonesian and are missing in the language.
 *
 * @throws PostponedError when it can't be done now; the signal's reason when the worker ends
 */
export async function translatePictures(pipeline: PipelineContext, task: Task, signal: AbortSignal): Promise<void> {
  const { db } = pipeline.gate
  const { article, locale } = task
  const pictures = await lackingWords(db, article, locale)
  const steps = pictures.flatMap(stepsOf)
  const original = steps.length > 0 ? await readOriginal(db, article) : null
  if (!original) return
  const found = await findTexts(pipeline, task, original.text, steps, signal)
  const payload = await pipeline.payload()
  for (const { id } of pictures) {
    const text = (part: string) => {
      const given = found.get(keyOf(id, part))
      return given && !isUnpublishable(given) ? plainText(given.text).trim() : null
    }
    const [alt, caption] = [text('alt'), text('caption')]
    if (!alt && !caption) continue
    await inTransaction(payload, async ({ req, rows }) => {
      actAs(req, { way: 'translation', process: 'translation' })
      // Somebody may have written one in the meantime.
      const [own] = await rows<{ alt: string | null; caption: string | null }>(
        sql`SELECT alt, caption FROM media_locales WHERE _parent_id = ${id} AND _locale = ${locale}::_locales`,
      )
      const data = { alt: own?.alt || alt, caption: own?.caption || caption }
      if (!data.alt) return
      const options = {
        collection: 'media',
        id,
        locale,
        fallbackLocale: false,
        overrideAccess: true,
        depth: 0,
      } as const
      await payload.update({ ...options, data: { ...data, alt: data.alt }, req, context: byMachine })
    })
  }
}

const keyOf = (id: number, part: string) => `media.${id}.${part}`

function stepsOf({ id, alt, caption, own_alt, own_caption }: Lacking): SegmentStep[] {
  const wanted = [
    { part: 'alt', text: own_alt ? null : alt },
    { part: 'caption', text: own_caption ? null : caption },
  ]
  return wanted.flatMap(({ part, text }): SegmentStep[] => {
    if (!text?.trim()) return []
    const tagged = escapeText(text)
    const segment = { key: keyOf(id, part), kind: 'caption', text: tagged, hash: textHash(tagged) } as const
    return [{ kind: 'missing', segment, record: null, redo: false }]
  })
}

/** The story's pictures, main and in the body, whose texts the language lacks. */
async function lackingWords(db: Queryable, article: number, locale: TranslationLocale): Promise<Lacking[]> {
  const { rows } = await db.query<Lacking>(
    `SELECT m.id, o.alt, o.caption, t.alt AS own_alt, t.caption AS own_caption
       FROM articles a
       JOIN media m ON m.id = a.hero_id
         OR m.id IN (SELECT ${mediaIdsInBody('a.body')})
       JOIN media_locales o ON o._parent_id = m.id AND o._locale = '${originalLocale}'
       LEFT JOIN media_locales t ON t._parent_id = m.id AND t._locale = $2::_locales
      WHERE a.id = $1 AND ${published('a')}
        AND (coalesce(t.alt, '') = '' OR coalesce(t.caption, '') = '' AND coalesce(o.caption, '') <> '')`,
    [article, locale],
  )
  return rows
}
