// Local storage, which is never sent to the server. Everything works without it too: readers may have turned it off.

/** The value of a key; `null` without one, or without storage. */
export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** @returns whether the value was stored */
export function writeStored(key: string, value: string): boolean {
  try {
    localStorage.setItem(key, value)
    return true
  } catch {
    return false
  }
}
