// The line of breaking news that the reader has put away: kept by the browser, never sent.
const kept = 'breaking'

/** Key of the line that was put away last; null where none was, or the browser keeps nothing for us. */
export function dismissedLine(): string | null {
  try {
    return localStorage.getItem(kept)
  } catch {
    return null
  }
}

export function dismissLine(key: string): void {
  try {
    localStorage.setItem(kept, key)
  } catch {
    // A browser that keeps nothing still puts the line away on this page.
  }
}

/** Before the first paint: a line that was put away takes no room, so that nothing moves later. */
export function hideDismissedLine(): void {
  const key = dismissedLine()
  // What stands in a style sheet is nothing but a key.
  if (!/^[\da-f]{8}$/.test(key ?? '')) return
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`breaking-news[line="${key}"]{display:none}`)
    document.adoptedStyleSheets = [sheet]
  } catch {
    // An older browser shows the line.
  }
}
