// The line of breaking news that the reader has dismissed: kept in local storage.
import { readStored, writeStored } from '../browser/storage.ts'

const kept = 'breaking'

/** Key of the line that was dismissed last; null without one. */
export const dismissedLine = () => readStored(kept)

export const dismissLine = (key: string) => writeStored(kept, key)

/** Hides the dismissed line before the first paint, so that nothing moves later. */
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
