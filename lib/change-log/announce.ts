// Who hears of changes in this process: the page cache, memos. The change listener announces them.
import { shared } from '#lib/runtime/singleton.ts'
import type { CacheTag } from './tags.ts'

/** The tags of things that changed, or `everything` when what changed can't be known. */
export type Change = readonly CacheTag[] | 'everything'
export type ChangeListener = (change: Change) => void

const listeners = shared('changes', () => new Set<ChangeListener>())

/**
 * Calls `listener` with every change announced from now on, before any request that arrives after it is answered.
 *
 * @returns stops it
 */
export function onChange(listener: ChangeListener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells everyone in this process what changed. */
export function announce(change: Change): void {
  for (const listener of listeners) listener(change)
}
