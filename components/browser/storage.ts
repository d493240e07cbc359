// Small things that the browser keeps on the device and never sends. A browser that keeps nothing for us (its reader may
// have said so) breaks nothing.

/** What is kept under a key; `null`: nothing. */
export function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** @returns whether the browser keeps it */
export function store(key: string, value: string): boolean {
  try {
    localStorage.setItem(key, value)
    return true
  } catch {
    return false
  }
}
