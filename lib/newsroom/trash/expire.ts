// What has been in the trash for long enough is deleted for good.
import type { Payload, PayloadRequest } from 'payload'
import { kept } from '#lib/content/sql.ts'
import { pool } from '#lib/database/pool.ts'
import type { Queryable } from '#lib/database/queryable.ts'
import { inTransaction } from '../writing/transaction.ts'
import { type Trashable, trashable } from './collections.ts'
import { deleteForGood, idsInTrash } from './trash.ts'

/** Whether anything has been in the trash for longer than `days`. */
export async function isTrashOld(db: Queryable, days: number): Promise<boolean> {
  const old = trashable.map(
    (name) => `SELECT FROM ${name} d WHERE NOT (${kept('d')}) AND d.deleted_at <= now() - make_interval(days => $1)`,
  )
  const { rows } = await db.query<{ found: boolean }>(`SELECT EXISTS (${old.join(' UNION ALL ')}) AS found`, [days])
  return rows[0]?.found === true
}

/**
 * Deletes for good what has been in a trash for longer than `days`, each document by itself, so that one that is still used
 * keeps no other.
 *
 * @param by who wishes it; without one, it is the machine
 * @returns how many are gone, and how many could not go yet
 */
export async function emptyTrash(
  payload: Payload,
  collections: readonly Trashable[],
  days: number,
  by?: PayloadRequest,
): Promise<{ deleted: number; left: number }> {
  let deleted = 0
  let left = 0
  for (const collection of collections) {
    for (const id of await idsInTrash(pool(), collection, days)) {
      try {
        await inTransaction(payload, async ({ req }) => {
          if (by) Object.assign(req, { user: by.user, payloadAPI: by.payloadAPI, headers: by.headers })
          await deleteForGood(req, collection, id)
        })
        deleted += 1
      } catch (error) {
        left += 1
        console.warn(`trash: ${collection} ${id} stays: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }
  return { deleted, left }
}

/** `emptyTrash` of everything, in the order in which it can go. */
export async function emptyOldTrash(payload: Payload, days: number): Promise<void> {
  const { deleted } = await emptyTrash(payload, trashable, days)
  if (deleted > 0) console.log(`trash: ${deleted} deleted for good, after ${days} days`)
}
