// Stories that the reader saved and those read last: kept by the browser, never sent.
import { readStored, writeStored } from '../browser/storage.ts'

export type ShelfStory = {
  /** The story's path, in the edition it was read in. */
  readonly path: string
  readonly headline: string
  readonly lang: string
  readonly dir: string
}

export type Shelf = 'saved' | 'history'

/** Most stories of a shelf; of the history, as many as can be read offline. */
const maxStories: Readonly<Record<Shelf, number>> = { saved: 200, history: 30 }

const isShelfStory = (value: Partial<ShelfStory> | null): value is ShelfStory => /^\/[^/\\]/.test(String(value?.path))

/** The stories of a shelf, the last one first. */
export function readShelf(shelf: Shelf): ShelfStory[] {
  try {
    const kept = JSON.parse(readStored(shelf) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isShelfStory) : []
  } catch {
    return []
  }
}

/** @returns whether the stories were stored */
export const writeShelf = (shelf: Shelf, kept: readonly ShelfStory[]) =>
  writeStored(shelf, JSON.stringify(kept.slice(0, maxStories[shelf])))

export const shelfWithout = (shelf: Shelf, path: string) => readShelf(shelf).filter((kept) => kept.path !== path)
