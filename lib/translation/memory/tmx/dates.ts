// TMX's dates (ISO 8601 in basic format, UTC, to the second) and ours.

/** `2026-11-24T08:00:00.123456Z` → `20261124T080000Z`. */
export const tmxDate = (instant: string): string => `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`

/** `20261124T080000Z` → `2026-11-24T08:00:00Z`; null for what is no such date. */
export function parseTmxDate(date: string | undefined): string | null {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date ?? '')
  if (!found) return null
  const [, year, month, day, hours, minutes, seconds] = found
  const instant = `${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`
  return isInstant(instant) ? instant : null
}

/** Whether a text is a moment in UTC that exists, with up to six digits of a second's fraction. */
export function isInstant(text: string): boolean {
  const [, seconds] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,6})?Z$/.exec(text) ?? []
  if (!seconds || seconds < '0001') return false
  const moment = new Date(`${seconds}Z`)
  // A date that does not exist (30 February) is read as another one, or as none.
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(seconds)
}
