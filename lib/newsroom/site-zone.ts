import type { Queryable } from '#lib/database/queryable.ts'

/** The zone of a site that has chosen none. */
const defaultTimeZone = 'Asia/Jakarta'

/** The site's time zone by its IANA name: all moments in the newsroom are told in it. */
export async function readTimeZone(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ zone: string | null }>('SELECT time_zone AS zone FROM site LIMIT 1')
  return rows[0]?.zone || defaultTimeZone
}
