// Moves of documents as a person may make them.
import type { PayloadRequest } from 'payload'
import { hasRole } from '../access/roles.ts'
import { forbid } from '../hooks/refuse.ts'
import { inRequestTransaction } from '../writing/request.ts'
import type { Trashable } from './collections.ts'
import { deleteForGood, moveToTrash, requireMayRestore, requireMayTrash, takeFromTrash } from './trash.ts'

/** What is to happen to documents. */
export type Move = 'discard' | 'restore' | 'deleteForGood'

const acts = { discard: moveToTrash, restore: takeFromTrash, deleteForGood } as const

/**
 * Does it to all of them, or to none.
 *
 * @throws when this person may not, or one of them can't be moved
 */
export async function move(
  req: PayloadRequest,
  collection: Trashable,
  what: Move,
  ids: readonly number[],
): Promise<void> {
  await inRequestTransaction(req, async () => {
    if (what === 'deleteForGood') {
      if (!hasRole(req, 'admin')) forbid(req, ({ trash }) => trash.adminsDelete)
    } else if (what === 'discard') await requireMayTrash(req, collection, ids)
    else await requireMayRestore(req, collection, ids)
    for (const id of [...ids].sort((one, other) => one - other)) await acts[what](req, collection, id)
  })
}
