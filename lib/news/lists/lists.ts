// One page of a list of stories, newest first: one query, bounded by time and id (a keyset), so that page 500 costs
// what page 1 costs and a story published meanwhile shifts nothing.

import { greatestId } from '#lib/content/ids.ts'
import { readable } from '#lib/content/sql.ts'
import type { Locale } from '#lib/locales.ts'
import { addCacheTag } from '#lib/page-cache/tags.ts'
import { query } from '../query.ts'
import { type CardRow, cardColumns, textJoins } from './cards.ts'
import type { Cursor } from './cursor.ts'

/** Which stories a list holds. */
export type ListScope =
  | { readonly kind: 'latest' }
  | { readonly kind: 'section' | 'topic' | 'author'; readonly id: number }

/** The condition on article `a`, besides being readable, for a list; `parameter` is the list's id. */
export function listCondition(kind: ListScope['kind'], parameter: string): string {
  switch (kind) {
    case 'latest':
      return ''
    case 'section':
      return `AND a.section_id = ${parameter}`
    case 'topic':
      return `AND EXISTS (SELECT FROM articles_rels r WHERE r.topics_id = ${parameter} AND r.parent_id = a.id)`
    case 'author':
      return `AND EXISTS (SELECT FROM articles_rels r WHERE r.authors_id = ${parameter} AND r.parent_id = a.id)`
  }
}

// An index alone answers which stories are on the page; only those few are looked up.
const listQuery = (kind: ListScope['kind']) => `
  WITH page AS (
    SELECT a.id FROM articles a
    WHERE ${readable('a')} AND (a.published_at, a.id) < ($2::timestamptz, $3::int) ${listCondition(kind, '$5')}
    ORDER BY a.published_at DESC, a.id DESC LIMIT $4
  )
  SELECT ${cardColumns} FROM page JOIN articles a ON a.id = page.id ${textJoins}
  ORDER BY a.published_at DESC, a.id DESC`

const beginning: Cursor = { at: new Date('9999-12-31T00:00:00Z'), id: greatestId }

/** Adds the tag of a list to the page that shows it. */
export function addListTag(scope: ListScope): void {
  addCacheTag(scope.kind === 'latest' ? 'latest' : `${scope.kind}:${scope.id}`)
}

/** Rows of one page, and the cursor of the next; null at the end. */
export type ListRows = { readonly rows: readonly CardRow[]; readonly next: Cursor | null }

/**
 * One page of a list, for an edition. Adds the tag of the list, not of its stories.
 * @param before the last story of the page before; undefined: from the newest
 * @param size stories per page
 */
export async function listRows(
  scope: ListScope,
  locale: Locale,
  before: Cursor | undefined,
  size: number,
): Promise<ListRows> {
  addListTag(scope)
  const { at, id } = before ?? beginning
  // One more than is shown tells whether there is a next page.
  const values = [locale, at, id, size + 1, ...(scope.kind === 'latest' ? [] : [scope.id])]
  const rows = await query<CardRow>(`list ${scope.kind}`, listQuery(scope.kind), values)
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > size && last ? { at: last.published_at, id: last.id } : null }
}
