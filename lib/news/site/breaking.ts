// The line of breaking news above every page: an editor's text, or the headline of the story that it links to.
import { createHash } from 'node:crypto'
import { readable } from '#lib/content/sql.ts'
import { availabilityFor } from '#lib/content/text-for.ts'
import type { Locale } from '#lib/locales.ts'
import { memo } from '#lib/page-cache/memo.ts'
import { addCacheTag } from '#lib/page-cache/tags.ts'
import { type CardRow, cardColumns, textJoins, toPaths } from '../lists/cards.ts'
import { type LocalizedTexts, localized } from '../localized.ts'
import { query } from '../query.ts'
import type { BreakingLine, Localized } from '../types.ts'

type LineRow = { article_id: number | null; texts: LocalizedTexts }

// When the moment until which it stands has passed, the worker writes it to the change log (lib/newsroom/schedule/arrivals.ts).
const lineQuery = `
  SELECT b.article_id, (SELECT jsonb_object_agg(l._locale, l.text) FROM breaking_locales l WHERE l._parent_id = b.id) AS texts
  FROM breaking b WHERE b.active AND (b.until IS NULL OR b.until > now()) ORDER BY b.id LIMIT 1`

const line = memo(['breaking'], async () => (await query<LineRow>('breaking', lineQuery, []))[0] ?? null)

const storyQuery = `SELECT ${cardColumns} FROM articles a ${textJoins} WHERE a.id = $2 AND ${readable('a')}`

/** The published story that the line links to: its headline, and its path in the edition. */
async function linked(id: number, locale: Locale): Promise<{ headline: Localized; path: string } | null> {
  // Also while it is not published: it may be in a moment.
  addCacheTag(`card:${id}:${locale}`)
  const rows = await query<CardRow>('breaking story', storyQuery, [locale, id])
  const [row] = rows
  const path = row && (await toPaths(rows, locale)).get(row.id)
  if (!row || path === undefined) return null
  return { headline: { text: row.headline, locale: availabilityFor(locale, row.translated).locale }, path }
}

/** Identifies a line in all editions: readers who have dismissed one see the next. */
const keyOf = (text: string, article: number | null): string =>
  createHash('sha256')
    .update(`${article ?? ''}\n${text}`)
    .digest('hex')
    .slice(0, 8)

/**
 * The line of breaking news in an edition: the editors' text in its language, else the story's headline in it, else
 * either in Indonesian. Adds the tags `breaking` and the story's. Null without a text, and while the linked story is not
 * published: it may have been withdrawn because the text is wrong.
 */
export async function breakingLine(locale: Locale): Promise<BreakingLine | null> {
  const row = await line()
  if (!row) return null
  const written = localized(row.texts, locale)
  const story = row.article_id === null ? null : await linked(row.article_id, locale)
  if (row.article_id !== null && !story) return null
  const own = [written, story?.headline].find((text) => text?.locale === locale)
  const text = own ?? written ?? story?.headline
  return text ? { key: keyOf(text.text, row.article_id), text, path: story?.path ?? null } : null
}
