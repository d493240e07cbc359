// The site says that its stories are invented for as long as there is one of the sample newsroom's.
import { sql } from 'drizzle-orm'
import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { published } from '#lib/content/sql.ts'
import { logChange } from '../changes/log.ts'
import type { Article } from '../payload-types.ts'
import { query } from '../sql.ts'

/** What references of sample stories begin with. */
export const samplePrefix = 'warta-sample:'

type Ended = { readonly doc: Pick<Article, 'ref'>; readonly req: Parameters<CollectionAfterDeleteHook>[0]['req'] }

/** Takes the site's flag back once the last published sample story is gone. */
async function endSample({ doc, req }: Ended): Promise<void> {
  if (!doc.ref?.startsWith(samplePrefix)) return
  // Locked, so that of two transactions that each take the last but one, the second sees what the first did.
  const flagged = await query(req, sql`SELECT FROM site WHERE sample FOR UPDATE`)
  if (flagged.length === 0) return
  const ended = await query(
    req,
    sql`UPDATE site SET sample = false, updated_at = now()
         WHERE NOT EXISTS (
           SELECT FROM articles WHERE ref LIKE ${sql.raw(`'${samplePrefix}%'`)} AND ${sql.raw(published('articles'))}
         )
     RETURNING id`,
  )
  if (ended.length > 0) await logChange(req, ['site'])
}

/** Ends the flag, or sets it again, after a story has gone to the trash or come back. */
export async function samplesChanged(req: Ended['req'], id: number): Promise<void> {
  const [story] = await query<{ ref: string | null; live: boolean }>(
    req,
    sql`SELECT ref, ${sql.raw(published('articles'))} AS live FROM articles WHERE id = ${id}`,
  )
  if (!story?.ref?.startsWith(samplePrefix)) return
  if (!story.live) return endSample({ doc: story, req })
  const set = await query(req, sql`UPDATE site SET sample = true, updated_at = now() WHERE NOT sample RETURNING id`)
  if (set.length > 0) await logChange(req, ['site'])
}

export const endSampleOnDelete: CollectionAfterDeleteHook<Article> = endSample

export const endSampleOnWithdrawal: CollectionAfterChangeHook<Article> = async ({ doc, req }) => {
  if (doc._status !== 'published') await endSample({ doc, req })
}
