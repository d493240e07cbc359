// Stories that the reader saved and those read last: kept by the browser, never sent.
import { store, stored } from '../browser/storage.ts'

export type Kept = {
  /** The story's path, in the edition it was read in. */
  readonly path: string
  readonly headline: string
  readonly lang: string
  readonly dir: string
}

export type Shelf = 'saved' | 'history'

/** Saved stories are the reader's to throw away; of those read, as many as can be read again without a connection. */
const most: Readonly<Record<Shelf, number>> = { saved: 200, history: 30 }

const isKept = (value: Partial<Kept> | null): value is Kept => /^\/[^/\\]/.test(String(value?.path))

/** The stories of a shelf, the last one first. */
export function stories(shelf: Shelf): Kept[] {
  try {
    const kept = JSON.parse(stored(shelf) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isKept) : []
  } catch {
    return []
  }
}

/** @returns whether the browser keeps it */
export const keep = (shelf: Shelf, kept: readonly Kept[]) => store(shelf, JSON.stringify(kept.slice(0, most[shelf])))

export const without = (shelf: Shelf, path: string) => stories(shelf).filter((kept) => kept.path !== path)
