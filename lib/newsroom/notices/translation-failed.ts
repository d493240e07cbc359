// Whoever published a story is told when it can't be translated.
import type { Queryable } from '#lib/database/queryable.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import { notifyIn } from './notify.ts'

/** Tells whoever published the story last, once for each time that its translation was asked for. */
export async function tellPublisher(db: Queryable, article: number, locale: TranslationLocale): Promise<void> {
  const { rows } = await db.query<{ publisher: number | null; asked: string }>(
    `SELECT coalesce(
        (SELECT l.user_id FROM audit_log l JOIN users u ON u.id = l.user_id
          WHERE l.collection = 'articles' AND l.document = p.article_id AND l.action = 'publish'
          ORDER BY l.id DESC LIMIT 1),
        (SELECT a.created_by_id FROM articles a WHERE a.id = p.article_id)) AS publisher,
      extract(epoch FROM p.requested_at)::text AS asked
     FROM translation_progress p WHERE p.article_id = $1 AND p.locale::text = $2`,
    [article, locale],
  )
  const [found] = rows
  if (!found) return
  await notifyIn(db, {
    to: [found.publisher],
    by: null,
    kind: 'translationFailed',
    document: { relationTo: 'articles', value: article },
    facts: { locale },
    cause: `${article}:${locale}:${found.asked}`,
  })
}
