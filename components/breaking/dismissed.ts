// The line of breaking news that the reader has put away: kept by the browser, never sent.
import { store, stored } from '../browser/storage.ts'

const kept = 'breaking'

/** Key of the line that was put away last; null where none was, or the browser keeps nothing for us. */
export const dismissedLine = () => stored(kept)

export const dismissLine = (key: string) => store(kept, key)

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
