// Cursors of lists: moment and id of the last story shown, as `?before={milliseconds}-{id}` in the address.
import { isId } from '#lib/content/ids.ts'

/** The last story of a list's page; `at` has whole milliseconds, as the database keeps them. */
export type Cursor = { readonly at: Date; readonly id: number }

/** The end of the year 9999: the last moment that every side writes in the same form. */
const greatestMoment = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/**
 * Reads a cursor from an address.
 * @returns undefined without a parameter; null when it is malformed, or not in the form of `writeCursor`: each page has
 * one address
 */
export function readCursor(before: string | undefined): Cursor | null | undefined {
  if (before === undefined) return undefined
  const match = /^(0|[1-9]\d{0,15})-([1-9]\d{0,9})$/.exec(before)
  if (!match) return null
  const [at, id] = [Number(match[1]), Number(match[2])]
  return at <= greatestMoment && isId(id) ? { at: new Date(at), id } : null
}

/** Writes a cursor as `readCursor` reads it: `1764046800000-12`. */
export const writeCursor = ({ at, id }: Cursor): string => `${at.getTime()}-${id}`

/** The address of a list's page: its first, or the one after `cursor`. */
export const listPath = (path: string, cursor: Cursor | undefined): string =>
  cursor ? `${path}?before=${writeCursor(cursor)}` : path
