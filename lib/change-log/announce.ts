// Changes within this process: the listener announces them, the page cache and memos subscribe.
import { shared } from '#lib/runtime/singleton.ts'
import type { CacheTag } from './tags.ts'

/** The tags that changed; `everything` when they can't be known. */
export type Change = readonly CacheTag[] | 'everything'
export type ChangeListener = (change: Change) => void

const listeners = shared('changes', () => new Set<ChangeListener>())

/**
 * Subscribes to changes. `listener` runs synchronously: a request that arrives after the announcement sees its effect.
 *
 * @returns ends the subscription
 */
export function onChange(listener: ChangeListener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Calls every subscriber in this process. */
export function announce(change: Change): void {
  for (const listener of listeners) listener(change)
}
