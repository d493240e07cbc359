// Old versions go. Payload's own limit (`maxPerDoc`) counts and nothing else: a morning of autosaves would push out what was
// published and what was put aside.
import { newestVersion, publishedVersion } from '#lib/content/sql.ts'
import type { Queryable } from '#lib/database/queryable.ts'

/** As many of the newest versions of a document as are kept, whatever they are. */
const newestKept = 200

/** Days for which words are kept that were put aside: they are in no later text. */
const asideDays = 90

/**
 * Deletes versions that are older than the newest two hundred of their document. What was published stays, and tells that a
 * document was published; so does what was put aside within the last 90 days.
 *
 * @returns how many are gone
 */
export async function pruneVersions(db: Queryable): Promise<number> {
  let gone = 0
  for (const table of ['_articles_v', '_translations_v']) {
    const { rows } = await db.query(
      `WITH ranked AS (
         SELECT id, row_number() OVER (PARTITION BY parent_id ORDER BY updated_at DESC, id DESC) AS place FROM ${table}
          WHERE parent_id IN (SELECT parent_id FROM ${table} GROUP BY parent_id HAVING count(*) > ${newestKept})
       )
       DELETE FROM ${table} v USING ranked r
        WHERE r.id = v.id AND r.place > ${newestKept} AND NOT coalesce(${newestVersion('v')}, false)
          AND NOT coalesce(${publishedVersion('v')}, false)
          AND NOT (v.put_aside AND v.created_at > now() - interval '${asideDays} days')
       RETURNING v.id`,
    )
    gone += rows.length
  }
  return gone
}
