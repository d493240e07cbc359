// Generated `ref`s of stories without one. They are made from values that never change and differ between newsrooms, so
// every export gives a story the same name.
import { type SQL, sql } from 'drizzle-orm'

const form = /^warta:(\d{1,10})-([0-9a-f]{1,12})$/

/** The `ref` of a story in an export, for a row of `articles`: its own, or one made of its id and its first moment. */
export const refExpression: SQL = sql`
  coalesce(articles.ref, 'warta:' || articles.id || '-' || to_hex(round(extract(epoch FROM articles.created_at) * 1000)::bigint))`

/** The id in a generated `ref`; null for any other. */
export function idOfGeneratedRef(ref: string): number | null {
  const id = form.exec(ref)?.[1]
  return id === undefined ? null : Number(id)
}
