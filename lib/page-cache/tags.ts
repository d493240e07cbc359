// How a page learns its cache tags: whatever reads for it adds them, in an asynchronous context of its own.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { CacheTag } from '#lib/change-log/tags.ts'
import { shared } from '#lib/runtime/singleton.ts'

const storage = shared('tags', () => new AsyncLocalStorage<Set<CacheTag>>())

/**
 * Adds tags to the page that is being rendered: it was made from these things, and a change to any of them drops it.
 * Does nothing outside of `collectCacheTags`.
 */
export function addCacheTag(...tags: CacheTag[]): void {
  const collected = storage.getStore()
  if (collected !== undefined) for (const tag of tags) collected.add(tag)
}

/**
 * Runs `work` and collects the tags that it adds, also from nested asynchronous calls.
 *
 * @param collected receives the tags; it may still grow until what `work` returns has settled
 * @returns what `work` returns
 */
export function collectCacheTags<Result>(work: () => Result, collected: Set<CacheTag>): Result {
  return storage.run(collected, work)
}
