import type { PayloadRequest } from 'payload'
import { appendChange } from '#lib/change-log/append.ts'
import type { CacheTag } from '#lib/change-log/tags.ts'
import { connectionOf } from '../sql.ts'

/**
 * Appends a change to the change log in the transaction that makes it: neither can happen without the other.
 *
 * @param tags what the change touches; none: nothing is written
 */
export async function logChange(req: PayloadRequest, tags: readonly CacheTag[]): Promise<void> {
  if (tags.length > 0) await appendChange(await connectionOf(req), tags)
}
