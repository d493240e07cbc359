// Whose story somebody else publishes, or takes back, is told.
import type { PayloadRequest } from 'payload'
import { notify } from './notify.ts'

type Owned = { readonly id: number; readonly createdBy?: number | { readonly id: number } | null }

/**
 * Tells whoever began a document what has become of it for readers.
 *
 * @param before whether readers saw it
 * @param after whether they see it now
 */
export async function tellOwner(
  req: PayloadRequest,
  relationTo: 'articles' | 'translations',
  { id, createdBy }: Owned,
  before: boolean,
  after: boolean,
): Promise<void> {
  if (before === after) return
  const owner = typeof createdBy === 'object' ? createdBy?.id : createdBy
  await notify(req, { to: [owner], kind: after ? 'published' : 'withdrawn', document: { relationTo, value: id } })
}
