// Stories that the reader saved and those read last: kept by the browser, never sent.

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

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'path' in value && /^\/[^/\\]/.test(String(value.path))

/** The stories of a shelf, the last one first. */
export function stories(shelf: Shelf): Kept[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(shelf) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isKept) : []
  } catch {
    return []
  }
}

/** @returns whether the browser keeps it */
export function keep(shelf: Shelf, kept: readonly Kept[]): boolean {
  try {
    localStorage.setItem(shelf, JSON.stringify(kept.slice(0, most[shelf])))
    return true
  } catch {
    return false
  }
}

export const without = (shelf: Shelf, path: string) => stories(shelf).filter((kept) => kept.path !== path)
