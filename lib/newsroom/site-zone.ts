import type { Queryable } from '#lib/database/queryable.ts'

/**
 * SQL of the site's time zone by its IANA name; that of a site which has chosen none. All moments in the newsroom are told
 * in it.
 */
export const siteZone = `coalesce((SELECT nullif(time_zone, '') FROM site LIMIT 1), 'Asia/Jakarta')`

/** The site's time zone by its IANA name. */
export async function readTimeZone(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ zone: string }>(`SELECT ${siteZone} AS zone`)
  return rows[0]?.zone ?? 'UTC'
}
