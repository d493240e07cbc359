// Days of the calendar in dates that people and programs write.

const written = /^\s*([+-]?\d{4,6})-(\d\d)-(\d\d)/

/**
 * The day at the beginning of an ISO 8601 date that no calendar has, such as `2026-02-30`: JavaScript takes it for a day of
 * the next month.
 *
 * @returns the day as written; `null` when there is such a day, or when the text doesn't begin with one
 */
export function impossibleDay(text: string): string | null {
  const found = written.exec(text)
  if (!found) return null
  const [, year, month, day] = found.map(Number) as [number, number, number, number]
  // Day 0 of the next month; years below 100 would be of the 20th century.
  const last = new Date(0)
  last.setUTCFullYear(year, month, 0)
  return month >= 1 && month <= 12 && day >= 1 && day <= last.getUTCDate() ? null : found[0].trim()
}
