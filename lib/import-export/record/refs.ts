// Names of stories that came in without one: made from what never changes, so that every export gives the same name, and
// no two newsrooms the same.
import { type SQL, sql } from 'drizzle-orm'

const form = /^warta:(\d{1,10})-([0-9a-f]{1,12})$/

/** The `ref` of a story in an export, for a row of `articles`: its own, or one made of its id and its first moment. */
export const refOfRow: SQL = sql`
  coalesce(articles.ref, 'warta:' || articles.id || '-' || to_hex(round(extract(epoch FROM articles.created_at) * 1000)::bigint))`

/** Id of the story that may have been given this name by an export; null when it is no such name. */
export function idInRef(ref: string): number | null {
  const id = form.exec(ref)?.[1]
  return id === undefined ? null : Number(id)
}
